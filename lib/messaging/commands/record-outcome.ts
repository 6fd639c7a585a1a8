import 'server-only';
import { z } from 'zod';
import { nextAttemptAt } from '@/lib/domain/messaging/delivery';
import { defineCommand } from '@/lib/kernel/command';

const CODE_MAX_CHARS = 40;
const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/**
 * Writes down how an attempt ended: sent, to be tried again, or failed for good. Of an attempt that another worker has taken
 * up meanwhile nothing is written. The outbox tells its own story: no audit rows.
 */
export const recordOutcome = defineCommand({
  id: 'messages.recordOutcome',
  permission: 'system.run',
  input: z.object({
    memberId: id,
    messageId: id,
    attempt: z.number().int().positive(),
    failure: z.object({ code: z.string().max(CODE_MAX_CHARS), isFinal: z.boolean() }).nullable(),
  }),
  isRepeatable: true,
  run: async ({ tx, input: { memberId, messageId, attempt, failure }, now }) => {
    const next = failure === null || failure.isFinal ? null : nextAttemptAt(attempt, now);
    const ended = failure === null ? 'sent' : 'failed';
    const state = next === null ? ended : 'queued';
    await tx.client.query(
      `UPDATE messages SET state = $4, last_error = $5, next_at = coalesce($6, next_at), ended_at = $7
       WHERE member_id = $1 AND message_id = $2 AND attempts = $3 AND state = 'sending'`,
      [
        memberId,
        messageId,
        attempt,
        state,
        failure?.code ?? null,
        next,
        state === 'queued' ? null : now,
      ],
    );
    return { result: state, changes: [] };
  },
});
