import 'server-only';
import { z } from 'zod';
import { inPipeline } from '@/db/together';
import { LEASE_SECONDS, MESSAGE_ATTEMPTS } from '@/lib/domain/messaging/delivery';
import { MESSAGE_CHANNELS } from '@/lib/domain/messaging/states';
import { inTurns } from '@/lib/domain/shared/in-turns';
import { defineCommand } from '@/lib/kernel/command';
import { type Due, lockCounts, lockDue, readSendingProgramme } from '../sending/due';
import { type JudgeContext, type Judged, judge } from '../sending/judge';
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

type Ended = {
  readonly due: Due;
  readonly state: 'failed' | 'dropped';
  readonly error: string;
};
type Judgement = { readonly due: Due; readonly judged: Judged };
type Of<Is extends Judged['is']> = {
  readonly due: Due;
  readonly judged: Extract<Judged, { is: Is }>;
};
const judgedAs = <Is extends Judged['is']>(all: readonly Judgement[], is: Is) =>
  all.filter((one): one is Of<Is> => one.judged.is === is);

/** A worker fell silent at the last attempt: whether it sent the message is unknown, and it is not tried again. */
const isGivenUp = ({ state, attempts }: Due): boolean =>
  state === 'sending' && attempts >= MESSAGE_ATTEMPTS;

/** The keys of messages as `k (member_id, message_id)`, $1 and $2. */
const KEYS = 'unnest($1::bigint[], $2::bigint[]';
const MINE = 'm.member_id = k.member_id AND m.message_id = k.message_id';
const keysOf = (all: readonly { readonly due: Due }[]) => [
  all.map(({ due }) => due.memberId),
  all.map(({ due }) => due.messageId),
];

async function end({ tx, now }: JudgeContext, ended: readonly Ended[]): Promise<void> {
  if (ended.length === 0) return;
  await tx.client.query(
    `UPDATE messages m SET state = k.state, last_error = k.error, ended_at = $5
     FROM ${KEYS}, $3::text[], $4::text[]) AS k (member_id, message_id, state, error) WHERE ${MINE}`,
    [...keysOf(ended), ended.map(({ state }) => state), ended.map(({ error }) => error), now],
  );
}

/** They wait, and say why; `attempts` are those of sending alone. */
async function hold({ tx }: JudgeContext, held: readonly Of<'waits'>[]): Promise<void> {
  if (held.length === 0) return;
  await tx.client.query(
    `UPDATE messages m SET state = 'queued', last_error = k.reason, next_at = k.until, counted_on = NULL
     FROM ${KEYS}, $3::text[], $4::timestamptz[]) AS k (member_id, message_id, reason, until) WHERE ${MINE}`,
    [
      ...keysOf(held),
      held.map(({ judged }) => judged.hold.reason),
      held.map(({ judged }) => judged.hold.until),
    ],
  );
}

async function begin({ tx, now }: JudgeContext, going: readonly Of<'goes'>[]): Promise<void> {
  if (going.length === 0) return;
  await tx.client.query(
    `UPDATE messages m SET state = 'sending', attempts = attempts + 1, begun_at = clock_timestamp(), next_at = $4,
       counted_on = k.counted_on, last_error = NULL
     FROM ${KEYS}, $3::date[]) AS k (member_id, message_id, counted_on) WHERE ${MINE}`,
    [
      ...keysOf(going),
      going.map(({ judged }) => judged.countedOn),
      new Date(now.getTime() + LEASE_SECONDS * MS_A_SECOND),
    ],
  );
}

/** Judges messages beside each other on one connection. All of them are over before one that failed is told: nothing goes on behind it. */
async function judgeAll(context: JudgeContext, all: readonly Due[]): Promise<readonly Judgement[]> {
  const settled = await inPipeline(context.tx.client, () =>
    Promise.allSettled(all.map(async (due) => ({ due, judged: await judge(context, due) }))),
  );
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** Claims messages of different members. @returns those that go */
async function claim(context: JudgeContext, turn: readonly Due[]): Promise<readonly Claimed[]> {
  const lost = turn.filter(isGivenUp);
  const judged = await judgeAll(
    context,
    turn.filter((due) => !isGivenUp(due)),
  );
  const going = judgedAs(judged, 'goes');
  await end(context, [
    ...lost.map((due) => ({ due, state: 'failed' as const, error: 'silent' })),
    ...judgedAs(judged, 'dropped').map(({ due, judged: { reason } }) => ({
      ...{ due, state: 'dropped' as const, error: reason },
    })),
  ]);
  await hold(context, judgedAs(judged, 'waits'));
  await begin(context, going);
  return going.map(({ due, judged: { address, content } }) => {
    const { memberId, messageId, channel, mailKey, language, attempts } = due;
    const letter = { channel, mailKey, language, address, content };
    return { ...letter, memberId, messageId, attempt: attempts + 1 };
  });
}

/**
 * The command that takes the next due messages to send, at most `CLAIM_SIZE`: their sending begins with it. Those that
 * are of no use any more are dropped here, promotional ones whose consent is gone among them; those that caps or quiet hours hold back
 * wait. Two of one member are judged one after the other. The outbox tells its own story: no audit rows.
 */
export function claimFrom(templates: MessageTemplates) {
  return defineCommand({
    id: 'messages.claim',
    permission: 'system.run',
    input: z.object({ channels: z.array(z.enum(MESSAGE_CHANNELS)) }),
    run: async ({ tx, input: { channels }, now }) => {
      const due = await lockDue(tx, { channels, now });
      if (due.length === 0) return { result: { looked: 0, claimed: [] }, changes: [] };
      await lockCounts(tx, due);
      const programme = await readSendingProgramme(tx);
      const context: JudgeContext = { tx, now, templates, programme };
      const claimed: Claimed[] = [];
      for (const turn of inTurns(due)) claimed.push(...(await claim(context, turn)));
      return { result: { looked: due.length, claimed }, changes: [] };
    },
  });
}
