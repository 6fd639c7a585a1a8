import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/table/data-table';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import type { ListedImport } from '@/lib/imports/queries/list-imports';
import { ImportStatus } from './_parts/import-status';

type Props = {
  readonly imports: readonly ListedImport[];
  readonly timeZone: string;
  /** Columns that the address chooses. */
  readonly columns: string | undefined;
  readonly empty: ReactNode;
};

/** Imports, the latest first. */
export function ImportsTable({ imports, timeZone, columns, empty }: Props) {
  const t = useTranslations('imports');
  const locale = useLocale();
  return (
    <DataTable
      caption={t('list.caption')}
      rows={imports}
      rowKey={(row) => String(row.importId)}
      rowHref={(row) => `/imports/${row.importId}`}
      choice={{ columns }}
      empty={empty}
      columns={[
        { id: 'file', header: t('list.file'), cell: (row) => row.fileName },
        {
          id: 'kind',
          header: t('list.kind'),
          isSecondary: true,
          cell: (row) => t(`kinds.${row.kind}`),
        },
        {
          id: 'state',
          header: t('list.state'),
          cell: (row) => <ImportStatus state={row.state} />,
        },
        {
          id: 'rows',
          header: t('list.rows'),
          isNumeric: true,
          cell: (row) => (row.rows === null ? '' : formatCount(row.rows, locale)),
        },
        {
          id: 'refused',
          header: t('list.refused'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ counts }) => formatCount(counts.rowsRefused ?? 0, locale),
        },
        {
          id: 'created',
          header: t('list.created'),
          isSecondary: true,
          isQuiet: true,
          cell: (row) => formatMoment(row.createdAt, { locale, timeZone }),
        },
        {
          id: 'by',
          header: t('list.by'),
          isSecondary: true,
          isQuiet: true,
          cell: (row) => row.createdByName ?? t('list.system'),
        },
      ]}
    />
  );
}
