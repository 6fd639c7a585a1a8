import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import type { Locale } from '@/lib/domain/access/preferences';
import { LEASE_SECONDS, MESSAGE_ATTEMPTS, SENDS_AT_ONCE } from '@/lib/domain/messaging/delivery';
import {
  type DropReason,
  MESSAGE_CHANNELS,
  type MessageChannel,
  type MessageKind,
  type MessageState,
} from '@/lib/domain/messaging/states';
import { defineCommand } from '@/lib/kernel/command';
import type { Letter } from '../smtp';
import type { MessageTemplates } from '../templates/registry';
import type { Content } from '../templates/template';

const MS_A_SECOND = 1_000;

type Due = {
  readonly memberId: number;
  readonly messageId: number;
  readonly channel: MessageChannel;
  readonly kind: MessageKind;
  readonly template: string;
  readonly language: Locale;
  readonly params: Readonly<Record<string, number>>;
  readonly state: MessageState;
  readonly attempts: number;
  readonly usefulUntil: Date | null;
  readonly consentId: number | null;
  readonly mailKey: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string | null;
};

/** A message to send now, claimed by this worker until its lease ends. */
export type Claimed = Letter & {
  readonly memberId: number;
  readonly messageId: number;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
};

/** Those under 0 go to a person of the desk, whom `params.userId` names. The oldest that are due and that no other worker looks at; also those whose worker fell silent. */
async function lockDue(
  tx: Tx,
  { channels, now }: { readonly channels: readonly MessageChannel[]; readonly now: Date },
): Promise<readonly Due[]> {
  const { rows } = await tx.client.query<Due>(
    `SELECT m.member_id::float8 AS "memberId", m.message_id::float8 AS "messageId", m.channel, m.kind, m.template,
       m.language, m.params, m.state, m.attempts, m.useful_until AS "usefulUntil", m.consent_id::float8 AS "consentId",
       m.mail_key AS "mailKey", coalesce(u.email, p.email) AS email, p.phone, p.time_zone AS "timeZone"
     FROM messages m LEFT JOIN member_profiles p USING (member_id)
     LEFT JOIN users u ON m.member_id = 0 AND u.user_id = (m.params->>'userId')::int AND u.disabled_at IS NULL
     WHERE m.state IN ('queued', 'sending') AND m.next_at <= $1 AND m.channel = ANY ($2)
     ORDER BY m.next_at, m.message_id LIMIT $3 FOR UPDATE OF m SKIP LOCKED`,
    [now, channels, SENDS_AT_ONCE],
  );
  return rows;
}

/**
 * Whether the consent that a promotional message relies on still holds: not withdrawn since, nor the one for personal
 * data. The state stays as it is until this transaction ends, so that a withdrawal comes wholly before or wholly after the claim.
 */
async function hasConsent(tx: Tx, { memberId, channel, consentId }: Due): Promise<boolean> {
  const { rows } = await tx.client.query<{ holds: boolean }>(
    `SELECT s.purpose = 'advertising' AND s.decision = 'given' AND NOT EXISTS (
         SELECT FROM consents w WHERE w.member_id = s.member_id AND w.purpose = s.purpose AND w.channel = s.channel
           AND w.decision = 'withdrawn' AND w.consent_id > $3) AS holds
     FROM consent_states s
     WHERE s.member_id = $1 AND ((s.purpose = 'advertising' AND s.channel = $2)
       OR (s.purpose = 'personalData' AND s.decision = 'withdrawn'))
     FOR SHARE`,
    [memberId, channel, consentId],
  );
  return rows.length > 0 && rows.every(({ holds }) => holds);
}

type Context = {
  readonly tx: Tx;
  readonly now: Date;
  readonly templates: MessageTemplates;
  readonly programme: { readonly name: string; readonly timeZone: string };
};

/** What to send, or why not to. */
async function judge(context: Context, due: Due): Promise<Content | DropReason> {
  const { tx, now, templates, programme } = context;
  if (due.usefulUntil !== null && due.usefulUntil <= now) return 'stale';
  if (due.kind === 'promotional' && !(await hasConsent(tx, due))) return 'noConsent';
  const address = due.channel === 'email' ? due.email : due.phone;
  if (address === null) return 'noContact';
  const template = templates[due.template];
  // Words that a newer or older product knew.
  if (template === undefined) return 'stale';
  const { memberId, language, channel, params } = due;
  const timeZone = due.timeZone ?? programme.timeZone;
  return template.write(
    tx,
    { memberId, address, language, timeZone, programme: programme.name },
    { channel, params, now },
  );
}

/** A worker fell silent at the last attempt: whether it sent the message is unknown, and it is not tried again. */
function isGivenUp({ state, attempts }: Due): boolean {
  return state === 'sending' && attempts >= MESSAGE_ATTEMPTS;
}

async function end(
  { tx, now }: Context,
  { memberId, messageId }: Due,
  { state, error }: { readonly state: 'failed' | 'dropped'; readonly error: string },
): Promise<void> {
  await tx.client.query(
    `UPDATE messages SET state = $3, last_error = $4, ended_at = $5 WHERE member_id = $1 AND message_id = $2`,
    [memberId, messageId, state, error, now],
  );
}

async function claim(context: Context, due: Due): Promise<Claimed | null> {
  const { tx, now } = context;
  if (isGivenUp(due)) {
    await end(context, due, { state: 'failed', error: 'silent' });
    return null;
  }
  const content = await judge(context, due);
  if (typeof content === 'string') {
    await end(context, due, { state: 'dropped', error: content });
    return null;
  }
  await tx.client.query(
    `UPDATE messages SET state = 'sending', attempts = attempts + 1, begun_at = clock_timestamp(), next_at = $3
     WHERE member_id = $1 AND message_id = $2`,
    [due.memberId, due.messageId, new Date(now.getTime() + LEASE_SECONDS * MS_A_SECOND)],
  );
  const { memberId, messageId, channel, mailKey } = due;
  const address = (channel === 'email' ? due.email : due.phone) ?? '';
  return { memberId, messageId, channel, mailKey, address, content, attempt: due.attempts + 1 };
}

async function readProgramme(tx: Tx): Promise<Context['programme']> {
  const { rows } = await tx.client.query<Context['programme']>(
    'SELECT name, time_zone AS "timeZone" FROM programme',
  );
  return rows[0] ?? { name: 'Vernost', timeZone: 'UTC' };
}

/**
 * The command that takes the next due messages to send, at most `SENDS_AT_ONCE`: their sending begins with it. Those that
 * are of no use any more, and promotional ones whose consent is gone, are dropped here. The outbox tells its own story: no
 * audit rows.
 */
export function claimFrom(templates: MessageTemplates) {
  return defineCommand({
    id: 'messages.claim',
    permission: 'system.run',
    input: z.object({ channels: z.array(z.enum(MESSAGE_CHANNELS)) }),
    run: async ({ tx, input: { channels }, now }) => {
      const due = await lockDue(tx, { channels, now });
      const context: Context = { tx, now, templates, programme: await readProgramme(tx) };
      const claimed: Claimed[] = [];
      for (const message of due) {
        const one = await claim(context, message);
        if (one !== null) claimed.push(one);
      }
      return { result: { looked: due.length, claimed }, changes: [] };
    },
  });
}
