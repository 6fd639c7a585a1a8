import 'server-only';
import { z } from 'zod';
import { addCounts } from '@/lib/domain/imports/counts';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport, readImport, wholeMapping } from '../import-record';
import { workOf } from '../kinds/works';
import { hasStagedRows } from '../staging/staging-tables';
import { readImportFacts } from '../work-context';

/** `lost`: a crash of the database has emptied the staging tables; they are to be made again. */
export type ChunkResult = { readonly state: 'merged' | 'known' | 'lost' };

/**
 * Writes one chunk into the programme and notes it as merged, in one transaction: a chunk is there whole or not at
 * all, and never twice. Chunks may be written side by side; the import itself is locked only to note the end.
 * @throws AppError `conflict` when another worker took over or the import was stopped
 */
export const mergeChunk = defineCommand({
  id: 'imports.mergeChunk',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput, chunk: z.int().min(0) }),
  isRepeatable: true,
  run: async ({ tx, input, now }) => {
    const { importId, lease, chunk } = input;
    const answer = (state: ChunkResult['state']) => ({ result: { state }, changes: [] });
    // A worker that lost its lease may still be at the same chunk: the second waits here for the first.
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('import_chunk ' || $1), $2)", [
      importId,
      chunk,
    ]);
    const found = await readImport(tx, importId);
    assertHeld(found, lease, ['merging']);
    if (found.mergedChunks.includes(chunk)) return answer('known');
    if (!(await hasStagedRows(tx, importId))) return answer('lost');
    const mapping = wholeMapping(found.kind, found.mapping);
    const { timeZone, today } = await readImportFacts(tx, now);
    const merged = await workOf({ tx, importId, mapping, timeZone, today }).merge(chunk);
    const record = await lockImport(tx, importId);
    assertHeld(record, lease, ['merging']);
    await tx.client.query(
      `UPDATE imports SET merged_chunks = merged_chunks || $2::int, rows_merged = rows_merged + $3, counts = $4,
         heartbeat_at = clock_timestamp() WHERE import_id = $1`,
      [importId, chunk, merged.rows, addCounts(record.counts, merged.counts)],
    );
    return {
      result: { state: 'merged' } satisfies ChunkResult,
      changes: [
        {
          subjectKind: 'import',
          subjectId: importId,
          before: null,
          after: { chunk, rows: merged.rows, ...merged.counts },
        },
      ],
    };
  },
});
