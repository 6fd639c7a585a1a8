import 'server-only';
import { parse as parseSync } from 'csv-parse/sync';
import {
  certainEncoding,
  type Encoding,
  foreignContent,
} from '@/lib/domain/imports/detection/encodings';
import { guessEncoding } from '@/lib/domain/imports/detection/guess-encoding';
import {
  guessSeparator,
  isSeparatorLine,
  linesOf,
  type Separator,
  splitSpaces,
} from '@/lib/domain/imports/detection/separators';
import {
  findRowsBelow,
  findTable,
  isBlank,
  looksLikeTotals,
} from '@/lib/domain/imports/detection/table-shape';
import { COLUMNS_MAX, GUESS_ROWS, SAMPLE_BYTES, SAMPLE_ROWS } from '@/lib/domain/imports/limits';
import type { FileSample } from '@/lib/domain/imports/mapping/guess-mapping';
import { fileRefusal } from './file-refusal';
import { readBytes } from './open-text';
import { csvOptions, csvRefusal } from './read-records';

/** What the person has already decided about the file; the rest is found out. */
export type SampleChoices = {
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
  readonly header?: boolean | undefined;
  readonly rowsAbove?: number | undefined;
  readonly rowsBelow?: number | undefined;
};

async function firstBytes(path: string): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of readBytes(path, { bytes: 0 })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > SAMPLE_BYTES) break;
  }
  return {
    bytes: Buffer.concat(chunks).subarray(0, SAMPLE_BYTES),
    isWhole: length <= SAMPLE_BYTES,
  };
}

/**
 * Looks at the first bytes before a long reading: a workbook, a picture or another encoding is told at once.
 * @throws AppError `file_empty`, `file_unreadable`
 */
export async function assertText(path: string, encoding: Encoding): Promise<void> {
  const { bytes } = await firstBytes(path);
  if (bytes.length === 0) throw fileRefusal('empty');
  const foreign = foreignContent(bytes);
  if (foreign) throw fileRefusal(foreign);
  if ((certainEncoding(bytes) ?? encoding) !== encoding) throw fileRefusal('encoding_wrong');
}

/** Cutting through the last character is no fault of the file; a wrong one before is. */
function decodeSample(bytes: Buffer, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    throw fileRefusal('encoding_wrong');
  }
}

function cut(text: string, separator: Separator): string[][] {
  if (separator === 'spaces') return linesOf(text, GUESS_ROWS).map(splitSpaces);
  try {
    return parseSync(text, { ...csvOptions(separator), to: GUESS_ROWS });
  } catch (error) {
    throw csvRefusal(error, 1);
  }
}

/** The text up to its last whole line, when the file goes on after it. */
function wholeLines(text: string, isWhole: boolean): string {
  if (isWhole) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  if (end < 0) throw fileRefusal('line_too_long', 1);
  return text.slice(0, end + 1);
}

type Shape = Pick<FileSample, 'header' | 'rowsAbove' | 'rowsBelow' | 'rows'>;

/** Divides the records into names and rows: as chosen, else as they look. */
function shapeOf(records: readonly string[][], choices: SampleChoices): Shape {
  const found = findTable(records);
  const rowsAbove = choices.rowsAbove ?? found.rowsAbove;
  const [first, ...rest] = records.slice(rowsAbove);
  if (!first) throw fileRefusal('empty');
  if (first.length > COLUMNS_MAX) throw fileRefusal('line_too_long', 1);
  const hasHeader = choices.header ?? found.header;
  if (!hasHeader) return { header: null, rowsAbove, rowsBelow: 0, rows: records.slice(rowsAbove) };
  const rowsBelow = choices.rowsBelow ?? findRowsBelow(rest);
  const rows = rest.slice(rowsBelow);
  if (rows.length === 0) throw fileRefusal('header_only');
  return { header: first, rowsAbove, rowsBelow, rows };
}

/**
 * Reads the beginning of a file: encoding, separator and the place of the header as found or as chosen, and the first rows.
 * @throws AppError `file_empty`, `file_unreadable` (with the problem)
 */
export async function sampleFile(path: string, choices: SampleChoices = {}): Promise<FileSample> {
  const { bytes, isWhole } = await firstBytes(path);
  if (bytes.length === 0) throw fileRefusal('empty');
  const foreign = foreignContent(bytes);
  if (foreign) throw fileRefusal(foreign);
  const encoding = choices.encoding ?? guessEncoding(bytes);
  const text = wholeLines(decodeSample(bytes, encoding), isWhole);
  const separator = choices.separator ?? guessSeparator(linesOf(text, SAMPLE_ROWS));
  const records = cut(text, separator).filter(
    (cells, index) => !isBlank(cells) && !(index === 0 && isSeparatorLine(cells)),
  );
  const shape = shapeOf(records, choices);
  const width = shape.header?.length ?? shape.rows[0]?.length ?? 0;
  const rows = shape.rows.filter((cells) => !looksLikeTotals(cells, width));
  return { ...shape, encoding, separator, rows: rows.length > 0 ? rows : shape.rows };
}
