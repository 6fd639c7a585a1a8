import 'server-only';
import { z } from 'zod';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport, stateChange } from '../import-record';

/** Ends an import whose file or mapping cannot be used, with the reason. */
export const failImport = defineCommand({
  id: 'imports.fail',
  permission: 'system.run',
  input: z.object({
    importId: importIdInput,
    lease: leaseInput,
    errorCode: z.string(),
    errorDetails: z.record(z.string(), z.json()),
  }),
  isRepeatable: true,
  run: async ({ tx, input }) => {
    const record = await lockImport(tx, input.importId);
    assertHeld(record, input.lease, ['checking', 'queued', 'staging', 'merging']);
    await tx.client.query(
      `UPDATE imports SET state = 'failed', error_code = $2, error_details = $3, finished_at = now(),
         lease = NULL, version = version + 1 WHERE import_id = $1`,
      [record.importId, input.errorCode, input.errorDetails],
    );
    return {
      result: null,
      changes: [stateChange(record, { state: 'failed', errorCode: input.errorCode })],
    };
  },
});
