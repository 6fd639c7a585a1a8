import 'server-only';
import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import type { Encoding } from '@/lib/domain/imports/detection/encodings';
import {
  SEPARATOR_CHARACTERS,
  type Separator,
  splitSpaces,
} from '@/lib/domain/imports/detection/separators';
import { COLUMNS_MAX, LINE_MAX_LENGTH } from '@/lib/domain/imports/limits';
import type { FileProblem } from '@/lib/domain/imports/problem-codes';
import { fileRefusal } from './file-refusal';
import { type ReadProgress, readText } from './open-text';

const CSV_PROBLEMS: Readonly<Record<string, FileProblem>> = {
  CSV_MAX_RECORD_SIZE: 'line_too_long',
  CSV_QUOTE_NOT_CLOSED: 'quotes_broken',
  CSV_INVALID_CLOSING_QUOTE: 'quotes_broken',
};

/** How quoted text is cut: as spreadsheets write it; a stray quote inside a cell is taken as it stands. */
export function csvOptions(separator: Exclude<Separator, 'spaces'>): Options {
  return {
    delimiter: SEPARATOR_CHARACTERS[separator],
    // Named, because a file may mix them; what ends the first line would be taken for all.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LINE_MAX_LENGTH,
  };
}

/** A failure of the parser as a refusal of the file. */
export function csvRefusal(error: unknown, row: number): unknown {
  const problem = error instanceof CsvError ? CSV_PROBLEMS[error.code] : undefined;
  return problem ? fileRefusal(problem, row) : error;
}

/** A return at the end of a part may be half of a line end: it waits for the next part. */
const LINE_ENDS = /\r\n|\n|\r(?!$)/;

async function* spacedRecords(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  let row = 0;
  for await (const chunk of text) {
    const lines = (rest + chunk).split(LINE_ENDS);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      row += 1;
      if (line.length > LINE_MAX_LENGTH) throw fileRefusal('line_too_long', row);
      yield splitSpaces(line);
    }
    if (rest.length > LINE_MAX_LENGTH) throw fileRefusal('line_too_long', row + 1);
  }
  if (rest !== '') yield splitSpaces(rest.replace(/\r$/, ''));
}

async function* separatedRecords(
  text: AsyncIterable<string>,
  separator: Exclude<Separator, 'spaces'>,
): AsyncGenerator<string[]> {
  const source = Readable.from(text);
  const parser = parse(csvOptions(separator));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser) {
      row += 1;
      if (record.length > COLUMNS_MAX) throw fileRefusal('line_too_long', row);
      yield record;
    }
  } catch (error) {
    throw csvRefusal(error, row + 1);
  } finally {
    source.destroy();
  }
}

/** The records of a file, empty lines too (as no cell, or one empty), so that counting them gives row numbers. */
export function readRecords(
  file: { path: string; encoding: Encoding; separator: Separator },
  progress: ReadProgress,
): AsyncGenerator<string[]> {
  const text = readText(file.path, file.encoding, progress);
  return file.separator === 'spaces' ? spacedRecords(text) : separatedRecords(text, file.separator);
}
