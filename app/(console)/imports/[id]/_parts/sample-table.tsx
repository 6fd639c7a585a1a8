import { useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import type { FileSample } from '@/lib/domain/imports/mapping/guess-mapping';

const ROWS_SHOWN = 12;
const CELL_SHOWN = 60;

const cut = (text: string) => (text.length > CELL_SHOWN ? `${text.slice(0, CELL_SHOWN)}…` : text);

/** The first rows of the file, cut into columns as it will be read. */
export function SampleTable({ sample }: { readonly sample: FileSample }) {
  const t = useTranslations('imports.reading');
  const width = Math.max(sample.header?.length ?? 0, ...sample.rows.map((row) => row.length));
  const rows = sample.rows.slice(0, ROWS_SHOWN).map((cells, index) => ({ cells, index }));
  const columns = Array.from({ length: width }, (_, index) => ({
    id: String(index),
    header: cut(sample.header?.[index] ?? t('column', { number: index + 1 })),
    cell: (row: { readonly cells: readonly string[] }) => cut(row.cells[index] ?? ''),
  }));
  return (
    <SimpleTable
      caption={t('sample')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.index)}
    />
  );
}
