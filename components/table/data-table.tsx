import NextLink from 'next/link';
import type { ReactNode } from 'react';
import { cx } from '../ui/cx';
import { type ChosenInAddress, type Column, columnStyles, shownColumns } from './column';
import { ColumnChoice } from './column-choice';
import { HeaderCell } from './header-cell';
import { RowKeys } from './row-keys';

type Props<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads. The link stands on the first cell; J, K and Enter use it too. */
  readonly rowHref?: (row: Row) => string;
  readonly isCurrent?: (row: Row) => boolean;
  /** A narrow cell before the first one: a box to select the row, and one for all of them. */
  readonly select?: { readonly all: ReactNode; readonly row: (row: Row) => ReactNode };
  /** Columns can be chosen, and this is what the address says of it. Absent: they are as they are. */
  readonly choice?: ChosenInAddress | undefined;
  /** What stands instead of rows when there are none. */
  readonly empty?: React.ReactNode;
};

/** A list of things in compact rows, with a head that stays in sight and keys to walk it. */
export function DataTable<Row>({
  caption,
  columns: all,
  rows,
  rowKey,
  rowHref,
  isCurrent,
  select,
  choice,
  empty,
}: Props<Row>) {
  if (rows.length === 0 && empty !== undefined) return empty;
  const { columns, named, isChosen } = shownColumns(all, choice);
  return (
    <RowKeys label={caption} mayBeWide={isChosen}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-sunken shadow-[inset_0_-1px_0_var(--line)]">
          <tr className="h-8">
            {select !== undefined && <th className="w-8 pl-2.5">{select.all}</th>}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} />
            ))}
            {named !== null && (
              <th className="sticky right-0 w-8 bg-sunken p-0 pr-0.5 text-right max-sm:hidden">
                <ColumnChoice columns={named} />
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              data-row
              aria-current={isCurrent?.(row) ? 'true' : undefined}
              className={cx(
                'border-b last:border-b-0 hover:bg-hover has-[a:focus-visible]:bg-hover',
                isCurrent?.(row) && 'bg-primary-soft shadow-[inset_2px_0_0_var(--seal)]',
              )}
            >
              {select !== undefined && <td className="w-8 pl-2.5">{select.row(row)}</td>}
              {columns.map((column, index) => (
                <td
                  key={column.id}
                  className={cx(
                    'h-8 px-2.5 whitespace-nowrap touch:h-11',
                    index === 0 && 'font-medium max-sm:py-1 max-sm:whitespace-normal',
                    columnStyles(column),
                  )}
                >
                  {index === 0 && rowHref !== undefined ? (
                    <NextLink
                      href={rowHref(row)}
                      prefetch={false}
                      data-row-link
                      className="-my-1 inline-flex min-h-8 items-center decoration-1 underline-offset-2 hover:underline touch:min-h-11"
                    >
                      {column.cell(row)}
                    </NextLink>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
              {named !== null && <td className="p-0 max-sm:hidden" />}
            </tr>
          ))}
        </tbody>
      </table>
    </RowKeys>
  );
}
