import 'server-only';
import { z } from 'zod';
import { LEASE_SECONDS } from '@/lib/domain/messaging/delivery';
import { defineCommand } from '@/lib/kernel/command';

const MS_A_SECOND = 1_000;
const id = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/**
 * Says that an attempt goes on: its lease begins anew. What another worker has taken up meanwhile stays with it. The outbox tells its
 * own story: no audit rows.
 */
export const beatMessage = defineCommand({
  id: 'messages.beat',
  permission: 'system.run',
  input: z.object({ memberId: id, messageId: id, attempt: z.number().int().positive() }),
  isRepeatable: true,
  run: async ({ tx, input: { memberId, messageId, attempt }, now }) => {
    const { rowCount } = await tx.client.query(
      `UPDATE messages SET next_at = $4
       WHERE member_id = $1 AND message_id = $2 AND attempts = $3 AND state = 'sending'`,
      [memberId, messageId, attempt, new Date(now.getTime() + LEASE_SECONDS * MS_A_SECOND)],
    );
    return { result: { isKept: rowCount === 1 }, changes: [] };
  },
});
