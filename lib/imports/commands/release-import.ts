import 'server-only';
import { z } from 'zod';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';

/** Gives an import back at once, so that the next worker need not wait for the silence. */
export const releaseImport = defineCommand({
  id: 'imports.release',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  isRepeatable: true,
  run: async ({ tx, input }) => {
    await tx.client.query('UPDATE imports SET lease = NULL WHERE import_id = $1 AND lease = $2', [
      input.importId,
      input.lease,
    ]);
    return { result: null, changes: [] };
  },
});
