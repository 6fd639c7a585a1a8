import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { laneInput } from '../lanes';
import { planByIndexes } from '../plan-by-indexes';

/** What is over and not promised, of members whose account moves. */
const IS_DUE = `l.state = 'available' AND l.expires_at <= $1 AND l.remaining > l.held`;

/**
 * In the order of the index of ends: it is read as far as is needed, and what lies together is written together. The few that
 * are frozen or merged are passed over first, for they stay where the reading begins.
 */
const LOCK_ACCOUNTS = `
  SELECT array_agg(id)::text AS ids FROM (
    SELECT a.member_id AS id FROM point_accounts a
     WHERE a.frozen_at IS NULL AND a.member_id = ANY (ARRAY(
       SELECT l.member_id FROM point_lots l
        WHERE ${IS_DUE} AND l.member_id % $3 = $4
          AND l.member_id NOT IN (SELECT f.member_id FROM point_accounts f WHERE f.frozen_at IS NOT NULL)
          AND l.member_id NOT IN (SELECT w.member_id FROM members w WHERE w.merged_into IS NOT NULL)
        ORDER BY l.expires_at, l.member_id LIMIT $2))
     ORDER BY a.member_id FOR UPDATE OF a) AS locked`;

/**
 * An entry for each lot, numbered on from the account's last, in the order in which the lots ended. Entry and lot name each other; an
 * allocation is written only where a hold keeps a part, for that part ends later by another entry. Open lots of an account are few and
 * stand together in their index, unlike those of a day. Under the lock of its account a row stays where it was read. The last of the writing parts runs first: what entries are compared with at COMMIT is then
 * written down once.
 */
const EXPIRE = `
  WITH due AS MATERIALIZED (
    SELECT l.ctid AS lot_at, a.ctid AS account_at, l.member_id, l.lot_id, l.expires_at, l.held, l.remaining - l.held AS amount,
           (a.seq + row_number() OVER ends)::int AS seq,
           (a.balance - sum(l.remaining - l.held) OVER ends)::bigint AS balance_after, a.pending, a.debt
      FROM (SELECT ctid, * FROM point_lots WHERE member_id = ANY ($2::bigint[]) AND state = 'available'
               AND coalesce(expires_at, 'infinity') <= $1 AND remaining > held OFFSET 0) AS l
      JOIN (SELECT ctid, * FROM point_accounts WHERE member_id = ANY ($2::bigint[]) OFFSET 0) AS a USING (member_id)
    WINDOW ends AS (PARTITION BY l.member_id ORDER BY l.expires_at, l.earned_at, l.lot_id ROWS UNBOUNDED PRECEDING)
  ), accounts AS (
    UPDATE point_accounts a SET seq = d.seq, balance = d.balance
      FROM (SELECT account_at, max(seq) AS seq, min(balance_after) AS balance FROM due GROUP BY account_at) d
     WHERE a.ctid = d.account_at
  ), lots AS (
    UPDATE point_lots l SET remaining = l.held, state = CASE WHEN l.held = 0 THEN 'expired' ELSE l.state END,
        expired_seq = CASE WHEN l.held = 0 THEN d.seq END
      FROM due d WHERE l.ctid = d.lot_at
  ), allocated AS (
    INSERT INTO point_allocations (member_id, seq, lot_id, amount) SELECT member_id, seq, lot_id, amount FROM due
     WHERE held > 0
  ), entries AS (
    INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
      occurred_at, booked_at, ended_lot_id)
    SELECT member_id, seq, 'expire', -amount, balance_after, pending, debt, 'expiry', lot_id::text, $3, expires_at, $1,
      CASE WHEN held = 0 THEN lot_id END FROM due
  )
  SELECT count(*)::int AS lots, count(DISTINCT member_id)::int AS members, coalesce(sum(amount), 0)::text AS points FROM due`;

/**
 * Expires what is left of lots that are over, the moment that equals their end included: an entry for each lot, all in a
 * few statements, whole accounts at a time. What is promised to a hold stays until the hold ends; frozen accounts are left
 * alone. A second run changes nothing; a run that is cut short has done nothing. Answers how many lots it ended.
 */
export const expireLots = defineCommand({
  id: 'points.expireLots',
  permission: 'system.run',
  isRepeatable: true,
  input: laneInput,
  run: async ({ tx, actor, now, input: { lane, lanes, atOnce } }) => {
    await planByIndexes(tx);
    const locked = await tx.client.query<{ ids: string | null }>(LOCK_ACCOUNTS, [
      now,
      atOnce,
      lanes,
      lane,
    ]);
    const ids = locked.rows[0]?.ids ?? null;
    if (ids === null) return { result: 0, changes: [] };
    const { rows } = await tx.client.query<{ lots: number; members: number; points: string }>(
      EXPIRE,
      [now, ids, actorLabel(actor)],
    );
    const done = rows[0] ?? { lots: 0, members: 0, points: '0' };
    if (done.lots === 0) return { result: 0, changes: [] };
    const after = { ...done, points: pointsText(toPoints(BigInt(done.points))) };
    return {
      result: done.lots,
      changes: [{ subjectKind: 'points', subjectId: 'expiry', before: null, after }],
    };
  },
});
