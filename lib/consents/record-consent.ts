import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, actorLabel } from '@/lib/domain/access/actor';
import type { Locale } from '@/lib/domain/access/preferences';
import type {
  ConsentDecision,
  ConsentEvidence,
  ConsentKey,
  ConsentSource,
} from '@/lib/domain/consents/states';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import type { MemberStatus } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { dropPromotional, lockPromotional } from '@/lib/messaging/drop-promotional';
import type { CurrentText } from './current-text';

export type ConsentContext = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

/** The member to record about: their language; null: the programme's. */
export type ConsentMember = { readonly language: Locale | null };

/** What holds now. */
export type HeldConsent = {
  readonly consentId: number;
  readonly decision: ConsentDecision;
  readonly textVersion: number | null;
};

/** A record to append. */
export type NewConsent = ConsentKey & {
  readonly decision: ConsentDecision;
  /** Needed to give, absent to withdraw. */
  readonly text: CurrentText | null;
  readonly source: ConsentSource;
  readonly evidence: ConsentEvidence;
  readonly evidenceReference: string;
  readonly correctsId?: number;
};

/**
 * The member, so that two records about them come one after the other; what of the outbox a withdrawal may stop is held
 * first. Throws `not_found`, `wrong_state` for a member that is over.
 */
export async function lockConsents(tx: Tx, memberId: number): Promise<ConsentMember> {
  const { status, language } = await holdConsents(tx, memberId);
  if (CLOSED_STATUSES.includes(status)) throw new AppError('wrong_state', { status });
  return { language };
}

/** The same for whoever judges the standing of the member by rules of their own. Throws `not_found`. */
export async function holdConsents(
  tx: Tx,
  memberId: number,
): Promise<ConsentMember & { readonly status: MemberStatus }> {
  await lockPromotional(tx, memberId);
  const { rows } = await tx.client.query<ConsentMember & { readonly status: MemberStatus }>(
    `SELECT m.status, p.language FROM members m LEFT JOIN member_profiles p USING (member_id)
     WHERE m.member_id = $1 FOR UPDATE OF m`,
    [memberId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  return row;
}

/** The consent that holds of a purpose and channel; null: the member was never asked. */
export async function findHeldConsent(
  tx: Tx,
  memberId: number,
  { purpose, channel }: ConsentKey,
): Promise<HeldConsent | null> {
  const { rows } = await tx.client.query<HeldConsent>(
    `SELECT s.consent_id::float8 AS "consentId", s.decision, c.text_version AS "textVersion"
     FROM consent_states s JOIN consents c USING (member_id, consent_id)
     WHERE s.member_id = $1 AND s.purpose = $2 AND s.channel = $3`,
    [memberId, purpose, channel],
  );
  return rows[0] ?? null;
}

/**
 * Appends a record about a member whose consents are locked. A withdrawal takes effect at once: promotional messages that
 * wait are dropped. The reference of the evidence stays out of the audit log, which is never rewritten.
 */
export async function appendConsent(
  { tx, actor, now }: ConsentContext,
  memberId: number,
  consent: NewConsent,
): Promise<{ readonly consentId: number; readonly changes: readonly AuditChange[] }> {
  const { purpose, channel, decision, text, source, evidence, correctsId = null } = consent;
  const { rows } = await tx.client.query<{ consentId: number }>(
    `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence,
       evidence_reference, corrects_id, actor, happened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING consent_id::float8 AS "consentId"`,
    [
      memberId,
      purpose,
      channel,
      decision,
      text?.version ?? null,
      text?.language ?? null,
      source,
      evidence,
      consent.evidenceReference,
      correctsId,
      actorLabel(actor),
      now,
    ],
  );
  const consentId = rows[0]?.consentId ?? 0;
  const dropped =
    decision === 'withdrawn' ? await dropPromotional({ tx, now }, memberId, consent) : 0;
  const after = {
    memberId,
    purpose,
    channel,
    decision,
    textVersion: text?.version ?? null,
    source,
    evidence,
    ...(correctsId === null ? {} : { correctsId }),
    ...(dropped === 0 ? {} : { droppedMessages: dropped }),
  };
  return {
    consentId,
    changes: [{ subjectKind: 'consent', subjectId: consentId, before: null, after }],
  };
}
