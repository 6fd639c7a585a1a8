import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ImportState } from '@/lib/domain/imports/import-kinds';
import { formatMoment } from '@/lib/format/dates';

type Props = {
  readonly imports: readonly {
    readonly importId: number;
    readonly fileName: string;
    readonly state: ImportState;
    readonly createdAt: Date;
  }[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

/** What was brought in last, or the way to the first import. */
export function LatestImports({ imports, zone }: Props) {
  const t = useTranslations('home.home');
  const states = useTranslations('imports.states');
  if (imports.length === 0) {
    return (
      <Section title={t('importsTitle')}>
        <EmptyState
          title={t('noImports')}
          action={<ButtonLink href="/imports">{t('firstImport')}</ButtonLink>}
        />
      </Section>
    );
  }
  return (
    <Section
      title={t('importsTitle')}
      tools={<TextLink href="/imports">{t('allImports')}</TextLink>}
    >
      <ul className="border-t">
        {imports.map((one) => (
          <li key={one.importId} className="flex flex-wrap gap-x-3 border-b py-2.5">
            <TextLink href={`/imports/${one.importId}`} className="min-w-0 truncate font-medium">
              {one.fileName}
            </TextLink>
            <span className="text-ink-2">{states(one.state)}</span>
            <span className="ml-auto text-sm text-ink-2">{formatMoment(one.createdAt, zone)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
