import 'server-only';
import { z } from 'zod';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { draftMappingSchema } from '@/lib/domain/imports/mapping/draft-mapping';
import { defineCommand } from '@/lib/kernel/command';
import { assertState, lockImport, stateChange } from '../import-record';

/**
 * Keeps how far the mapping has come, also when it is not whole yet. A checked import has to be checked again.
 * @throws AppError `wrong_state` once the import is under way or ended
 */
export const saveMapping = defineCommand({
  id: 'imports.saveMapping',
  permission: 'imports.run',
  input: z.object({ importId: importIdInput, draft: z.unknown().pipe(draftMappingSchema) }),
  run: async ({ tx, input }) => {
    const record = await lockImport(tx, input.importId);
    assertState(record, ['uploaded', 'checked', 'failed']);
    const mapping = { ...input.draft, kind: record.kind };
    await tx.client.query(
      `UPDATE imports SET mapping = $2, state = 'uploaded', error_code = NULL, error_details = NULL,
         version = version + 1 WHERE import_id = $1`,
      [record.importId, mapping],
    );
    return {
      result: { importId: record.importId },
      changes: [stateChange(record, { state: 'uploaded', mapping })],
    };
  },
});
