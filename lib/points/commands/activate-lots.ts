import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import { pointsText, toPoints } from '@/lib/domain/shared/points';
import { defineCommand } from '@/lib/kernel/command';
import { laneInput } from '../lanes';
import { planByIndexes } from '../plan-by-indexes';
import { repayFromLots } from '../repay-from-lots';

/** As expiry reads them: frozen ones are passed over first. */
const LOCK_ACCOUNTS = `
  SELECT array_agg(id)::text AS ids FROM (
    SELECT a.member_id AS id FROM (
      SELECT DISTINCT o.member_id FROM (
        SELECT l.member_id FROM point_lots l JOIN members whose USING (member_id)
         WHERE l.state = 'pending' AND l.activates_at <= $1 AND l.member_id % $3 = $4
           AND l.member_id NOT IN (SELECT f.member_id FROM point_accounts f WHERE f.frozen_at IS NOT NULL)
           AND whose.status NOT IN ('merged', 'closed', 'anonymised')
         ORDER BY l.activates_at, l.member_id LIMIT $2) AS o
      ) AS own JOIN point_accounts a USING (member_id)
     WHERE a.frozen_at IS NULL ORDER BY a.member_id FOR UPDATE OF a) AS locked`;

/**
 * One entry an account, of all its lots whose waiting has ended. As in expiry: rows stay where they were read, and the last of the
 * writing parts runs first.
 */
const ACTIVATE = `
  WITH due AS MATERIALIZED (
    SELECT l.ctid AS lot_at, l.member_id, l.lot_id, l.remaining FROM unnest($2::bigint[]) AS o (member_id)
     CROSS JOIN LATERAL (
       SELECT l.ctid, l.* FROM point_lots l WHERE l.member_id = o.member_id AND l.state = 'pending'
          AND coalesce(l.activates_at, 'infinity') <= $1 OFFSET 0) AS l
  ), sums AS MATERIALIZED (
    SELECT a.ctid AS account_at, a.member_id, a.seq + 1 AS seq, d.points, a.balance + d.points AS balance,
           a.pending - d.points AS pending, a.debt, d.lot_ids
      FROM (SELECT member_id, sum(remaining)::bigint AS points, string_agg(lot_id::text, ' ' ORDER BY lot_id) AS lot_ids
              FROM due GROUP BY member_id) d JOIN point_accounts a USING (member_id)
  ), accounts AS (
    UPDATE point_accounts a SET seq = s.seq, balance = s.balance, pending = s.pending FROM sums s WHERE a.ctid = s.account_at
  ), lots AS (
    UPDATE point_lots l SET state = 'available' FROM due d WHERE l.ctid = d.lot_at
  ), entries AS (
    INSERT INTO point_entries (member_id, seq, kind, amount, pending, balance_after, pending_after, debt_after, source, key,
      actor, occurred_at, booked_at)
    SELECT member_id, seq, 'activate', points, -points, balance, pending, debt, 'activation', lot_ids, $3, $1, $1
      FROM sums ORDER BY member_id
  )
  SELECT (SELECT count(*)::int FROM due) AS lots, count(*)::int AS members, coalesce(sum(points), 0)::text AS points,
    coalesce(array_agg(member_id::text) FILTER (WHERE debt > 0), '{}') AS debtors FROM sums`;

type Done = {
  readonly lots: number;
  readonly members: number;
  readonly points: string;
  readonly debtors: readonly string[];
};

/**
 * Lets points that waited be spent, from the moment that equals their start: one entry an account, then what it owes is
 * repaid, all in a few statements. A second run changes nothing; a run that is cut short has done nothing. Answers how many
 * accounts it served.
 */
export const activateLots = defineCommand({
  id: 'points.activateLots',
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
    const { rows } = await tx.client.query<Done>(ACTIVATE, [now, ids, actorLabel(actor)]);
    const { debtors, ...done } = rows[0] ?? { lots: 0, members: 0, points: '0', debtors: [] };
    if (done.members === 0) return { result: 0, changes: [] };
    const repaid = await repayFromLots({ tx, actor, now }, debtors);
    const after = {
      ...done,
      points: pointsText(toPoints(BigInt(done.points))),
      repaid: pointsText(repaid),
    };
    return {
      result: done.members,
      changes: [{ subjectKind: 'points', subjectId: 'activation', before: null, after }],
    };
  },
});
