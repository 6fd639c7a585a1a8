import 'server-only';
import { z } from 'zod';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertState, lockImport, stateChange } from '../import-record';

/**
 * Ends an import that is not done. What its chunks have written stays, and the same file may be imported again:
 * it goes on where this one stopped.
 * @throws AppError `wrong_state` when it has ended
 */
export const cancelImport = defineCommand({
  id: 'imports.cancel',
  permission: 'imports.run',
  input: z.object({ importId: importIdInput }),
  run: async ({ tx, input }) => {
    const record = await lockImport(tx, input.importId);
    assertState(record, [
      'uploaded',
      'checking',
      'checked',
      'queued',
      'staging',
      'merging',
      'failed',
    ]);
    await tx.client.query(
      `UPDATE imports SET state = 'cancelled', finished_at = now(), lease = NULL,
         version = version + 1 WHERE import_id = $1`,
      [record.importId],
    );
    return {
      result: { importId: record.importId },
      changes: [stateChange(record, { state: 'cancelled' })],
    };
  },
});
