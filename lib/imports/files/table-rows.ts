import 'server-only';
import { isSeparatorLine } from '@/lib/domain/imports/detection/separators';
import { isBlank, looksLikeTotals } from '@/lib/domain/imports/detection/table-shape';
import type { FileFormat } from '@/lib/domain/imports/mapping/file-format';
import type { ReadProgress } from './open-text';
import { readRecords } from './read-records';

/** A row of the table in a file; `row` counts every record of the file from 1. */
export type TableRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly isHeader: boolean;
};

/** What the reading leaves out and counts. */
export type LeftOut = { totals: number };

type Format = Pick<FileFormat, 'encoding' | 'separator' | 'header' | 'rowsAbove' | 'rowsBelow'>;

/** Most rows at the end that may be totals. */
const TOTALS_MAX = 5;

/** Records that may belong to the table: Excel's line of the separator, empty lines and the rows around the header are not. */
async function* recordsOf(
  path: string,
  format: Format,
  progress: ReadProgress,
): AsyncGenerator<TableRow> {
  const { encoding, separator, header, rowsAbove } = format;
  const rowsBelow = header ? format.rowsBelow : 0;
  let row = 0;
  let filled = 0;
  for await (const cells of readRecords({ path, encoding, separator }, progress)) {
    row += 1;
    if (isBlank(cells) || (row === 1 && isSeparatorLine(cells))) continue;
    filled += 1;
    const isHeader = header && filled === rowsAbove + 1;
    const isData = filled > rowsAbove + (header ? 1 + rowsBelow : 0);
    if (isHeader || isData) yield { row, cells, isHeader };
  }
}

/**
 * The names of the columns, where the file has them, and its rows. Totals that end the table are counted and left out: those
 * above other rows are rows.
 * @throws AppError `file_unreadable`
 */
export async function* readTable(
  path: string,
  format: Format,
  progress: ReadProgress & LeftOut,
): AsyncGenerator<TableRow> {
  let width = 0;
  let held: TableRow[] = [];
  for await (const each of recordsOf(path, format, progress)) {
    if (width === 0) width = each.cells.length;
    const mayEnd = !each.isHeader && looksLikeTotals(each.cells, width);
    if (mayEnd && held.length < TOTALS_MAX) {
      held.push(each);
      continue;
    }
    yield* held;
    held = [];
    yield each;
  }
  progress.totals += held.length;
}
