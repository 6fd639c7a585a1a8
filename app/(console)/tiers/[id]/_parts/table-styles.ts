/** Looks of the table of a ladder: a table when it has the room, rows of two columns (live, draft) when it has not. */
export const ROW =
  'grid grid-flow-row-dense grid-cols-2 border-b @max-4xl:relative last:border-b-0 @4xl:table-row @4xl:[&:last-child>*]:border-b-0';
export const CELL =
  'block min-w-0 px-3 py-1.5 @4xl:table-cell @4xl:border-b @4xl:py-2 @4xl:align-middle';
export const LIVE = 'col-start-1';
/** The strong hairline and the tint of the draft. */
export const DRAFT =
  'col-start-2 bg-[color-mix(in_oklch,var(--primary-soft)_32%,transparent)] @max-4xl:border-l @max-4xl:border-l-line-strong';
/** What the head of a column says, where there is no head. */
export const LABEL = 'block text-2xs font-normal text-ink-3 @4xl:hidden';
