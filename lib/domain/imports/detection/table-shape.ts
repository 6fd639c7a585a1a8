import { guessDatePattern } from '../parsing/guess-dates';
import { isNumberLike } from '../parsing/guess-number-format';

/** Where the table of a file begins. Rows are counted without empty lines. */
export type TableShape = {
  /** Rows above the names of the columns that are none of the table: a title, names of groups of columns. */
  readonly rowsAbove: number;
  readonly header: boolean;
  /** Rows right under the names that are no data: names in another language, units. */
  readonly rowsBelow: number;
};

/** Most rows above the names, and under them, that are looked for and may be chosen. */
export const ROWS_ABOVE_MAX = 10;
export const ROWS_BELOW_MAX = 3;

/** Share of a column's values that are numbers or dates, from which text in it stands out. */
const TYPED_SHARE = 0.8;
/** So many columns must stand out: one value that is wrong makes no second header. */
const TYPED_COLUMNS = 2;

type Row = readonly string[];

/** Whether a record is an empty line. */
export function isBlank(cells: Row): boolean {
  return cells.length === 0 || (cells.length === 1 && cells[0]?.trim() === '');
}

const filledOf = (cells: Row) => cells.filter((cell) => cell.trim() !== '');

/** Whether the text is a number or a date. */
function isTyped(text: string): boolean {
  return isNumberLike(text) || guessDatePattern([text]) !== null;
}

/** Whether the first row names columns: no cell of it is a number or a date, and none is empty. */
export function looksLikeHeader(first: Row): boolean {
  return first.length > 0 && first.every((cell) => cell.trim() !== '' && !isTyped(cell.trim()));
}

/** The first rows by which columns are judged. */
const LOOKED_AT = 50;

/** In how many columns the row is text over numbers and dates; null when it holds one of those itself. */
function columnsOfText(row: Row, under: readonly Row[]): number | null {
  const data = under.slice(0, LOOKED_AT);
  let columns = 0;
  for (const [index, cell] of row.entries()) {
    const values = data.map((each) => each[index]?.trim() ?? '').filter((each) => each !== '');
    const typed = values.filter(isTyped).length;
    const text = cell.trim();
    if (text === '' || values.length === 0 || typed < values.length * TYPED_SHARE) continue;
    if (isTyped(text)) return null;
    columns += 1;
  }
  return columns;
}

/** How many rows stand above the names of the columns: each fills less of the table than they do. 0 when none is found. */
function findRowsAbove(rows: readonly Row[]): number {
  let widest = 0;
  for (const [index, row] of rows.slice(0, ROWS_ABOVE_MAX + 1).entries()) {
    const filled = filledOf(row).length;
    const isNames = looksLikeHeader(row) && row.length > 1 && filled > widest;
    if (isNames) return (columnsOfText(row, rows.slice(index + 1)) ?? 0) > 0 ? index : 0;
    if (filledOf(row).filter(isTyped).length > 1) return 0;
    widest = Math.max(widest, filled);
  }
  return 0;
}

/** Rows right under the names of the columns that are no data. */
export function findRowsBelow(rows: readonly Row[]): number {
  let below = 0;
  for (; below < ROWS_BELOW_MAX; below += 1) {
    const row = rows[below];
    // Names and units hold no digits; a row of data with two values that are wrong holds some in the others.
    if (row === undefined || row.some((cell) => /\d/.test(cell))) break;
    if ((columnsOfText(row, rows.slice(below + 1)) ?? 0) < TYPED_COLUMNS) break;
  }
  return below;
}

/** Finds the names of the columns in the first rows of a file, empty lines left out. */
export function findTable(rows: readonly Row[]): TableShape {
  const rowsAbove = findRowsAbove(rows);
  const header = looksLikeHeader(rows[rowsAbove] ?? []);
  const rowsBelow = header ? findRowsBelow(rows.slice(rowsAbove + 1)) : 0;
  return { rowsAbove, header, rowsBelow };
}

const TOTALS = /^(?:total|totals|grand total|sum total|итог|итого|всего)(?:$|[^\p{L}\p{N}])/iu;

/**
 * Whether a row is the sum of those above it, as reports end with: it begins with the word, leaves columns of the
 * table empty, and all else in it is numbers.
 */
export function looksLikeTotals(cells: Row, width: number): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  // Asked of every row of millions: the word decides nearly all of them.
  if (first === undefined || !TOTALS.test(first.trim())) return false;
  const [, ...others] = filledOf(cells);
  return others.length + 1 < width && others.every(isNumberLike);
}
