import 'server-only';
import { z } from 'zod';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';

/** Says that the work goes on, and how far the reading is. Not audited: it changes nothing of the programme. */
export const beatImport = defineCommand({
  id: 'imports.beat',
  permission: 'system.run',
  input: z.object({
    importId: importIdInput,
    lease: leaseInput,
    reading: z.object({ rows: z.int().min(0), bytes: z.int().min(0) }).nullable(),
  }),
  isRepeatable: true,
  run: async ({ tx, input }) => {
    // A chunk that is being noted holds the row for a moment; it beats by itself when it commits.
    await tx.client.query(
      `UPDATE imports SET heartbeat_at = clock_timestamp(), rows_read = coalesce($3, rows_read),
         bytes_read = coalesce($4, bytes_read)
       WHERE import_id = (SELECT import_id FROM imports WHERE import_id = $1 AND lease = $2 FOR UPDATE SKIP LOCKED)`,
      [input.importId, input.lease, input.reading?.rows ?? null, input.reading?.bytes ?? null],
    );
    return { result: null, changes: [] };
  },
});
