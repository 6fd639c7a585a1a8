import type { ReactNode } from 'react';
import { cx } from '../ui/cx';
import { ScrollRegion } from '../ui/scroll-region';
import { type ChosenInAddress, type Column, columnStyles, shownColumns } from './column';
import { ColumnChoice } from './column-choice';
import { HeaderCell } from './header-cell';

type Props<Row> = {
  /** Read aloud before the table, hidden from sight. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Cells of the last line, by column: totals. */
  readonly totals?: readonly ReactNode[];
  readonly isCurrent?: (row: Row) => boolean;
  /** Columns can be chosen, and this is what the address says of it. Absent: they are as they are. */
  readonly choice?: ChosenInAddress | undefined;
};

/** A table inside a page: hairlines, no box, the first column names the row. */
export function SimpleTable<Row>({
  caption,
  columns: all,
  rows,
  rowKey,
  totals,
  isCurrent,
  choice,
}: Props<Row>) {
  const { columns, named } = shownColumns(all, choice);
  return (
    <ScrollRegion label={caption}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line-strong">
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} />
            ))}
            {named !== null && (
              <th className="w-8 p-0 text-right max-sm:hidden">
                <ColumnChoice columns={named} />
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={cx(
                'border-b hover:bg-hover',
                isCurrent?.(row) && 'bg-surface shadow-[inset_2px_0_0_var(--seal)]',
              )}
            >
              {columns.map((column, index) => (
                <BodyCell key={column.id} column={column} row={row} isFirst={index === 0} />
              ))}
              {named !== null && <td className="p-0 max-sm:hidden" />}
            </tr>
          ))}
        </tbody>
        {totals !== undefined && (
          <tfoot>
            <tr className="font-[550]">
              {columns.map((column, index) => (
                <td
                  key={column.id}
                  className={cx('h-8 px-2.5 whitespace-nowrap touch:h-11', columnStyles(column))}
                >
                  {totals[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}

type CellProps<Row> = {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly isFirst: boolean;
};

function BodyCell<Row>({ column, row, isFirst }: CellProps<Row>) {
  const styles = cx('h-8 px-2.5 whitespace-nowrap touch:h-11', columnStyles(column));
  if (!isFirst) return <td className={styles}>{column.cell(row)}</td>;
  return (
    <th
      scope="row"
      className={cx(
        styles,
        'font-medium max-sm:sticky max-sm:left-0 max-sm:bg-(--ground,var(--canvas))',
      )}
    >
      {column.cell(row)}
    </th>
  );
}
