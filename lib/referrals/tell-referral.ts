import 'server-only';
import type { Tx } from '@/db/write';
import { type Actor, actorLabel } from '@/lib/domain/access/actor';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { type ReferralQuestion, referralRefusal } from '@/lib/domain/referrals/referral';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { readLaunched } from '@/lib/mechanics/read-live';
import { lockMembers } from '@/lib/members/change-status';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { findReferrer } from './find-referrer';
import { samePersonSql } from './same-person-sql';

type Context = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

/** Somebody whom another member is said to have brought. */
export type ToldReferral = {
  readonly memberId: number;
  /** A code, or where staff may name it, the number of a member. */
  readonly broughtBy: string;
  readonly mayName: boolean;
};

/** One at a time: of circles that close at the same moment none would see the other. */
const ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('referrals'))";

/** Whoever is one person with the member, and who brought them, over whomever. $1: the member, $2: the referrer. */
const ASKED = `
  WITH RECURSIVE one AS (SELECT member_id FROM members WHERE member_id = $1 OR merged_into = $1),
  above AS (
    SELECT $2::bigint AS member_id
    UNION
    SELECT coalesce(b.merged_into, b.member_id) FROM above a
    JOIN members f ON f.member_id = a.member_id OR f.merged_into = a.member_id
    JOIN referrals r ON r.member_id = f.member_id AND r.ended_at IS NULL
    JOIN members b ON b.member_id = r.referrer_id)
  SELECT m.joined_on::text AS "joinedOn", ${samePersonSql('$1::bigint', '$2::bigint')} AS "isSamePerson",
    EXISTS (SELECT FROM one JOIN referrals r USING (member_id) WHERE r.ended_at IS NULL) AS "isBrought",
    EXISTS (SELECT FROM purchases p WHERE p.member_id = $1 AND NOT p.is_return) AS "hasBought",
    EXISTS (SELECT FROM above WHERE member_id = $1) AS "isCircle"
  FROM members m WHERE m.member_id = $1`;

const INSERT = `
  INSERT INTO referrals (member_id, referrer_id, way, told_at, told_by) VALUES ($1, $2, $3, $4, $5)
  RETURNING referral_id::float8 AS "referralId"`;

type Row = Pick<
  ReferralQuestion,
  'joinedOn' | 'isSamePerson' | 'isBrought' | 'hasBought' | 'isCircle'
>;

/** Whether a mechanic that runs counts purchases from before it was told. */
async function readMayBuyFirst(tx: Tx, on: string): Promise<boolean> {
  const launched = await readLaunched(rowsOf(tx), { on });
  return launched.some(
    ({ mechanic: { occasion } }) => occasion.is === 'referral' && occasion.mayBuyFirst,
  );
}

/**
 * Takes down who brought a member, in the transaction of a command. Throws `referral_refused` with the reason, and `not_found`.
 * @returns who did, and the change for the audit
 */
export async function tellReferral(
  { tx, actor, now }: Context,
  { memberId, broughtBy, mayName }: ToldReferral,
): Promise<{
  readonly referralId: number;
  readonly referrerId: number;
  readonly change: AuditChange;
}> {
  const { referrerId, way } = await findReferrer(tx, broughtBy, { mayName });
  await tx.client.query(ONE_AT_A_TIME);
  const locked = await lockMembers(tx, [memberId, referrerId]);
  const statusOf = (id: number) => locked.find((one) => one.memberId === id)?.status;
  const status = statusOf(memberId);
  if (status === undefined) throw new AppError('not_found');
  const { todayOn } = await readProgrammeFacts(tx, now);
  const { rows } = await tx.client.query<Row>(ASKED, [memberId, referrerId]);
  const asked = present(rows[0], 'a locked member has a row');
  const reason = referralRefusal({
    ...asked,
    isMemberOver: CLOSED_STATUSES.includes(status),
    isReferrerOver: CLOSED_STATUSES.includes(statusOf(referrerId) ?? 'closed'),
    mayBuyFirst: asked.hasBought && (await readMayBuyFirst(tx, todayOn)),
    todayOn,
  });
  if (reason !== null) throw new AppError('referral_refused', { reason });
  const inserted = await tx.client.query<{ referralId: number }>(INSERT, [
    ...[memberId, referrerId, way, now, actorLabel(actor)],
  ]);
  const { referralId } = present(inserted.rows[0], 'an inserted referral has an id');
  const after = { broughtBy: referrerId, way };
  return {
    ...{ referralId, referrerId },
    change: { subjectKind: 'member', subjectId: memberId, before: null, after },
  };
}
