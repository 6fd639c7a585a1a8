import 'server-only';
import { z } from 'zod';
import { nextAttemptAt } from '@/lib/domain/messaging/delivery';
import type { MessageChannel } from '@/lib/domain/messaging/states';
import { defineCommand } from '@/lib/kernel/command';
import { creditAfterMessage } from '@/lib/mechanics/awards/credit';
import { suppress } from '../suppress';

const CODE_MAX_CHARS = 40;
/** Member 0: a message to the desk. */
const id = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

type Recorded = { readonly channel: MessageChannel };

/**
 * Writes down how an attempt ended: sent, to be tried again, or failed for good. Of an attempt that another worker has taken
 * up meanwhile nothing is written. A contact at which nothing arrives is written to no more. The outbox tells its own story: no audit
 * rows but those of the contact.
 */
export const recordOutcome = defineCommand({
  id: 'messages.recordOutcome',
  permission: 'system.run',
  input: z.object({
    memberId: id,
    messageId: id,
    attempt: z.number().int().positive(),
    failure: z
      .object({
        code: z.string().max(CODE_MAX_CHARS),
        isFinal: z.boolean(),
        isContact: z.boolean().default(false),
      })
      .nullable(),
  }),
  isRepeatable: true,
  run: async (context) => {
    const { tx, input, now } = context;
    const { memberId, messageId, attempt, failure } = input;
    const next = failure === null || failure.isFinal ? null : nextAttemptAt(attempt, now);
    const ended = failure === null ? 'sent' : 'failed';
    const state = next === null ? ended : 'queued';
    const { rows } = await tx.client.query<Recorded>(
      `UPDATE messages SET state = $4, last_error = $5, next_at = coalesce($6, next_at), ended_at = $7
       WHERE member_id = $1 AND message_id = $2 AND attempts = $3 AND state = 'sending'
       RETURNING channel`,
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
    const [recorded] = rows;
    if (recorded !== undefined && state === 'sent') await creditAfterMessage(context, input);
    if (recorded === undefined || failure?.isContact !== true)
      return { result: state, changes: [] };
    const { channel } = recorded;
    const bounced = { memberId, channel, reason: 'bounce' as const, messageId };
    return { result: state, changes: await suppress(context, bounced) };
  },
});
