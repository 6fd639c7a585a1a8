import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import { EmptyState } from '@/components/ui/empty-state';

const EXAMPLE = [
  ['2026-03-01 10:15', 'R-1001', 'S-04', '4607128850014', '1249.90'],
  ['2026-03-01 10:22', 'R-1002', 'S-04', '', '310.00'],
  ['2026-03-02 18:40', 'R-1003', 'S-11', '4607128850021', '-89.50'],
] as const;

const HEADER = ['date', 'receipt', 'store', 'card', 'amount'] as const;

/** What stands on the page before the first import: what a file looks like. */
export function NoImports({ action }: { readonly action: ReactNode }) {
  const t = useTranslations('imports.list');
  return (
    <EmptyState
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={action}
      example={
        <SimpleTable
          caption={t('exampleCaption')}
          rows={EXAMPLE}
          rowKey={(row) => row[1]}
          columns={HEADER.map((name, index) => ({
            id: name,
            header: name,
            cell: (row: readonly string[]) => row[index] ?? '',
          }))}
        />
      }
    />
  );
}
