import 'server-only';
import { z } from 'zod';
import { addCounts } from '@/lib/domain/imports/counts';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport, wholeMapping } from '../import-record';
import { workOf } from '../kinds/works';
import { hasStagedRows } from '../staging/staging-tables';
import { readProgrammeFacts } from '../work-context';

/** `lost`: a crash of the database has emptied the staging tables; they are to be made again. */
export type ChunkResult = { readonly state: 'more' | 'end' | 'lost' };

/**
 * Writes the chunk at the cursor into the programme and moves the cursor, in one transaction: a chunk is there
 * whole or not at all, and never twice. @throws AppError `conflict` when another worker took over
 */
export const mergeChunk = defineCommand({
  id: 'imports.mergeChunk',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  isRepeatable: true,
  run: async ({ tx, input, now }) => {
    const { importId, lease } = input;
    const record = await lockImport(tx, importId);
    assertHeld(record, lease, ['merging']);
    const answer = (state: ChunkResult['state']) => ({ result: { state }, changes: [] });
    if (!(await hasStagedRows(tx, importId))) return answer('lost');
    const mapping = wholeMapping(record.kind, record.mapping);
    const { timeZone, today } = await readProgrammeFacts(tx, now);
    const work = workOf({ tx, importId, mapping, timeZone, today });
    const chunks = await work.countChunks();
    const chunk = record.mergeCursor;
    if (chunk >= chunks) return answer('end');
    const merged = await work.merge(chunk);
    await tx.client.query(
      `UPDATE imports SET merge_cursor = $2, rows_merged = rows_merged + $3, counts = $4,
         heartbeat_at = clock_timestamp() WHERE import_id = $1`,
      [importId, chunk + 1, merged.rows, addCounts(record.counts, merged.counts)],
    );
    return {
      result: { state: chunk + 1 < chunks ? 'more' : 'end' } satisfies ChunkResult,
      changes: [
        {
          subjectKind: 'import',
          subjectId: importId,
          before: { chunk },
          after: { chunk: chunk + 1, rows: merged.rows, ...merged.counts },
        },
      ],
    };
  },
});
