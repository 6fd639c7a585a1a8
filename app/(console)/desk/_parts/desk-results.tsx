import NextLink from 'next/link';
import { useTranslations } from 'next-intl';
import type { MemberHit } from '@/components/shell/member-search';

type Props = {
  readonly query: string;
  readonly isAsked: boolean;
  readonly found: { readonly members: readonly MemberHit[]; readonly failed: boolean };
};

/** Members found so far, each a link; or why there are none. */
export function DeskResults({ query, isAsked, found }: Props) {
  const t = useTranslations('home.desk');
  const palette = useTranslations('shell.palette');
  if (query === '') return null;
  const silence = found.failed ? palette('failed') : t('none', { query });
  return (
    <div className="border-t py-1">
      <p role="status" className="px-4 py-1.5 text-sm text-ink-2">
        {!isAsked && t('more')}
        {isAsked && found.members.length === 0 && silence}
        {found.members.length > 0 && palette('count', { count: found.members.length })}
      </p>
      <ul aria-label={t('results')}>
        {found.members.map((hit) => (
          <li key={hit.href}>
            <NextLink
              href={hit.href}
              prefetch={false}
              className="flex flex-wrap items-baseline gap-x-3 px-4 py-2 hover:bg-hover focus-visible:bg-primary-soft touch:py-3"
            >
              <span className="font-medium">{hit.name}</span>
              <span className="text-sm text-ink-2">{hit.detail}</span>
            </NextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
