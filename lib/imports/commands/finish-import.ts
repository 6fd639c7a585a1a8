import 'server-only';
import { z } from 'zod';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport } from '../import-record';
import { countRefused } from '../staging/record-problems';

/** Every chunk is written and what follows from them is too: the import is done. */
export const finishImport = defineCommand({
  id: 'imports.finish',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  run: async ({ tx, input }) => {
    const record = await lockImport(tx, input.importId);
    assertHeld(record, input.lease, ['merging']);
    const rowsRefused = await countRefused(tx, record.importId);
    const counts = { ...record.counts, rowsRefused };
    await tx.client.query(
      `UPDATE imports SET state = 'done', counts = $2, rows_merged = rows_total, lease = NULL,
         finished_at = clock_timestamp(), version = version + 1 WHERE import_id = $1`,
      [record.importId, counts],
    );
    const after = { state: 'done', counts };
    return {
      result: counts,
      changes: [
        { subjectKind: 'import', subjectId: record.importId, before: { state: 'merging' }, after },
      ],
    };
  },
});
