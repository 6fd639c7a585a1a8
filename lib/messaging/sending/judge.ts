import 'server-only';
import type { Tx } from '@/db/write';
import {
  CONSENT_OF_CHANNEL,
  type DropReason,
  SUPPRESSED_KINDS,
  type SuppressionReason,
} from '@/lib/domain/messaging/states';
import { type Hold, holdOf, mondayOf, type SentSoFar } from '@/lib/domain/messaging/when-to-send';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { contactHash } from '../contact-hash';
import type { MessageTemplates } from '../templates/registry';
import type { Content } from '../templates/template';
import { dressed } from './dress';
import type { Due, SendingProgramme } from './due';

const MS_AN_HOUR = 3_600_000;

export type JudgeContext = {
  readonly tx: Tx;
  readonly now: Date;
  readonly templates: MessageTemplates;
  readonly programme: SendingProgramme;
};

/** What becomes of a message whose moment has come: it goes, it waits, or it is of no use. */
export type Judged =
  | {
      readonly is: 'goes';
      readonly address: string;
      readonly content: Content;
      readonly countedOn: string | null;
    }
  | { readonly is: 'waits'; readonly hold: Hold }
  | { readonly is: 'dropped'; readonly reason: DropReason };

const drop = (reason: DropReason): Judged => ({ is: 'dropped', reason });

/** Where a message to a member goes: their contact, or their number, which a provider knows their devices by. */
function addressOf({ channel, email, phone, memberId }: Due): string | null {
  if (channel === 'email') return email;
  return channel === 'sms' ? phone : String(memberId);
}

/**
 * Whether the consent that a promotional message relies on still holds: not withdrawn since, nor the one for personal
 * data. The state stays as it is until this transaction ends, so that a withdrawal comes wholly before or wholly after the claim.
 */
async function hasConsent(tx: Tx, { memberId, channel, consentId }: Due): Promise<boolean> {
  const { rows } = await tx.client.query<{ holds: boolean }>({
    name: 'message_consent',
    text: `SELECT s.purpose = 'advertising' AND s.decision = 'given' AND NOT EXISTS (
         SELECT FROM consents w WHERE w.member_id = s.member_id AND w.purpose = s.purpose AND w.channel = s.channel
           AND w.decision = 'withdrawn' AND w.consent_id > $3) AS holds
     FROM consent_states s
     WHERE s.member_id = $1 AND ((s.purpose = 'advertising' AND s.channel = $2)
       OR (s.purpose = 'personalData' AND s.decision = 'withdrawn'))
     FOR SHARE`,
    values: [memberId, CONSENT_OF_CHANNEL[channel], consentId],
  });
  return rows.length > 0 && rows.every(({ holds }) => holds);
}

/** Whether the contact is written to no more, in messages of this kind. */
async function isSuppressed(tx: Tx, due: Due, address: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ reason: SuppressionReason }>({
    name: 'message_suppressed',
    text: `SELECT DISTINCT reason FROM suppressions WHERE contact_hash = $1 AND channel = $2 AND ended_at IS NULL`,
    values: [contactHash(due.channel, address), due.channel],
  });
  return rows.some(({ reason }) => SUPPRESSED_KINDS[reason].includes(due.kind));
}

/** Advertising that the member got on the day and in its week, others than this. */
async function countSent(tx: Tx, { memberId, messageId }: Due, today: string): Promise<SentSoFar> {
  const { rows } = await tx.client.query<SentSoFar>({
    name: 'message_sent_so_far',
    text: `SELECT count(*) FILTER (WHERE counted_on = $3)::int AS today, count(*)::int AS "thisWeek" FROM messages
     WHERE member_id = $1 AND message_id <> $2 AND state IN ('sending', 'sent') AND counted_on BETWEEN $4 AND $3`,
    values: [memberId, messageId, today, mondayOf(today)],
  });
  return rows[0] ?? { today: 0, thisWeek: 0 };
}

/** Until when a message is of use: as long as it says itself, and advertising no longer than the setting says. */
function endOf({ programme }: JudgeContext, { kind, queuedAt, usefulUntil }: Due): Date | null {
  if (kind === 'service') return usefulUntil;
  const stale = new Date(queuedAt.getTime() + programme.staleHours * MS_AN_HOUR);
  return usefulUntil !== null && usefulUntil < stale ? usefulUntil : stale;
}

/** It waits; `dropped` when it would be held until it is of no use. */
function waits(context: JudgeContext, due: Due, hold: Hold): Judged {
  const endsAt = endOf(context, due);
  return endsAt !== null && hold.until >= endsAt ? drop(hold.reason) : { is: 'waits', hold };
}

/** What holds it back now by caps and quiet hours. */
async function judgeHold(context: JudgeContext, due: Due, zone: string): Promise<Judged | null> {
  const { tx, now, programme } = context;
  const sent = await countSent(tx, due, dayInZone(now, zone));
  const hold = holdOf({ now, zone, settings: programme, sent });
  return hold === null ? null : waits(context, due, hold);
}

/** What speaks against sending at all; null: nothing. Promotional ones are asked for everything again that they were queued by. */
async function refusalOf(context: JudgeContext, due: Due, address: string | null) {
  const { tx, now, templates } = context;
  const endsAt = endOf(context, due);
  if (endsAt !== null && endsAt <= now) return 'stale';
  const template = templates[due.template];
  // Words that a newer or older product knew.
  if (template === undefined) return 'stale';
  if (due.kind === 'promotional' && due.status !== 'active') return 'notActive';
  if (due.kind === 'promotional' && !(await hasConsent(tx, due))) return 'noConsent';
  if (address === null) return 'noContact';
  const isTried = template.isAskedFor === true || due.memberId === 0;
  if (!isTried && (await isSuppressed(tx, due, address))) return 'suppressed';
  return null;
}

/**
 * What becomes of a message now. Asked in this order: whether it is of use, whether its member and their consent still stand, whether
 * its contact is written to, whether caps and quiet hours let it go, and what its template has to say.
 */
export async function judge(context: JudgeContext, due: Due): Promise<Judged> {
  const { tx, now, templates, programme } = context;
  const address = addressOf(due);
  const refusal = await refusalOf(context, due, address);
  if (refusal !== null || address === null) return drop(refusal ?? 'noContact');
  const { memberId, messageId, kind, language, channel, params } = due;
  const timeZone = due.timeZone ?? programme.timeZone;
  const held = kind === 'promotional' ? await judgeHold(context, due, timeZone) : null;
  if (held !== null) return held;
  const written = await templates[due.template]?.write(
    tx,
    { memberId, address, language, timeZone, programme: programme.name },
    { messageId, channel, params, now },
  );
  if (written === undefined || typeof written === 'string') return drop(written ?? 'stale');
  if ('until' in written) return waits(context, due, written);
  const countedOn = kind === 'promotional' ? dayInZone(now, timeZone) : null;
  return { is: 'goes', address, content: dressed(due, written), countedOn };
}
