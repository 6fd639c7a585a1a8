import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';

const count = z.number().int().nonnegative();

/** Says which copy of the receipts is this base's from now on. */
export const nameColumns = defineCommand({
  id: 'columns.name',
  permission: 'system.run',
  input: z.object({
    fileId: z.uuid(),
    asOfAt: z.date(),
    receipts: count,
    bytes: count,
    tookMs: count,
  }),
  isRepeatable: true,
  run: async ({ tx, input: { fileId, asOfAt, receipts, bytes, tookMs } }) => {
    await tx.client.query(
      `INSERT INTO receipt_columns (file_id, as_of_at, receipts, bytes, took_ms) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (state_id) DO UPDATE SET file_id = excluded.file_id, as_of_at = excluded.as_of_at,
         receipts = excluded.receipts, bytes = excluded.bytes, took_ms = excluded.took_ms`,
      [fileId, asOfAt, receipts, bytes, tookMs],
    );
    return {
      result: null,
      changes: [
        {
          subjectKind: 'receiptColumns',
          subjectId: 1,
          before: null,
          after: { asOfAt, receipts, bytes, tookMs },
        },
      ],
    };
  },
});
