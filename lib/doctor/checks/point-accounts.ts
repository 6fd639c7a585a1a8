import { defineCheck } from '../check';

/** Which rows of a table of the ledger are looked at, as a condition on its member column. */
export type Whose = (member: string) => string;

/** Members of a slice of the doctor. */
export const ofSlice: Whose = (member) => `${member} >= $1 AND ${member} < $1 + 100000`;

/** Accounts that differ from their entries, added up from the first, from the last one, or from their lots. */
export const accountDifferences = (whose: Whose) => `
    WITH entries AS (
      SELECT member_id, count(*) AS entries, max(seq) AS last, sum(amount) AS balance, sum(pending) AS pending, sum(debt) AS debt
        FROM point_entries WHERE ${whose('member_id')} GROUP BY member_id
    ), lots AS (
      SELECT member_id, coalesce(sum(remaining) FILTER (WHERE state = 'available'), 0) AS available,
             coalesce(sum(remaining) FILTER (WHERE state = 'pending'), 0) AS pending
        FROM point_lots WHERE ${whose('member_id')} GROUP BY member_id
    ), accounts AS (
      SELECT * FROM point_accounts WHERE ${whose('member_id')}
    ), lasts AS (
      SELECT member_id AS of_member, seq AS of_seq, balance_after, pending_after, debt_after
        FROM point_entries WHERE ${whose('member_id')}
    ), compared AS (
      SELECT member_id, a.seq, a.balance, a.pending, a.debt, coalesce(e.entries, 0) AS entries,
             coalesce(e.balance, 0) AS entry_balance, coalesce(e.pending, 0) AS entry_pending, coalesce(e.debt, 0) AS entry_debt,
             coalesce(l.available, 0) - coalesce(a.debt, 0) AS lot_balance, coalesce(l.pending, 0) AS lot_pending,
             coalesce(last.balance_after, 0) AS last_balance, coalesce(last.pending_after, 0) AS last_pending,
             coalesce(last.debt_after, 0) AS last_debt
        FROM accounts a FULL JOIN entries e USING (member_id) FULL JOIN lots l USING (member_id)
        LEFT JOIN lasts last ON of_member = e.member_id AND of_seq = e.last
    )
    SELECT member_id::text AS key,
           coalesce(concat_ws(' ', seq, balance, pending, debt), 'no account') AS stored,
           concat_ws(' ', 'entries', entries, entry_balance, entry_pending, entry_debt, 'last', last_balance, last_pending,
             last_debt, 'lots', lot_balance, lot_pending) AS found
      FROM compared
     WHERE (seq, balance, pending, debt) IS DISTINCT FROM (entries, entry_balance, entry_pending, entry_debt)
        OR (balance, pending, debt) IS DISTINCT FROM (last_balance, last_pending, last_debt)
        OR (balance, pending) IS DISTINCT FROM (lot_balance, lot_pending)`;

export const pointAccounts = defineCheck({
  id: 'point-accounts',
  proves: 'points of each account equal the sum of its entries, and of its open lots less the debt',
  slicedBy: 'members',
  differences: accountDifferences(ofSlice),
});
