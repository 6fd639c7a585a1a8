import 'server-only';
import type { CutBinning, RfmCut } from '@/lib/domain/analytics/rfm-model/cut';
import type { RfmBinning } from '@/lib/domain/analytics/rfm-settings';
import { addDays } from '@/lib/domain/shared/calendar';
import { rfmEdgesSql } from '../rfm-edges-sql';

/** What is scored: of whom, as of which day, read from where. */
export type Scoring = {
  readonly cut: RfmCut;
  readonly asOfOn: string;
  /** The summary knows the windows as of its own day, net and by receipts; purchases know everything, more slowly. */
  readonly source: 'summary' | 'purchases';
  /** One member of so many is looked at, by number; 1: everybody is. */
  readonly oneIn: number;
  /** Minor units of a major one. */
  readonly majorUnit: number;
};

/** CTEs with their values, from `$1` on. */
type ScoredSql = { readonly ctes: string; readonly values: unknown[] };

const EDGES: Readonly<Record<Exclude<CutBinning, 'thresholds'>, RfmBinning>> = {
  quantiles: 'quintiles',
  rPackage: 'r-package',
};

/** Whether the summary of members knows what a cut asks, as of its own day. */
export function isInSummary({ money, frequency }: RfmCut): boolean {
  return money === 'net' && frequency === 'receipts';
}

/** First day of the window; null: it has no beginning. */
export function windowStart({ windowDays }: RfmCut, asOfOn: string): string | null {
  return windowDays === 0 ? null : addDays(asOfOn, 1 - windowDays);
}

function summaryValues({ cut: { windowDays }, oneIn }: Scoring, bind: (value: unknown) => string) {
  const receipts = windowDays === 0 ? 'receipts' : `receipts_${windowDays}`;
  const revenue = windowDays === 0 ? 'revenue_minor' : `revenue_${windowDays}_minor`;
  const picked = oneIn === 1 ? '' : `AND member_id % ${bind(oneIn)}::bigint = 0`;
  return `SELECT member_id, $1::date - last_purchase_on AS recency, ${receipts}::bigint AS frequency, ${revenue} AS money
    FROM member_summary WHERE ${receipts} > 0 ${picked}`;
}

/** Lines of each receipt; one that names none is one. */
const LINES = `(SELECT member_id, business_date, purchase_id, count(*) AS lines FROM purchase_lines
  WHERE business_date <= $1::date GROUP BY member_id, business_date, purchase_id)`;
const LINES_OF_ONE = `(SELECT greatest(count(*), 1) FROM purchase_lines l WHERE l.member_id = p.member_id
  AND l.business_date = p.business_date AND l.purchase_id = p.purchase_id)`;

function measures({ money, frequency }: RfmCut, lines: string) {
  const many = frequency === 'receipts' ? 'count(*)' : `sum(${lines})`;
  const paid = money === 'net' ? '' : ' FILTER (WHERE NOT p.is_return)';
  return `$1::date - max(p.business_date) FILTER (WHERE NOT p.is_return) AS recency,
    (${many} FILTER (WHERE NOT p.is_return))::bigint AS frequency, (sum(p.amount_minor)${paid})::bigint AS money`;
}

/** From purchases: of everybody in one pass, of a sample member by member along the key. */
function purchaseValues({ cut, asOfOn, oneIn }: Scoring, bind: (value: unknown) => string) {
  const since = windowStart(cut, asOfOn);
  const inWindow = `p.business_date <= $1::date${since === null ? '' : ` AND p.business_date >= ${bind(since)}::date`}`;
  if (oneIn > 1) {
    const step = bind(oneIn);
    return `SELECT member_id, v.recency, v.frequency, v.money
      FROM generate_series(${step}::bigint, (SELECT max(member_id) FROM member_summary), ${step}::bigint) picked(member_id)
      CROSS JOIN LATERAL (SELECT ${measures(cut, LINES_OF_ONE)} FROM purchases p
        WHERE p.member_id = picked.member_id AND ${inWindow}) v
      WHERE v.frequency > 0`;
  }
  const lines =
    cut.frequency === 'lines'
      ? `LEFT JOIN ${LINES} l USING (member_id, business_date, purchase_id)`
      : '';
  // The key is grouped as an expression: by the bare column the planner walks the index of every partition.
  return `SELECT p.member_id + 0 AS member_id, ${measures(cut, 'coalesce(l.lines, 1)')} FROM purchases p ${lines}
    WHERE p.member_id > 0 AND ${inWindow} GROUP BY p.member_id + 0
    HAVING count(*) FILTER (WHERE NOT p.is_return) > 0`;
}

function edgesOf({ cut, majorUnit }: Scoring, bind: (value: unknown) => string): string {
  const { binning, bins, thresholds } = cut;
  if (binning === 'thresholds') {
    const edges = (values: readonly number[] | undefined) => `${bind(values ?? [])}::numeric[]`;
    return `SELECT (SELECT count(*)::int FROM valued) AS buyers, ${edges(thresholds?.recencyDays)} AS recency_edges,
      ${edges(thresholds?.frequency)} AS frequency_edges, ${edges(thresholds?.moneyMinor)} AS monetary_edges`;
  }
  return rfmEdgesSql(EDGES[binning], {
    ...{ from: 'valued', recency: 'recency', frequency: 'frequency', monetary: 'money' },
    ...{ majorUnit, bins },
  });
}

/**
 * The CTEs `valued`, `edges` (one row: buyers and the edges) and `scored` (member_id, code as `modelCode` makes it, frequency, money)
 * of a scoring. Edges are cut from everybody who is looked at.
 */
export function scoredSql(scoring: Scoring): ScoredSql {
  const values: unknown[] = [scoring.asOfOn];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const valued =
    scoring.source === 'summary' ? summaryValues(scoring, bind) : purchaseValues(scoring, bind);
  const edges = edgesOf(scoring, bind);
  const bins = bind(scoring.cut.bins);
  return {
    ctes: `valued AS MATERIALIZED (${valued}), edges AS MATERIALIZED (${edges}),
      scored AS MATERIALIZED (
        SELECT v.member_id, v.frequency, v.money,
          ((${bins}::int - 1 - width_bucket(v.recency::numeric, e.recency_edges)) * 100
           + width_bucket(v.frequency::numeric, e.frequency_edges) * 10
           + width_bucket(v.money::numeric, e.monetary_edges) + 1)::smallint AS code
        FROM valued v CROSS JOIN edges e)`,
    values,
  };
}
