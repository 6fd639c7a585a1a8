import type { ReactNode } from 'react';

export type SortDirection = 'ascending' | 'descending';

/** One column of a table. */
export type Column<Row> = {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right so that their digits line up. */
  readonly isNumeric?: boolean;
  /** Hidden below 641 px, where only what identifies a row is kept. */
  readonly isSecondary?: boolean;
  /** Muted text. */
  readonly isQuiet?: boolean;
  /** The column the rows are ordered by. */
  readonly sorted?: SortDirection;
  /** Orders the rows by this column. */
  readonly sortHref?: string;
};

/** Class names of a cell of a column. */
export function columnStyles(column: Column<never>): string {
  return [
    column.isNumeric ? 'text-right' : 'text-left',
    column.isSecondary ? 'max-sm:hidden' : '',
    column.isQuiet ? 'text-ink-2' : '',
  ].join(' ');
}
