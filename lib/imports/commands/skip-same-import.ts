import 'server-only';
import { z } from 'zod';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport, stateChange } from '../import-record';
import { findSameImport, takeOverSame } from '../staging/find-same-import';

/** Ends a check or an import at once when an earlier import of the same file has already done all of it. */
export const skipSameImport = defineCommand({
  id: 'imports.skipSame',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  run: async ({ tx, input }) => {
    const record = await lockImport(tx, input.importId);
    assertHeld(record, input.lease, ['checking', 'staging']);
    const same = await findSameImport(tx, record);
    if (!same) return { result: { isSkipped: false }, changes: [] };
    const counts = await takeOverSame(tx, record.importId, same);
    const state = record.state === 'checking' ? 'checked' : 'done';
    await tx.client.query(
      `UPDATE imports SET state = $2, counts = $3, same_import_id = $4, rows_total = $5, rows_read = $5,
         rows_merged = $5, bytes_read = file_bytes, lease = NULL, finished_at = clock_timestamp(),
         version = version + 1 WHERE import_id = $1`,
      [record.importId, state, counts, same.importId, counts.rows ?? 0],
    );
    return {
      result: { isSkipped: true },
      changes: [stateChange(record, { state, sameImportId: same.importId })],
    };
  },
});
