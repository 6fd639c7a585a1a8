import 'server-only';

/** What the cells of cohorts are told apart by, and what is summed in them. */
const KEYS = 'cohort, joined, month, home_store_id, tier_id';
const SUMS = ['customers', 'quarter_customers', 'receipts', 'revenue_minor'];

/**
 * A SELECT of what members of the summary `s` stand for in the cells of cohorts, in those of their months `mm` that `where` names.
 * `cohort` is the month of the first purchase (NULL: only returns are known), `joined` that of joining; `quarter_customers` are those
 * for whom the month is the first of its quarter with a receipt, so that a quarter's buyers are the sum over its months; quarters are named whole.
 */
export const cohortSums = (from: string, where = 'true'): string => `
  SELECT ${KEYS},
    count(*) FILTER (WHERE receipts > 0) AS customers,
    count(*) FILTER (WHERE receipts > 0 AND NOT is_known) AS quarter_customers,
    sum(receipts) AS receipts, sum(revenue_minor) AS revenue_minor
  FROM (
    SELECT mm.cohort, date_trunc('month', s.joined_on::timestamp)::date AS joined, mm.month, s.home_store_id,
      coalesce(s.tier_id, 0) AS tier_id, mm.receipts, mm.revenue_minor,
      coalesce(max(mm.month) FILTER (WHERE mm.receipts > 0) OVER two_before
        >= date_trunc('quarter', mm.month::timestamp)::date, false) AS is_known
    FROM ${from} JOIN member_months mm USING (member_id)
    WHERE ${where}
    WINDOW two_before AS (PARTITION BY mm.member_id ORDER BY mm.month ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING)
  ) months
  GROUP BY ${KEYS}`;

const signed = (sign: '' | '-') => SUMS.map((name) => `${sign}${name} AS ${name}`).join(', ');

/** Notes sums made by `cohortSums` once more, or once less. */
export const noteCohorts = (sums: string, sign: '' | '-'): string => `
  INSERT INTO cohort_deltas (${KEYS}, ${SUMS.join(', ')}) SELECT ${KEYS}, ${signed(sign)} FROM (${sums}) sums`;

/** Notes by how much sums made by `cohortSums` differ from those before. */
export function cohortDeltas(now: string, before: string): string {
  const total = SUMS.map((name) => `sum(${name})`);
  return `
  INSERT INTO cohort_deltas (${KEYS}, ${SUMS.join(', ')})
  SELECT ${KEYS}, ${total.join(', ')} FROM (
    SELECT ${KEYS}, ${signed('')} FROM (${now}) now
    UNION ALL
    SELECT ${KEYS}, ${signed('-')} FROM (${before}) before
  ) changes
  GROUP BY ${KEYS}
  HAVING ${total.map((sum) => `${sum} <> 0`).join(' OR ')}`;
}

/** Statements that add what is noted in a table to the cells of cohorts: by home store, and by tier. */
export function cohortCells(noted: string): readonly [string, string] {
  const into = (table: string, key: string, where: string) => `
    INSERT INTO ${table} AS c (start, cohort, month, ${key}, ${SUMS.join(', ')})
    SELECT start, began, month, ${key}, ${SUMS.map((name) => `sum(${name})`).join(', ')}
    FROM ${noted} n CROSS JOIN LATERAL (VALUES ('purchase', n.cohort), ('joined', n.joined)) AS by_start (start, began)
    WHERE began IS NOT NULL ${where}
    GROUP BY start, began, month, ${key}
    ON CONFLICT (start, cohort, month, ${key}) DO UPDATE
    SET ${SUMS.map((name) => `${name} = c.${name} + excluded.${name}`).join(', ')}`;
  return [
    into('cohort_cells', 'home_store_id', 'AND home_store_id IS NOT NULL'),
    into('cohort_tier_cells', 'tier_id', ''),
  ];
}
