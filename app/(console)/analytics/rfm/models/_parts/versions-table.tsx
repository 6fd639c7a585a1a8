import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import type { ModelVersion } from '@/lib/domain/analytics/rfm-model/saved-model';
import { formatMoment } from '@/lib/format/dates';
import { useCutWords } from './use-cut-words';

type Props = { readonly versions: readonly ModelVersion[]; readonly timeZone: string };

/** What the model said before, the newest first. */
export function VersionsTable({ versions, timeZone }: Props) {
  const t = useTranslations('rfmModels');
  const locale = useLocale();
  const cutWords = useCutWords();
  return (
    <Section title={t('versions')}>
      <SimpleTable
        caption={t('versions')}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { id: 'version', header: t('columns.version'), cell: ({ version }) => version },
          { id: 'name', header: t('fields.name'), cell: ({ name }) => name },
          {
            id: 'cut',
            header: t('columns.cut'),
            isSecondary: true,
            isQuiet: true,
            cell: ({ cut }) => cutWords(cut),
          },
          {
            id: 'groups',
            header: t('columns.groups'),
            isNumeric: true,
            cell: ({ groups }) => groups.length,
          },
          {
            id: 'saved',
            header: t('columns.saved'),
            isQuiet: true,
            cell: ({ savedAt }) => formatMoment(savedAt, { locale, timeZone }),
          },
          {
            id: 'by',
            header: t('columns.by'),
            isSecondary: true,
            isQuiet: true,
            cell: ({ savedBy }) => savedBy ?? '—',
          },
        ]}
      />
    </Section>
  );
}
