import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { importIdInput } from '@/lib/domain/imports/inputs';
import type { Mapping } from '@/lib/domain/imports/mapping/mapping';
import type { ProblemCode } from '@/lib/domain/imports/problem-codes';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { readTable } from '../files/table-rows';
import { uploadPath } from '../files/upload-store';
import { wholeMapping } from '../import-record';
import { assertMaySeeRows } from '../may-see-rows';
import { getImport } from './get-import';

type Refused = { readonly row: number; readonly codes: readonly ProblemCode[] };

const BATCH_ROWS = 5_000;

/** Refused rows in the order of the file, a batch at a time. */
async function* refusedRows(read: Read, importId: number): AsyncGenerator<Refused> {
  let after = 0;
  for (;;) {
    const batch = await read<Refused[]>`
      SELECT row_no::float8 AS row, array_agg(problem ORDER BY problem) AS codes FROM import_problems
      WHERE import_id = ${importId} AND row_no > ${after} GROUP BY row_no ORDER BY row_no LIMIT ${BATCH_ROWS}`;
    yield* batch;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH_ROWS) return;
    after = last.row;
  }
}

/** A line of the answer; what a spreadsheet would take for a formula is made harmless. */
function line(cells: readonly string[]): string {
  return stringify([[...cells]], { escape_formulas: true });
}

async function* lines(
  refused: AsyncGenerator<Refused>,
  { mapping, path, words }: { mapping: Mapping; path: string; words: RefusedWords },
): AsyncGenerator<string> {
  let next = await refused.next();
  let isFirst = true;
  for await (const each of readTable(path, mapping.file, { bytes: 0, totals: 0 })) {
    const { row, cells, isHeader } = each;
    if (isFirst) {
      const names = isHeader ? cells : cells.map((_, index) => String(index + 1));
      yield line([words.row, words.why, ...names]);
      isFirst = false;
    }
    if (next.done) return;
    if (next.value.row !== row) continue;
    yield line([String(row), next.value.codes.map(words.problem).join('; '), ...cells]);
    next = await refused.next();
  }
}

/** Words of the file in the reader's language. */
export type RefusedWords = {
  readonly row: string;
  readonly why: string;
  readonly problem: (code: ProblemCode) => string;
};

/**
 * The refused rows as they stand in the uploaded file, with their numbers and reasons, as CSV to be streamed.
 * @throws AppError `not_found`, also when the file was removed; `forbidden`
 */
export const openRefusedRows = defineQuery({
  id: 'imports.openRefusedRows',
  permission: 'imports.read',
  input: z.object({ importId: importIdInput, words: z.custom<RefusedWords>() }),
  run: async (context) => {
    const view = await getImport.run(context);
    assertMaySeeRows(context.actor, view.createdBy);
    if (view.fileRemovedAt !== null) throw new AppError('not_found');
    const mapping = wholeMapping(view.kind, view.mapping);
    const refused = refusedRows(context.read, view.importId);
    const path = uploadPath(view.uploadKey);
    return {
      fileName: view.fileName,
      lines: lines(refused, { mapping, path, words: context.input.words }),
    };
  },
});
