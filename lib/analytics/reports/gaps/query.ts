import 'server-only';
import type { Read } from '@/db/read';
import {
  GAP_BINS,
  type GapSide,
  type GapsResult,
  NO_GAP_GROUP,
} from '@/lib/domain/analytics/gaps-result';
import {
  addHistograms,
  type Histogram,
  quantileOf,
  sizeOf,
} from '@/lib/domain/analytics/quantiles';
import { shareOfCount } from '@/lib/domain/analytics/ratios';
import { RFM_GROUPS, rfmGroup, scoreOfCode } from '@/lib/domain/analytics/rfm-groups';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { binsOfMembers, endedGaps, planGaps } from './ended-gaps';
import { gapsSpec } from './spec';

/** Gaps of a length on a side, and for how many members they were the first. */
type DaysRow = {
  readonly side: number;
  readonly days: number;
  readonly gaps: number;
  readonly customers: number;
};
/** Members alike: which bins their gaps fell into, a bit each. */
type MembersRow = { readonly bins: number; readonly customers: number };

const quantilesOf = (histogram: Histogram) => ({
  quarterDays: quantileOf(histogram, 25),
  medianDays: quantileOf(histogram, 50),
  threeQuartersDays: quantileOf(histogram, 75),
  longDays: quantileOf(histogram, 90),
});

/** Groups in the order they are shown, and the one of each side. */
async function groupsOf(read: Read, by: GapSide) {
  if (by === 'rfm') {
    return {
      order: [...RFM_GROUPS, NO_GAP_GROUP],
      groupOf: (side: number) => (side === 0 ? NO_GAP_GROUP : rfmGroup(scoreOfCode(side))),
    };
  }
  const tiers = await read<{ tierId: number; code: string }[]>`
    SELECT tier_id AS "tierId", code FROM tiers ORDER BY rank DESC, tier_id`;
  const codes = new Map(tiers.map(({ tierId, code }) => [tierId, code]));
  return {
    order: [...tiers.map(({ code }) => code), NO_GAP_GROUP],
    groupOf: (side: number) => codes.get(side) ?? NO_GAP_GROUP,
  };
}

function binsOf(all: Histogram, members: readonly MembersRow[]): GapsResult['tables']['bins'] {
  const gaps = sizeOf(all);
  return GAP_BINS.map((daysFrom, at) => {
    const next = GAP_BINS[at + 1];
    const inBin = [...all].filter(
      ([days]) => days >= daysFrom && (next === undefined || days < next),
    );
    const count = sizeOf(new Map(inBin));
    return {
      ...{ bin: at + 1, daysFrom, daysTo: next === undefined ? null : next - 1 },
      gaps: count,
      share: shareOfCount(count, gaps),
      customers: members.reduce(
        (sum, { bins, customers }) => (bins & (1 << (at + 1)) ? sum + customers : sum),
        0,
      ),
    };
  });
}

/** How long members waited between two days on which they bought, by how long and by group. */
export const gapsReport = defineQuery({
  id: 'analytics.gaps',
  permission: gapsSpec.permission,
  input: gapsSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<GapsResult> => {
    const state = await analyticsState(read);
    const plan = planGaps(input, state);
    const context = { read, plan, parameters: input };
    const [days, members, { order, groupOf }] = await Promise.all([
      read<DaysRow[]>`
        SELECT side, gap_days AS days, count(*)::int AS gaps, (count(*) FILTER (WHERE is_first))::int AS customers
        FROM (${endedGaps(context)}) ended GROUP BY side, gap_days`,
      read<MembersRow[]>`
        SELECT bins, count(*)::int AS customers FROM (${binsOfMembers(context)}) each GROUP BY bins`,
      groupsOf(read, input.by),
    ]);
    const customersOf = (rows: readonly (DaysRow | MembersRow)[]) =>
      rows.reduce((sum, { customers }) => sum + customers, 0);
    const histogramOf = (rows: readonly DaysRow[]) =>
      addHistograms(rows.map((row) => new Map([[row.days, row.gaps]])));
    const all = histogramOf(days);
    const groups = order.flatMap((group) => {
      const rows = days.filter(({ side }) => groupOf(side) === group);
      const [histogram, customers] = [histogramOf(rows), customersOf(rows)];
      if (customers === 0) return [];
      return [{ group, gaps: sizeOf(histogram), customers, ...quantilesOf(histogram) }];
    });
    const { asOfOn, from, to } = plan;
    return {
      currency: state.currency,
      facts: {
        ...{ asOfOn, from, to, timeZone: state.timeZone, by: input.by },
        ...{ gaps: sizeOf(all), customers: customersOf(members), ...quantilesOf(all) },
      },
      tables: { bins: binsOf(all, members), groups },
    };
  },
});
