import { costsNothing, type TierRates } from './benefit-cost';
import type { CostRow, SimulatedCost } from './result';
import { spreadOf } from './spread';
import type { PairSums, Tally } from './tally';

const YEAR_DAYS = 365;
const MONTH_DAYS = 30;

/** A sum of whole minor units or points, rounded half up once, as text. */
const text = (amount: number): string => String(Math.round(amount) || 0);
const yearOf = (more: TierRates, spend: number, members: number): number =>
  spend * (more.pointsMinor + more.discount) + members * more.perksMinor;

function rowOf({ from, to, way, members, spend, more, gives }: PairSums): CostRow {
  return {
    from,
    to,
    way,
    members,
    eachMinor: text(spend / members),
    gaveShare: gives - more.pointsMinor - more.discount,
    givesShare: gives,
    pointsMinor: text(spend * more.pointsMinor),
    discountMinor: text(spend * more.discount),
    perksMinor: text(members * more.perksMinor),
    yearMinor: text(yearOf(more, spend, members)),
  };
}

/** What of a year's cost of a pair falls into the first month. */
function monthOf(pair: PairSums, graceDays: number): number {
  const { more, members, afterGrace, spend, spendAfterGrace } = pair;
  const atOnce = yearOf(more, spend - spendAfterGrace, members - afterGrace);
  const later = yearOf(more, spendAfterGrace, afterGrace);
  return (atOnce * MONTH_DAYS + later * Math.max(0, MONTH_DAYS - graceDays)) / YEAR_DAYS;
}

/**
 * What the benefits cost more in a year: for every member what the draft's tier gives beyond the live one's, on what they spent in the
 * last year. Members spend as they did.
 */
export function costOf({ pairs, byGroup }: Tally, graceDays: number): SimulatedCost {
  const year = pairs.reduce((all, one) => all + yearOf(one.more, one.spend, one.members), 0);
  const ups = pairs.filter(({ way }) => way === 'up');
  const spread = spreadOf(byGroup);
  const sum = (of: (pair: PairSums) => number, list = pairs) =>
    text(list.reduce((all, pair) => all + of(pair), 0));
  return {
    rows: pairs
      .filter(({ way, more }) => way !== 'stay' || !costsNothing(more))
      .map(rowOf)
      .toSorted(
        (one, other) => Math.abs(Number(other.yearMinor)) - Math.abs(Number(one.yearMinor)),
      ),
    yearMinor: text(year),
    monthMinor: sum((pair) => monthOf(pair, graceDays)),
    lowMinor: text(spread.low),
    highMinor: text(spread.high),
    points: sum(({ spend, more }) => spend * more.points),
    upSpendMinor: sum(({ spend }) => spend, ups),
    upGivesMinor: sum(({ spend, gives }) => spend * gives, ups),
  };
}

/**
 * How much more who moves up must spend to pay for the draft, as a ratio of what they spend: cost / (spend x margin - what their tiers give
 * back of it). Null: more spending does not pay for it at that margin. Zero: it costs nothing.
 */
export function breakEven(
  { yearMinor, upSpendMinor, upGivesMinor }: SimulatedCost,
  marginBps: number,
): number | null {
  const cost = Number(yearMinor);
  if (cost <= 0) return 0;
  const earns = (Number(upSpendMinor) * marginBps) / 10_000 - Number(upGivesMinor);
  return earns <= 0 ? null : cost / earns;
}
