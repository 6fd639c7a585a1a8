import 'server-only';
import type { Tx } from '@/db/write';
import { memberLanguage } from '@/lib/domain/members/member-language';
import {
  CONSENT_OF_CHANNEL,
  type MessageKind,
  SUPPRESSED_KINDS,
  SUPPRESSION_REASONS,
  type UnqueuedReason,
} from '@/lib/domain/messaging/states';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { ADDRESS_SQL, hashSql } from './contact-hash';
import { openChannels } from './mail-settings';
import { mechanic } from './templates/mechanic';

/** A member that a version of a mechanic has something to tell. */
export type ToTell = {
  readonly memberId: number;
  readonly ruleId: number;
  readonly ruleVersionId: number;
};

/** What became of one of them, in the order in which they were given. */
export type Told = ToTell &
  (
    | { readonly messageId: number; readonly refused: null }
    | { readonly messageId: null; readonly refused: UnqueuedReason }
  );

export type MechanicMessages = {
  readonly kind: MessageKind;
  /** Waits until then, where it is to arrive later than now. */
  readonly notBefore?: Date;
  /** After this it is of no use. */
  readonly usefulUntil: Date | null;
  /** Only to a contact that was shown to be the member's: where something is credited once it is accepted. */
  readonly onlyConfirmed?: boolean;
  readonly rows: readonly ToTell[];
};

/** Held to the end of the transaction, in one order: who withdraws meanwhile waits, and then finds the message and drops it. */
const HOLD_CONSENTS = `
  SELECT FROM consent_states WHERE member_id = ANY ($1) AND purpose IN ('advertising', 'personalData')
  ORDER BY member_id, purpose, channel FOR SHARE`;

/**
 * For each the first open channel, confirmed contacts before others, that the member has a contact of, may be written by and is not kept
 * silent on. Numbers are drawn beforehand, so that who asked knows which is whose.
 */
const QUEUE = `
  WITH told AS MATERIALIZED (
    SELECT t.place, t.member_id, t.rule_id, t.version_id, m.status = 'active' AS is_active, p.language
    FROM unnest($1::bigint[], $2::int[], $3::int[]) WITH ORDINALITY AS t (member_id, rule_id, version_id, place)
    LEFT JOIN members m USING (member_id) LEFT JOIN member_profiles p USING (member_id)
  ), ways AS MATERIALIZED (
    SELECT t.place, w.channel, w.no, c.consent_id, c.confirmed, EXISTS (
        SELECT FROM suppressions s WHERE s.contact_hash = ${hashSql('w.channel', 'c.address')} AND s.channel = w.channel
          AND s.ended_at IS NULL AND s.reason = ANY ($8)) AS is_suppressed
    FROM told t
    CROSS JOIN unnest($4::text[], $5::text[]) WITH ORDINALITY AS w (channel, consent, no)
    LEFT JOIN member_profiles p ON p.member_id = t.member_id
    CROSS JOIN LATERAL (
      SELECT ${ADDRESS_SQL} AS address,
        EXISTS (SELECT FROM contact_confirmations k WHERE k.member_id = t.member_id AND k.ended_at IS NULL
          AND k.contact = CASE w.channel WHEN 'email' THEN 'email' WHEN 'sms' THEN 'phone' END) AS confirmed,
        (SELECT consent_id FROM consent_states a WHERE a.member_id = t.member_id AND a.purpose = 'advertising'
          AND a.channel = w.consent AND a.decision = 'given' AND NOT EXISTS (
            SELECT FROM consent_states d WHERE d.member_id = t.member_id AND d.purpose = 'personalData'
              AND d.decision = 'withdrawn')) AS consent_id) c
    WHERE t.is_active AND c.address IS NOT NULL AND (c.confirmed OR NOT $9)
  ), chosen AS MATERIALIZED (
    SELECT DISTINCT ON (place) place, channel, CASE WHEN $6 = 'promotional' THEN consent_id END AS consent_id,
      nextval(pg_get_serial_sequence('messages', 'message_id')) AS message_id
    FROM ways WHERE NOT is_suppressed AND ($6 = 'service' OR consent_id IS NOT NULL)
    ORDER BY place, confirmed DESC, no
  ), queued AS (
    INSERT INTO messages (member_id, message_id, channel, kind, template, language, params, next_at, useful_until, consent_id,
      rule_id, rule_version_id, queued_at)
    OVERRIDING SYSTEM VALUE
    SELECT t.member_id, c.message_id, c.channel, $6, '${mechanic.id}', coalesce(t.language, $7),
      jsonb_build_object('ruleVersionId', t.version_id), $10, $11, c.consent_id, t.rule_id, t.version_id, $12
    FROM chosen c JOIN told t USING (place) ORDER BY t.member_id
  )
  SELECT c.message_id::float8 AS "messageId", CASE
      WHEN c.message_id IS NOT NULL THEN NULL
      WHEN t.is_active IS NOT TRUE THEN 'notActive'
      WHEN NOT EXISTS (SELECT FROM ways w WHERE w.place = t.place) THEN 'noChannel'
      WHEN NOT EXISTS (SELECT FROM ways w WHERE w.place = t.place AND ($6 = 'service' OR w.consent_id IS NOT NULL))
        THEN 'noConsent'
      ELSE 'suppressed' END AS refused
  FROM told t LEFT JOIN chosen c USING (place) ORDER BY t.place`;

type Row = { readonly messageId: number | null; readonly refused: UnqueuedReason | null };

/**
 * Puts what mechanics say into the outbox, in the transaction that decided it: thousands of members in one statement. Each gets one message
 * by one channel, or a reason why none; of a promotional one the consent that it relies on is named and held. The worker asks for all of
 * it again when it sends. @returns one answer for each row, in their order
 */
export async function queueMechanicMessages(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  { kind, notBefore, usefulUntil, onlyConfirmed = false, rows }: MechanicMessages,
): Promise<readonly Told[]> {
  if (rows.length === 0) return [];
  const channels = openChannels();
  const { currency } = await readProgrammeFacts(tx, now);
  const memberIds = rows.map(({ memberId }) => memberId);
  if (kind === 'promotional') await tx.client.query(HOLD_CONSENTS, [memberIds]);
  const answered = await tx.client.query<Row>(QUEUE, [
    memberIds,
    rows.map(({ ruleId }) => ruleId),
    rows.map(({ ruleVersionId }) => ruleVersionId),
    channels,
    channels.map((channel) => CONSENT_OF_CHANNEL[channel]),
    kind,
    memberLanguage(null, currency),
    SUPPRESSION_REASONS.filter((reason) => SUPPRESSED_KINDS[reason].includes(kind)),
    onlyConfirmed,
    notBefore ?? now,
    usefulUntil,
    now,
  ]);
  return rows.map((row, place): Told => {
    const { messageId = null, refused } = answered.rows[place] ?? {};
    return messageId === null
      ? { ...row, messageId, refused: refused ?? 'noChannel' }
      : { ...row, messageId, refused: null };
  });
}
