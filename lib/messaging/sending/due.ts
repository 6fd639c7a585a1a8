import 'server-only';
import type { Tx } from '@/db/write';
import type { Locale } from '@/lib/domain/access/preferences';
import type { MemberStatus } from '@/lib/domain/members/states';
import { CLAIM_SIZE } from '@/lib/domain/messaging/delivery';
import type { MessageSettings } from '@/lib/domain/messaging/message-settings';
import { MESSAGE_SETTINGS } from '@/lib/domain/messaging/message-settings';
import type { MessageChannel, MessageKind, MessageState } from '@/lib/domain/messaging/states';

/** A message whose moment has come, with what is known of whom it goes to. */
export type Due = {
  readonly memberId: number;
  readonly messageId: number;
  readonly channel: MessageChannel;
  readonly kind: MessageKind;
  readonly template: string;
  readonly language: Locale;
  readonly params: Readonly<Record<string, number>>;
  readonly state: MessageState;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly usefulUntil: Date | null;
  readonly consentId: number | null;
  readonly mailKey: string;
  /** Null: a person of the desk. */
  readonly status: MemberStatus | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string | null;
};

/** What of the programme sending asks. */
export type SendingProgramme = MessageSettings & {
  readonly name: string;
  readonly timeZone: string;
};

/**
 * The oldest that are due and that no other worker looks at; also those whose worker fell silent. What a mechanic says waits while it is
 * paused or everything is stopped. Those of member 0 go to a person of the
 * desk, whom `params.userId` names.
 */
export async function lockDue(
  tx: Tx,
  { channels, now }: { readonly channels: readonly MessageChannel[]; readonly now: Date },
): Promise<readonly Due[]> {
  const { rows } = await tx.client.query<Due>(
    `SELECT m.member_id::float8 AS "memberId", m.message_id::float8 AS "messageId", m.channel, m.kind, m.template,
       m.language, m.params, m.state, m.attempts, m.queued_at AS "queuedAt", m.useful_until AS "usefulUntil",
       m.consent_id::float8 AS "consentId", m.mail_key AS "mailKey", who.status, coalesce(u.email, p.email) AS email, p.phone,
       p.time_zone AS "timeZone"
     FROM messages m LEFT JOIN member_profiles p USING (member_id) LEFT JOIN members who USING (member_id)
     LEFT JOIN users u ON m.member_id = 0 AND u.user_id = (m.params->>'userId')::int AND u.disabled_at IS NULL
     WHERE m.state IN ('queued', 'sending') AND m.next_at <= $1 AND m.channel = ANY ($2)
       AND (m.rule_id IS NULL OR NOT (EXISTS (SELECT FROM mechanic_control WHERE stopped_at IS NOT NULL)
         OR m.rule_id IN (SELECT rule_id FROM mechanic_switches WHERE paused_at IS NOT NULL)))
     ORDER BY m.next_at, m.message_id LIMIT $3 FOR UPDATE OF m SKIP LOCKED`,
    [now, channels, CLAIM_SIZE],
  );
  return rows;
}

/**
 * One claim at a time counts what a member got: two messages to one member in two workers would both find room under the cap. Taken for
 * all members of a claim at once, in the order of their numbers.
 */
export async function lockCounts(tx: Tx, due: readonly Due[]): Promise<void> {
  const members = due.flatMap(({ kind, memberId }) => (kind === 'promotional' ? [memberId] : []));
  if (members.length === 0) return;
  await tx.client.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('messages of ' || member_id, 0))
     FROM (SELECT DISTINCT member_id FROM unnest($1::bigint[]) AS t (member_id) ORDER BY 1) locked`,
    [members],
  );
}

/** The programme's name, zone and settings of messages. */
export async function readSendingProgramme(tx: Tx): Promise<SendingProgramme> {
  const { rows } = await tx.client.query<SendingProgramme>(
    `SELECT name, time_zone AS "timeZone", messages_a_day AS "capADay", messages_a_week AS "capAWeek",
       quiet_from_minute AS "quietFromMinute", quiet_until_minute AS "quietUntilMinute", messages_stale_hours AS "staleHours"
     FROM programme`,
  );
  return rows[0] ?? { name: 'Vernost', timeZone: 'UTC', ...MESSAGE_SETTINGS };
}
