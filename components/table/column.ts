import type { ReactNode } from 'react';
import { type ChoosableColumn, chosenColumns, isShown } from '@/lib/domain/views/columns';

export type SortDirection = 'ascending' | 'descending';

/** A column as its choice names it. */
export type NamedColumn = ChoosableColumn & { readonly name: string };

/** One column of a table. */
export type Column<Row> = {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right so that their digits line up. */
  readonly isNumeric?: boolean;
  /** Of a list whose columns can be chosen: not shown until it is. */
  readonly isExtra?: boolean;
  /** What the choice of columns calls it, where its head is no plain text. */
  readonly name?: string;
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

/** That columns of a table can be chosen, and what the address says of it. */
export type ChosenInAddress = { readonly columns: string | undefined };

type Shown<Row> = {
  readonly columns: readonly Column<Row>[];
  /** Null: they cannot be chosen. */
  readonly named: readonly NamedColumn[] | null;
  /** The address chooses them. */
  readonly isChosen: boolean;
};

/** The columns that a table shows, and all of them by name where they can be chosen. */
export function shownColumns<Row>(
  all: readonly Column<Row>[],
  choice: ChosenInAddress | undefined,
): Shown<Row> {
  if (choice === undefined) return { columns: all, named: null, isChosen: false };
  const chosen = chosenColumns(all, choice.columns);
  const named = all.map(({ id, isExtra, name, header }) => ({
    id,
    isExtra: isExtra === true,
    name: name ?? (typeof header === 'string' ? header : id),
  }));
  const columns = all.filter((column, at) => isShown(column, at, chosen));
  return { columns, named, isChosen: chosen !== null };
}
