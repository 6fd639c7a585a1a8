import { RowRefusal } from '../kinds/row-reader';
import type { FileProblem } from '../problem-codes';
import { cutText } from './cut-text';
import type { FieldSource } from './field-source';

/** The trimmed text of a field in a row; '' when the cell is empty. */
export type CellGetter = (cells: readonly string[]) => string;

/** A mapping that does not fit the file. `column` names the one that is absent or stands twice. */
export class ColumnProblem extends Error {
  readonly code: FileProblem;
  readonly column: string;

  constructor(code: FileProblem, column: string) {
    super(`${code}: ${column}`);
    this.code = code;
    this.column = column;
  }
}

const LONGEST_SHOWN = 200;

/** A refusal with the value as it may be shown: cut to a readable length. */
export function refuseRow(
  code: RowRefusal['problem']['code'],
  field: string,
  value: string,
): never {
  throw new RowRefusal({ code, field, value: value.slice(0, LONGEST_SHOWN) });
}

/** Where a column stands, from 0. `width` is the number of columns of the first row. */
export function columnIndex(
  column: string | number,
  { header, width }: { header: readonly string[] | null; width: number },
): number {
  if (typeof column === 'number') {
    if (column > width) throw new ColumnProblem('column_absent', String(column));
    return column - 1;
  }
  const names = (header ?? []).map((name) => name.trim());
  const index = names.indexOf(column.trim());
  if (index < 0) throw new ColumnProblem('column_absent', column);
  if (names.lastIndexOf(column.trim()) !== index) throw new ColumnProblem('column_doubled', column);
  return index;
}

/** A getter of the field's text, its prefix and suffix cut. */
export function cellGetter(
  source: FieldSource,
  field: string,
  columns: { header: readonly string[] | null; width: number },
): CellGetter {
  if ('constant' in source) return () => source.constant;
  const index = columnIndex(source.column, columns);
  const { cutPrefix, cutSuffix } = source;
  return (cells) => {
    const cell = cells[index];
    if (cell === undefined) return refuseRow('columns_missing', field, cells.join(' | '));
    const text = cutText(cell.trim(), cutPrefix, cutSuffix);
    return text.includes('\0')
      ? refuseRow('value_unreadable', field, text.replaceAll('\0', ' '))
      : text;
  };
}
