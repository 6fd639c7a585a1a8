import { Search, X } from 'lucide-react';
import NextLink from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { iconButtonStyles } from '@/components/ui/icon-button-styles';
import { Kbd } from '@/components/ui/kbd';
import { SEARCH_MAX_LENGTH } from '@/lib/domain/members/list-filters';

type Props = {
  readonly value: string;
  /** Parameters of the address that a search keeps. */
  readonly carried: readonly (readonly [string, string])[];
  readonly clearHref: string;
};

/** Finds members in the list by any of their names and numbers. A plain form: it works before any script. */
export function SearchField({ value, carried, clearHref }: Props) {
  const t = useTranslations('members.search');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a form with a role is announced where <search> is not yet
    <form action="/members" role="search" className="mb-2.5 flex max-w-xl gap-2">
      {carried.map(([name, text]) => (
        <input key={name} type="hidden" name={name} value={text} />
      ))}
      <div className="relative min-w-0 flex-1">
        <Icon of={Search} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
        <input
          key={value}
          type="search"
          name="q"
          data-page-search
          aria-label={t('label')}
          placeholder={t('placeholder')}
          defaultValue={value}
          maxLength={SEARCH_MAX_LENGTH}
          autoComplete="off"
          className="h-8 w-full min-w-0 rounded-control border border-line-strong bg-raised pr-9 pl-8 [&::-webkit-search-cancel-button]:hidden touch:h-11 touch:text-[16px]"
        />
        <span className="absolute top-1/2 right-1 -translate-y-1/2">
          {value === '' ? (
            <span className="mr-1.5 max-shell:hidden" aria-hidden="true">
              <Kbd>{'/'}</Kbd>
            </span>
          ) : (
            <NextLink
              href={clearHref}
              prefetch={false}
              aria-label={t('clear')}
              title={t('clear')}
              className={iconButtonStyles}
            >
              <Icon of={X} size={14} />
            </NextLink>
          )}
        </span>
      </div>
      <Button type="submit">{t('find')}</Button>
    </form>
  );
}
