import 'server-only';
import type { Fragment, Read } from '@/db/read';
import {
  RFM_GROUPS,
  RFM_SCORES,
  type RfmGroup,
  type RfmScore,
  rfmGroup,
  scoreOfCode,
} from '@/lib/domain/analytics/rfm-groups';
import type { RfmResult } from '@/lib/domain/analytics/rfm-result';
import { RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { defineQuery } from '@/lib/kernel/query';
import { type AnalyticsState, analyticsState } from '../../analytics-state';
import { lastPurchaseOn } from '../../last-purchase';
import { asksForJoining, storeIs, tierIs } from '../../member-filter';
import { planRfm, type RfmPlan, rawCtes, rawRows, scoreIs, storedRows } from './scored-members';
import { addSizes, NO_SIZE, type Size, withShares } from './sizes';
import { type RfmParameters, rfmSpec } from './spec';

type SumRow = Size & { readonly code: number };
type ScoreRow = Size & RfmScore;

type Scores = {
  /** Buyers that the edges were cut from, before any filter. */
  readonly buyers: number;
  readonly recencyEdges: readonly string[];
  readonly frequencyEdges: readonly string[];
  readonly monetaryEdges: readonly string[];
  readonly rows: readonly ScoreRow[];
};

/** Sums by score, 555 for the best: one key hashes faster than three. */
const SUMS = `r * 100 + f * 10 + m AS code, count(*)::int AS customers, sum(receipts)::int AS receipts,
  sum(revenue_minor)::bigint AS "revenueMinor"`;

const scored = (row: SumRow): ScoreRow => ({ ...row, ...scoreOfCode(row.code) });

/** The sums by score, those not folded in yet beside them. */
function readCells(read: Read, parameters: RfmParameters): Promise<SumRow[]> {
  const narrowed = read`
    ${tierIs(read, parameters, read`c.tier_id`)} ${storeIs(read, parameters, read`c.home_store_id`)}`;
  const of = (table: Fragment) => read`
    SELECT code, customers, receipts, revenue_minor FROM ${table} c WHERE true ${narrowed}`;
  return read<SumRow[]>`
    SELECT code::int, sum(customers)::int AS customers, sum(receipts)::int AS receipts,
           sum(revenue_minor)::bigint AS "revenueMinor"
    FROM (
      SELECT code, code / 100 AS r, code / 10 % 10 AS f, code % 10 AS m, customers, receipts, revenue_minor
      FROM (${of(read`rfm_cells`)} UNION ALL ${of(read`rfm_deltas`)}) cells
    ) scored
    WHERE true ${scoreIs(read, parameters)}
    GROUP BY code HAVING sum(customers) <> 0`;
}

async function storedScores(
  read: Read,
  parameters: RfmParameters,
  plan: RfmPlan,
  state: AnalyticsState,
): Promise<Scores> {
  const rows = asksForJoining(parameters)
    ? await read<SumRow[]>`
        SELECT ${read.unsafe(SUMS)} FROM (${storedRows(read, parameters, plan)}) scored GROUP BY code`
    : await readCells(read, parameters);
  return {
    buyers: state.model?.buyers ?? 0,
    recencyEdges: state.model?.recencyEdges ?? [],
    frequencyEdges: state.model?.frequencyEdges ?? [],
    monetaryEdges: state.model?.monetaryEdges ?? [],
    rows: rows.map(scored),
  };
}

type RawRow = SumRow & Omit<Scores, 'rows'> & { readonly isCell: boolean };

async function rawScores(read: Read, parameters: RfmParameters, plan: RfmPlan): Promise<Scores> {
  // The edges come even when the filters leave nobody.
  const rows = await read<RawRow[]>`
    WITH ${rawCtes(read, parameters, plan)}
    SELECT e.buyers, e.recency_edges::text[] AS "recencyEdges",
           e.frequency_edges::text[] AS "frequencyEdges", e.monetary_edges::text[] AS "monetaryEdges",
           c.code IS NOT NULL AS "isCell", c.code, c.customers, c.receipts, c."revenueMinor"
    FROM edges e
    LEFT JOIN (SELECT ${read.unsafe(SUMS)} FROM (${rawRows(read, parameters)}) kept GROUP BY code) c
      ON true`;
  const [first] = rows;
  return {
    buyers: first?.buyers ?? 0,
    recencyEdges: first?.recencyEdges ?? [],
    frequencyEdges: first?.frequencyEdges ?? [],
    monetaryEdges: first?.monetaryEdges ?? [],
    rows: rows.filter((row) => row.isCell).map(scored),
  };
}

const SCALE = Array.from({ length: RFM_SCORES }, (_, index) => index + 1);

/** The 25 cells, recency within frequency, best frequency first. */
function matrixOf(rows: readonly ScoreRow[], total: Size) {
  return SCALE.toReversed().flatMap((f) =>
    SCALE.map((r) => {
      const size = rows.filter((row) => row.r === r && row.f === f).reduce(addSizes, NO_SIZE);
      return { r, f, ...withShares(size, total) };
    }),
  );
}

function groupsOf(rows: readonly ScoreRow[], total: Size) {
  const sizes = new Map<RfmGroup, Size>();
  for (const row of rows) {
    const group = rfmGroup(row);
    sizes.set(group, addSizes(sizes.get(group) ?? NO_SIZE, row));
  }
  return RFM_GROUPS.map((group) => ({
    group,
    ...withShares(sizes.get(group) ?? NO_SIZE, total),
  }));
}

/** Monetary edges in minor units; those of the R package may fall between two. */
function edgesOf(scores: Scores) {
  return scores.recencyEdges.map((recency, index) => ({
    edge: index + 1,
    recencyDays: Number(recency),
    frequency: Number(scores.frequencyEdges[index]),
    monetaryMinor: BigInt(Math.ceil(Number(scores.monetaryEdges[index]))),
  }));
}

/** Customers, receipts and revenue by score, with the named groups and the edges. */
export const rfmReport = defineQuery({
  id: 'analytics.rfm',
  permission: rfmSpec.permission,
  input: rfmSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<RfmResult> => {
    const state = await analyticsState(read);
    const plan = planRfm(input, state);
    const scores =
      plan.source === 'stored'
        ? await storedScores(read, input, plan, state)
        : await rawScores(read, input, plan);
    const isEnough = scores.buyers >= RFM_MIN_BUYERS;
    const total = scores.rows.reduce(addSizes, NO_SIZE);
    const { customers, receipts, revenueMinor, averageReceiptMinor } = withShares(total, total);
    return {
      currency: state.currency,
      facts: {
        asOfOn: plan.asOfOn,
        sinceOn: plan.sinceOn,
        window: input.since === undefined ? input.window : 'since',
        binning: input.binning,
        source: plan.source,
        timeZone: state.timeZone,
        scoredAt: plan.source === 'stored' ? (state.model?.scoredAt.toISOString() ?? null) : null,
        isEnough,
        buyers: scores.buyers,
        customers,
        receipts,
        revenueMinor,
        averageReceiptMinor,
        lastPurchaseOn: isEnough ? null : await lastPurchaseOn(read),
      },
      tables: {
        matrix: isEnough ? matrixOf(scores.rows, total) : [],
        groups: isEnough ? groupsOf(scores.rows, total) : [],
        edges: isEnough ? edgesOf(scores) : [],
      },
    };
  },
});
