import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import type { ListedTemplate } from '@/lib/domain/messaging/template-input';
import { formatMoment } from '@/lib/format/dates';

type Props = { readonly templates: readonly ListedTemplate[]; readonly timeZone: string };

/** Templates by name, each with its subject in the reader's language. */
export function TemplateTable({ templates, timeZone }: Props) {
  const t = useTranslations('templates');
  const locale = useLocale();
  return (
    <>
      <DataTable
        caption={t('columns.caption')}
        rows={templates}
        rowKey={({ templateId }) => String(templateId)}
        rowHref={({ templateId }) => `/templates/${templateId}`}
        columns={[
          { id: 'name', header: t('columns.name'), cell: ({ name }) => name },
          {
            id: 'subject',
            header: t('columns.subject'),
            isSecondary: true,
            isQuiet: true,
            cell: ({ subject }) => (
              <span className="block max-w-[52ch] truncate">{subject[locale]}</span>
            ),
          },
          { id: 'kind', header: t('columns.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
          {
            id: 'version',
            header: t('columns.version'),
            isNumeric: true,
            isSecondary: true,
            cell: ({ version }) => version,
          },
          {
            id: 'changed',
            header: t('columns.changed'),
            isSecondary: true,
            isQuiet: true,
            cell: ({ changedAt }) => formatMoment(changedAt, { locale, timeZone }),
          },
          {
            id: 'by',
            header: t('columns.by'),
            isSecondary: true,
            isQuiet: true,
            cell: ({ createdBy }) => createdBy ?? '—',
          },
        ]}
      />
      <p className="mt-3 text-sm text-ink-2">{t('count', { count: templates.length })}</p>
    </>
  );
}
