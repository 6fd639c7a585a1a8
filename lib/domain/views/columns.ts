/** A column of a list as far as it can be chosen. The first of a list names the row and always stands. */
export type ChoosableColumn = {
  readonly id: string;
  /** Not shown until it is chosen. */
  readonly isExtra?: boolean;
};

/** Stands in the address for no column but the first. */
const NONE = 'none';

/** What the address shows of a list: columns by name in whatever order; what it does not know is left out. Null: as the list is by itself. */
export function chosenColumns(
  columns: readonly ChoosableColumn[],
  told: string | undefined,
): ReadonlySet<string> | null {
  if (told === undefined) return null;
  const names = told.split(',');
  const known = columns.slice(1).filter(({ id }) => names.includes(id));
  if (known.length === 0 && !names.includes(NONE)) return null;
  return new Set(known.map(({ id }) => id));
}

/** Whether a column is shown by such a choice. */
export function isShown(
  column: ChoosableColumn,
  at: number,
  chosen: ReadonlySet<string> | null,
): boolean {
  if (at === 0) return true;
  return chosen === null ? column.isExtra !== true : chosen.has(column.id);
}

/** How the address says a choice: in the order of the list; nothing when it is what the list shows by itself. */
export function columnsParameter(
  columns: readonly ChoosableColumn[],
  shown: ReadonlySet<string>,
): string | null {
  const others = columns.slice(1);
  if (others.every(({ id, isExtra }) => shown.has(id) !== (isExtra === true))) return null;
  const names = others.flatMap(({ id }) => (shown.has(id) ? [id] : []));
  return names.length === 0 ? NONE : names.join(',');
}
