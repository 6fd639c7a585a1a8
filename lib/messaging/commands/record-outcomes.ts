import 'server-only';
import { z } from 'zod';
import { nextAttemptAt, SENDS_AT_ONCE } from '@/lib/domain/messaging/delivery';
import type { MessageChannel } from '@/lib/domain/messaging/states';
import type { AuditChange } from '@/lib/kernel/audit';
import { type CommandContext, defineCommand } from '@/lib/kernel/command';
import { creditAfterMessages } from '@/lib/mechanics/awards/credit';
import { suppress } from '../suppress';

const CODE_MAX_CHARS = 40;
/** Member 0: a message to the desk. */
const id = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

const outcomeInput = z.object({
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
});
/** How an attempt ended. */
export type Outcome = z.input<typeof outcomeInput>;
type Failed = z.output<typeof outcomeInput> & {
  readonly failure: NonNullable<z.output<typeof outcomeInput>['failure']>;
};

const SENT = `
  UPDATE messages m SET state = 'sent', last_error = NULL, ended_at = $4
  FROM unnest($1::bigint[], $2::bigint[], $3::int[]) AS o (member_id, message_id, attempt)
  WHERE m.member_id = o.member_id AND m.message_id = o.message_id AND m.attempts = o.attempt AND m.state = 'sending'
  RETURNING m.member_id::float8 AS "memberId", m.message_id::float8 AS "messageId"`;

type Context = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'now'>;
type Key = { readonly memberId: number; readonly messageId: number };

/** Those that were taken over, with what was to be credited once they were. */
async function writeSent(
  context: Context,
  sent: readonly z.output<typeof outcomeInput>[],
): Promise<void> {
  if (sent.length === 0) return;
  const { rows } = await context.tx.client.query<Key>(SENT, [
    sent.map(({ memberId }) => memberId),
    sent.map(({ messageId }) => messageId),
    sent.map(({ attempt }) => attempt),
    context.now,
  ]);
  await creditAfterMessages(context, rows);
}

async function writeFailed(context: Context, failed: Failed): Promise<readonly AuditChange[]> {
  const { tx, now } = context;
  const { memberId, messageId, attempt, failure } = failed;
  const next = failure.isFinal ? null : nextAttemptAt(attempt, now);
  const { rows } = await tx.client.query<{ channel: MessageChannel }>(
    `UPDATE messages SET state = $4, last_error = $5, next_at = coalesce($6, next_at), ended_at = $7
     WHERE member_id = $1 AND message_id = $2 AND attempts = $3 AND state = 'sending'
     RETURNING channel`,
    [
      ...[memberId, messageId, attempt, next === null ? 'failed' : 'queued', failure.code, next],
      next === null ? now : null,
    ],
  );
  const [recorded] = rows;
  if (recorded === undefined || !failure.isContact) return [];
  const { channel } = recorded;
  return suppress(context, { memberId, channel, reason: 'bounce', messageId });
}

/**
 * Writes down how attempts ended: sent, to be tried again, or failed for good. Of an attempt that another worker has taken
 * up meanwhile nothing is written. A contact at which nothing arrives is written to no more. The outbox tells its own story: no audit
 * rows but those of the contact.
 */
export const recordOutcomes = defineCommand({
  id: 'messages.recordOutcomes',
  permission: 'system.run',
  input: z.object({ outcomes: z.array(outcomeInput).min(1).max(SENDS_AT_ONCE) }),
  isRepeatable: true,
  run: async (context) => {
    const { outcomes } = context.input;
    const inOrder = outcomes.toSorted(
      (one, other) => one.memberId - other.memberId || one.messageId - other.messageId,
    );
    await writeSent(
      context,
      inOrder.filter(({ failure }) => failure === null),
    );
    const changes: AuditChange[] = [];
    for (const { failure, ...outcome } of inOrder) {
      if (failure !== null) changes.push(...(await writeFailed(context, { ...outcome, failure })));
    }
    return { result: null, changes };
  },
});
