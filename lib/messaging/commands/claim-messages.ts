import 'server-only';
import { z } from 'zod';
import { LEASE_SECONDS, MESSAGE_ATTEMPTS } from '@/lib/domain/messaging/delivery';
import { MESSAGE_CHANNELS } from '@/lib/domain/messaging/states';
import type { Hold } from '@/lib/domain/messaging/when-to-send';
import { defineCommand } from '@/lib/kernel/command';
import { type Due, lockCounts, lockDue, readSendingProgramme } from '../sending/due';
import { type JudgeContext, judge } from '../sending/judge';
import type { Letter } from '../smtp';
import type { MessageTemplates } from '../templates/registry';

const MS_A_SECOND = 1_000;

/** A message to send now, claimed by this worker until its lease ends. */
export type Claimed = Letter & {
  readonly memberId: number;
  readonly messageId: number;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
};

/** A worker fell silent at the last attempt: whether it sent the message is unknown, and it is not tried again. */
function isGivenUp({ state, attempts }: Due): boolean {
  return state === 'sending' && attempts >= MESSAGE_ATTEMPTS;
}

async function end(
  { tx, now }: JudgeContext,
  { memberId, messageId }: Due,
  { state, error }: { readonly state: 'failed' | 'dropped'; readonly error: string },
): Promise<null> {
  await tx.client.query(
    `UPDATE messages SET state = $3, last_error = $4, ended_at = $5 WHERE member_id = $1 AND message_id = $2`,
    [memberId, messageId, state, error, now],
  );
  return null;
}

/** It waits, and says why; `attempts` are those of sending alone. */
async function hold(
  { tx }: JudgeContext,
  { memberId, messageId }: Due,
  { reason, until }: Hold,
): Promise<null> {
  await tx.client.query(
    `UPDATE messages SET state = 'queued', last_error = $3, next_at = $4, counted_on = NULL
     WHERE member_id = $1 AND message_id = $2`,
    [memberId, messageId, reason, until],
  );
  return null;
}

async function claim(context: JudgeContext, due: Due): Promise<Claimed | null> {
  const { tx, now } = context;
  if (isGivenUp(due)) return end(context, due, { state: 'failed', error: 'silent' });
  const judged = await judge(context, due);
  if (judged.is === 'dropped') {
    return end(context, due, { state: 'dropped', error: judged.reason });
  }
  if (judged.is === 'waits') return hold(context, due, judged.hold);
  await tx.client.query(
    `UPDATE messages SET state = 'sending', attempts = attempts + 1, begun_at = clock_timestamp(), next_at = $3,
       counted_on = $4, last_error = NULL
     WHERE member_id = $1 AND message_id = $2`,
    [
      due.memberId,
      due.messageId,
      new Date(now.getTime() + LEASE_SECONDS * MS_A_SECOND),
      judged.countedOn,
    ],
  );
  const { memberId, messageId, channel, mailKey, language } = due;
  const { address, content } = judged;
  return {
    memberId,
    messageId,
    channel,
    mailKey,
    language,
    address,
    content,
    attempt: due.attempts + 1,
  };
}

/**
 * The command that takes the next due messages to send, at most `SENDS_AT_ONCE`: their sending begins with it. Those that
 * are of no use any more are dropped here, promotional ones whose consent is gone among them; those that caps or quiet hours hold back
 * wait. The outbox tells its own story: no audit rows.
 */
export function claimFrom(templates: MessageTemplates) {
  return defineCommand({
    id: 'messages.claim',
    permission: 'system.run',
    input: z.object({ channels: z.array(z.enum(MESSAGE_CHANNELS)) }),
    run: async ({ tx, input: { channels }, now }) => {
      const due = await lockDue(tx, { channels, now });
      await lockCounts(tx, due);
      const context: JudgeContext = {
        tx,
        now,
        templates,
        programme: await readSendingProgramme(tx),
      };
      const claimed: Claimed[] = [];
      for (const message of due) {
        const one = await claim(context, message);
        if (one !== null) claimed.push(one);
      }
      return { result: { looked: due.length, claimed }, changes: [] };
    },
  });
}
