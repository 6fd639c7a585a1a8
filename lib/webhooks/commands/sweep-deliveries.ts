import 'server-only';
import { z } from 'zod';
import { KEPT_DAYS } from '@/lib/domain/webhooks/limits';
import { defineCommand } from '@/lib/kernel/command';

const MS_A_DAY = 86_400_000;
const AT_ONCE = 5_000;

/** Removes deliveries that are older than is kept, with their attempts, some thousands at a time. Answers whether there are more. */
export const sweepDeliveries = defineCommand({
  id: 'webhooks.sweep',
  permission: 'system.run',
  input: z.object({}),
  isRepeatable: true,
  run: async ({ tx, now }) => {
    const { rowCount } = await tx.client.query(
      `WITH old AS (
         SELECT member_id, delivery_id FROM webhook_deliveries WHERE queued_at < $1 AND state <> 'sending'
          ORDER BY queued_at LIMIT $2 FOR UPDATE SKIP LOCKED
       ), attempts AS (
         DELETE FROM webhook_attempts a USING old WHERE a.member_id = old.member_id AND a.delivery_id = old.delivery_id
       )
       DELETE FROM webhook_deliveries d USING old WHERE d.member_id = old.member_id AND d.delivery_id = old.delivery_id`,
      [new Date(now.getTime() - KEPT_DAYS * MS_A_DAY), AT_ONCE],
    );
    return { result: { hasMore: rowCount === AT_ONCE }, changes: [] };
  },
});
