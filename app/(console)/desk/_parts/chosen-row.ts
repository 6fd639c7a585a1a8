import type { DeskRow } from '@/lib/domain/desk/answer';

/** The row that is chosen: the one the reader went to while it is there, else the first. */
export function chosenRow(rows: readonly DeskRow[], wantedId: string | null): DeskRow | null {
  return rows.find(({ id }) => id === wantedId) ?? rows[0] ?? null;
}

/** The row that an arrow goes to, round the ends; null when there are none. */
export function rowAfter(
  rows: readonly DeskRow[],
  current: DeskRow | null,
  step: 1 | -1,
): DeskRow | null {
  if (rows.length === 0) return null;
  const at = rows.findIndex(({ id }) => id === current?.id);
  const from = at === -1 && step === -1 ? 0 : at;
  return rows[(from + step + rows.length) % rows.length] ?? null;
}
