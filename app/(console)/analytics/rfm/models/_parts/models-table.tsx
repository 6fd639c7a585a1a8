import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { Status } from '@/components/ui/status';
import type { ListedModel } from '@/lib/domain/analytics/rfm-model/saved-model';
import { formatMoment } from '@/lib/format/dates';
import { useCutWords } from './use-cut-words';

type Props = { readonly models: readonly ListedModel[]; readonly timeZone: string };

/** Models, each with how it cuts; the default first. */
export function ModelsTable({ models, timeZone }: Props) {
  const t = useTranslations('rfmModels');
  const locale = useLocale();
  const cutWords = useCutWords();
  return (
    <DataTable
      caption={t('title')}
      rows={models}
      rowKey={({ modelId }) => String(modelId)}
      rowHref={({ modelId }) => `/analytics/rfm/models/${modelId}`}
      columns={[
        {
          id: 'name',
          header: t('fields.name'),
          cell: ({ name, isDefault }) => (isDefault ? t('defaultName') : name),
        },
        {
          id: 'use',
          header: t('columns.use'),
          cell: ({ isDefault }) => isDefault && <Status tone="live">{t('isDefault')}</Status>,
        },
        {
          id: 'cut',
          header: t('columns.cut'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ cut }) => <span className="block max-w-[64ch] truncate">{cutWords(cut)}</span>,
        },
        {
          id: 'groups',
          header: t('columns.groups'),
          isNumeric: true,
          cell: ({ groups }) => groups.length,
        },
        {
          id: 'version',
          header: t('columns.version'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ version }) => version,
        },
        {
          id: 'saved',
          header: t('columns.saved'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ savedAt, isDefault }) =>
            isDefault ? '—' : formatMoment(savedAt, { locale, timeZone }),
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
  );
}
