import 'server-only';
import { sql } from '@/lib/points/testing/points-desk';

/*
 * What a base holds, in the words in which the plain world is told: an account a line, then its open lots in the order of
 * consumption, then receipts. Amounts in hundredths.
 */

const ACCOUNTS = `
  SELECT m.member_id || ': ' || trim_scale(coalesce(a.balance, 0) / 100.0) || ' pending ' || trim_scale(coalesce(a.pending, 0) / 100.0)
    || ' debt ' || trim_scale(coalesce(a.debt, 0) / 100.0)
    || CASE WHEN m.merged_into IS NULL THEN '' ELSE ' merged into ' || m.merged_into END AS told
  FROM members m LEFT JOIN point_accounts a USING (member_id) WHERE m.member_id = ANY ($1) ORDER BY m.member_id`;

const MOMENT = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LOTS = `
  SELECT 'lot of ' || member_id || ': ' || remaining || ' held ' || held || ' of ' || ${MOMENT('earned_at')}
    || ' until ' || coalesce(${MOMENT('expires_at')}, 'never')
    || CASE WHEN state = 'pending' THEN ' waits ' || ${MOMENT('activates_at')} ELSE '' END AS told
  FROM point_lots WHERE member_id = ANY ($1) AND remaining > 0 ORDER BY member_id, expires_at, earned_at, lot_id`;

const RECEIPTS = `
  SELECT 'receipt ' || substring(p.receipt FROM '[0-9]+$') || ' of ' || p.member_id || ': earned ' || d.earned || ' spent ' || d.spent
    || ' taken ' || d.taken_back || ' let go ' || d.not_recouped || ' given ' || d.given_back
    || ' stands ' || (SELECT coalesce(sum(points), 0) FROM unnest(d.rule_points) AS points) || ' back ' || l.back || ' paid by ' || coalesce(paid.by, '') AS told
  FROM purchases p JOIN purchase_decisions d USING (member_id, business_date, purchase_id)
  CROSS JOIN LATERAL (
    SELECT string_agg(returned_milli || '/' || returned_minor, ' ' ORDER BY line_no) AS back FROM purchase_lines l
    WHERE (l.member_id, l.business_date, l.purchase_id) = (p.member_id, p.business_date, p.purchase_id)) l
  CROSS JOIN LATERAL (
    SELECT string_agg(a.amount::text, ' ' ORDER BY l.expires_at, l.earned_at, l.lot_id) AS by
    FROM point_entries e JOIN point_allocations a USING (member_id, seq) JOIN point_lots l USING (member_id, lot_id)
    WHERE e.source = 'purchase' AND e.key = p.business_date || ':' || p.purchase_id AND e.kind = 'redeem') paid
  WHERE p.member_id = ANY ($1) AND NOT p.is_return ORDER BY substring(p.receipt FROM '[0-9]+$')::int`;

const HOLDS = `
  SELECT 'hold ' || substring(h.key FROM '[0-9]+$') || ' of ' || h.member_id || ': ' || h.state || ' ' || p.amounts AS told
  FROM point_holds h CROSS JOIN LATERAL (
    SELECT string_agg(a.amount::text, ' ' ORDER BY l.expires_at, l.earned_at, l.lot_id) AS amounts
    FROM point_hold_lots a JOIN point_lots l USING (member_id, lot_id)
    WHERE a.member_id = h.member_id AND a.hold_id = h.hold_id) p
  WHERE h.member_id = ANY ($1) ORDER BY substring(h.key FROM '[0-9]+$')::int`;

/** The base, told. */
export async function describeBase(members: readonly number[]): Promise<string[]> {
  const told = await Promise.all(
    [ACCOUNTS, LOTS, RECEIPTS, HOLDS].map((text) => sql<{ told: string }>(text, [members])),
  );
  return told.flat().map((row) => row.told);
}
