import { defineCheck } from '../check';

export const pointAccounts = defineCheck({
  id: 'point-accounts',
  proves: 'points of each account equal the sum of its entries, and of its open lots less the debt',
  slicedBy: 'members',
  differences: `
    WITH entries AS (
      SELECT member_id, count(*) AS seq, sum(amount) AS balance, sum(pending) AS pending, sum(debt) AS debt,
             (array_agg(concat_ws(' ', balance_after, pending_after, debt_after) ORDER BY seq DESC))[1] AS last
        FROM point_entries WHERE member_id >= $1 AND member_id < $1 + 100000 GROUP BY member_id
    ), lots AS (
      SELECT member_id, sum(remaining) FILTER (WHERE state = 'available') AS available,
             sum(remaining) FILTER (WHERE state = 'pending') AS pending
        FROM point_lots WHERE member_id >= $1 AND member_id < $1 + 100000 GROUP BY member_id
    ), accounts AS (
      SELECT * FROM point_accounts WHERE member_id >= $1 AND member_id < $1 + 100000
    ), compared AS (
      SELECT member_id, a.seq, a.balance, a.pending, a.debt, coalesce(e.seq, 0) AS entries, coalesce(e.balance, 0) AS entry_balance,
             coalesce(e.pending, 0) AS entry_pending, coalesce(e.debt, 0) AS entry_debt, coalesce(e.last, '0 0 0') AS last,
             coalesce(l.available, 0) - coalesce(a.debt, 0) AS lot_balance, coalesce(l.pending, 0) AS lot_pending
        FROM accounts a FULL JOIN entries e USING (member_id) FULL JOIN lots l USING (member_id)
    )
    SELECT member_id::text AS key,
           coalesce(concat_ws(' ', seq, balance, pending, debt), 'no account') AS stored,
           concat_ws(' ', 'entries', entries, entry_balance, entry_pending, entry_debt, 'last', last,
             'lots', lot_balance, lot_pending) AS found
      FROM compared
     WHERE (seq, balance, pending, debt) IS DISTINCT FROM (entries, entry_balance, entry_pending, entry_debt)
        OR last IS DISTINCT FROM concat_ws(' ', balance, pending, debt)
        OR (balance, pending) IS DISTINCT FROM (lot_balance, lot_pending)`,
});
