import 'server-only';
import { z } from 'zod';
import { readingCounts } from '@/lib/domain/imports/counts';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import {
  assertHasFile,
  assertState,
  lockImport,
  stateChange,
  wholeMapping,
} from '../import-record';

/**
 * Asks the worker for a dry run: everything is read and compared, nothing is written to the programme.
 * @throws AppError `mapping_invalid` (with the fields), `wrong_state`
 */
export const startCheck = defineCommand({
  id: 'imports.startCheck',
  permission: 'imports.run',
  input: z.object({ importId: importIdInput, mapping: z.unknown().optional() }),
  run: async ({ tx, input }) => {
    const record = await lockImport(tx, input.importId);
    assertState(record, ['uploaded', 'checked', 'failed']);
    assertHasFile(record);
    const mapping = wholeMapping(record.kind, input.mapping ?? record.mapping);
    await tx.client.query(
      `UPDATE imports SET state = 'checking', mapping = $2, counts = $3, same_import_id = NULL, rows_total = NULL, rows_read = 0,
         bytes_read = 0, rows_merged = 0, merged_chunks = '{}', error_code = NULL, error_details = NULL,
         lease = NULL, heartbeat_at = NULL, started_at = now(), phase_started_at = now(), finished_at = NULL,
         version = version + 1
       WHERE import_id = $1`,
      [record.importId, mapping, readingCounts(record.counts)],
    );
    return {
      result: { importId: record.importId },
      changes: [stateChange(record, { state: 'checking', mapping })],
    };
  },
});
