import 'server-only';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '@/db/write';
import { IMPORT_READERS, readerFor } from '@/lib/domain/imports/kinds/readers';
import type { ReaderContext, ReadRow, RowReader } from '@/lib/domain/imports/kinds/row-reader';
import { ColumnProblem } from '@/lib/domain/imports/mapping/column-access';
import type { Mapping } from '@/lib/domain/imports/mapping/mapping';
import { AppError } from '@/lib/domain/shared/errors';
import { fileRefusal } from '../files/file-refusal';
import type { ReadProgress } from '../files/open-text';
import { assertText } from '../files/sample-file';
import { type LeftOut, readTable } from '../files/table-rows';
import { createRowsTable, rowsTable } from './staging-tables';

/** What the reading of the file has come to so far; the caller may look at it at any moment. */
export type StageProgress = ReadProgress &
  LeftOut & {
    rows: number;
    refused: number;
    rounded: number;
    cleansed: number;
    /** Names of the columns, once they are read. */
    header: readonly string[] | null;
  };

const BUFFER_CHARACTERS = 64 * 1024;
const SPECIAL = /[\\\t\n\r]/;
const EVERY_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function copyField(value: string | null): string {
  if (value === null) return '\\N';
  return SPECIAL.test(value)
    ? value.replace(EVERY_SPECIAL, (mark) => ESCAPES[mark] ?? mark)
    : value;
}

function copyLine(rowNumber: number, row: ReadRow, width: number): string {
  const values = row.values ?? Array.from({ length: width }, () => null);
  let line = String(rowNumber);
  for (const value of values) line += `\t${copyField(value)}`;
  const problem = row.problem;
  if (!problem) return `${line}\t\\N\t\\N\t\\N\n`;
  return `${line}\t${problem.code}\t${problem.field}\t${copyField(problem.value)}\n`;
}

/** A reader that fits the file: its header is the first record. */
function openReader(mapping: Mapping, first: readonly string[], context: ReaderContext): RowReader {
  const header = mapping.file.header ? first : null;
  try {
    return readerFor(mapping, { header, width: first.length }, context);
  } catch (error) {
    if (!(error instanceof ColumnProblem)) throw error;
    throw new AppError('mapping_invalid', { problem: error.code, column: error.column });
  }
}

async function* stagedLines(
  { mapping, path, context }: { mapping: Mapping; path: string; context: ReaderContext },
  progress: StageProgress,
): AsyncGenerator<string> {
  const width = IMPORT_READERS[mapping.kind].columns.length;
  let reader: RowReader | null = null;
  let buffer = '';
  for await (const { row: rowNumber, cells, isHeader } of readTable(path, mapping.file, progress)) {
    reader ??= openReader(mapping, cells, context);
    if (isHeader) {
      progress.header = cells;
      continue;
    }
    const row = reader(cells);
    progress.rows += 1;
    if (row.problem) progress.refused += 1;
    else if (row.isRounded) progress.rounded += 1;
    if (row.problem === null && row.isCleansed === true) progress.cleansed += 1;
    buffer += copyLine(rowNumber, row, width);
    if (buffer.length < BUFFER_CHARACTERS) continue;
    yield buffer;
    buffer = '';
  }
  if (!reader) throw fileRefusal('empty');
  if (progress.rows === 0) throw fileRefusal('header_only');
  yield buffer;
}

/**
 * Reads the whole file into the staging table of the import, a row of the file each, refused ones with their
 * problem. One transaction: either every row stands there or none.
 * @throws AppError `file_empty`, `file_unreadable`, `mapping_invalid` (a column that the file has not)
 */
export async function stageRows(
  tx: Tx,
  source: { importId: number; mapping: Mapping; path: string; context: ReaderContext },
  progress: StageProgress,
): Promise<void> {
  const { columns } = IMPORT_READERS[source.mapping.kind];
  const { importId, mapping } = source;
  await assertText(source.path, mapping.file.encoding);
  // Reading millions of rows is one statement.
  await tx.client.query('SET LOCAL statement_timeout = 0');
  await createRowsTable(tx, { importId, kind: mapping.kind, columns });
  const names = ['row_no', ...columns, 'problem', 'problem_field', 'problem_value'].join(', ');
  const copy = tx.client.query(
    copyFrom(`COPY ${rowsTable(importId)} (${names}) FROM STDIN WITH (FREEZE true)`),
  );
  const isDone = finished(copy);
  // Awaited below; until then a broken connection must not count as an unhandled rejection.
  isDone.catch(() => {});
  try {
    for await (const lines of stagedLines(source, progress)) {
      if (!copy.write(lines)) await Promise.race([once(copy, 'drain'), isDone]);
    }
    copy.end();
  } catch (error) {
    copy.destroy();
    await isDone.catch(() => {});
    throw error;
  }
  await isDone;
  await tx.client.query(`ALTER TABLE ${rowsTable(importId)} ADD PRIMARY KEY (row_no)`);
  await tx.client.query(`ANALYZE ${rowsTable(importId)}`);
}
