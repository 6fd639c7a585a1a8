import 'server-only';
import { z } from 'zod';
import { deliveryIdInput } from '@/lib/domain/webhooks/inputs';
import { LEASE_SECONDS } from '@/lib/domain/webhooks/retries';
import { defineCommand } from '@/lib/kernel/command';

const MOST_AT_ONCE = 100;
const MS_A_SECOND = 1_000;

/** What another worker has taken up meanwhile stays with it. */
const BEAT = `
  UPDATE webhook_deliveries d SET next_at = $2
    FROM jsonb_to_recordset($1::jsonb) AS b ("memberId" bigint, "deliveryId" bigint, attempt int)
   WHERE d.member_id = b."memberId" AND d.delivery_id = b."deliveryId" AND d.attempts = b.attempt AND d.state = 'sending'`;

/** Says that the deliveries of a batch are still being sent: their lease begins anew. The outbox tells its own story: no audit rows. */
export const beatDeliveries = defineCommand({
  id: 'webhooks.beat',
  permission: 'system.run',
  input: z.object({
    deliveries: z
      .array(
        z.object({
          memberId: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
          deliveryId: deliveryIdInput,
          attempt: z.number().int().positive(),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  isRepeatable: true,
  run: async ({ tx, input: { deliveries }, now }) => {
    const until = new Date(now.getTime() + LEASE_SECONDS * MS_A_SECOND);
    const { rowCount } = await tx.client.query(BEAT, [JSON.stringify(deliveries), until]);
    return { result: { kept: rowCount ?? 0 }, changes: [] };
  },
});
