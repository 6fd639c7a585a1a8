import 'server-only';
import { actorLabel } from '@/lib/domain/access/actor';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import type { LedgerContext } from './ledger/movement';

/** What can be spent of each lot, in the order of consumption (`compareLots`), until the debt is covered. */
const REPAY = `
  WITH free AS (
    SELECT l.member_id, l.lot_id, l.remaining, l.remaining - l.held AS free, a.debt,
           sum(l.remaining - l.held) OVER (PARTITION BY l.member_id ORDER BY l.expires_at, l.earned_at, l.lot_id
             ROWS UNBOUNDED PRECEDING) - (l.remaining - l.held) AS before
      FROM unnest($2::bigint[]) AS o (member_id) JOIN point_accounts a USING (member_id) JOIN point_lots l USING (member_id)
     WHERE a.debt > 0 AND l.state = 'available' AND (l.expires_at IS NULL OR l.expires_at > $1) AND l.remaining > l.held
  ), takes AS MATERIALIZED (
    SELECT member_id, lot_id, remaining, least(free, debt - before)::bigint AS amount FROM free WHERE before < debt
  ), sums AS MATERIALIZED (
    SELECT a.member_id, a.seq + 1 AS seq, t.points, a.balance, a.pending, a.debt - t.points AS debt, t.lot_ids
      FROM (SELECT member_id, sum(amount)::bigint AS points, string_agg(lot_id::text, ' ' ORDER BY lot_id) AS lot_ids
              FROM takes GROUP BY member_id) t JOIN point_accounts a USING (member_id)
  ), entries AS (
    INSERT INTO point_entries (member_id, seq, kind, amount, debt, balance_after, pending_after, debt_after, source, key, actor,
      occurred_at, booked_at)
    SELECT member_id, seq, 'debt_repaid', 0, -points, balance, pending, debt, 'activation', lot_ids, $3, $1, $1
      FROM sums ORDER BY member_id
  ), allocated AS (
    INSERT INTO point_allocations (member_id, seq, lot_id, amount)
    SELECT t.member_id, s.seq, t.lot_id, t.amount FROM takes t JOIN sums s USING (member_id)
  ), lots AS (
    UPDATE point_lots l SET remaining = l.remaining - t.amount,
        state = CASE WHEN l.remaining = t.amount THEN 'consumed' ELSE l.state END
      FROM takes t WHERE l.member_id = t.member_id AND l.lot_id = t.lot_id
  ), accounts AS (
    UPDATE point_accounts a SET seq = s.seq, debt = s.debt FROM sums s WHERE a.member_id = s.member_id
  )
  SELECT coalesce(sum(points), 0)::text AS points FROM sums`;

/**
 * Repays what locked accounts owe out of what they can spend, as `repayDebt` does for one: an entry an account that leaves
 * its balance as it is. Answers how many points were repaid in all.
 */
export async function repayFromLots(
  { tx, actor, now }: LedgerContext,
  memberIds: readonly string[],
): Promise<Points> {
  if (memberIds.length === 0) return toPoints(0n);
  const { rows } = await tx.client.query<{ points: string }>(REPAY, [
    now,
    memberIds,
    actorLabel(actor),
  ]);
  return toPoints(BigInt(rows[0]?.points ?? '0'));
}
