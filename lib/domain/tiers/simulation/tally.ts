import { ladderRates, type PointWorth, ratesBetween, type TierRates } from './benefit-cost';
import { type Compared, isAfterGrace, latelyTest, type Pair, pairsOf } from './compared';
import { GROUPS, groupOf } from './spread';

/** Sums over the members of a pair; money in minor units. */
export type PairSums = Pair & {
  readonly more: TierRates;
  /** What the tier of the draft gives for each minor unit spent, in minor units. */
  readonly gives: number;
  members: number;
  afterGrace: number;
  spend: number;
  spendAfterGrace: number;
  lately: number;
};

export type Tally = {
  readonly pairs: readonly PairSums[];
  /** What a year costs more, by group of members. */
  readonly byGroup: Float64Array;
};

/** Goes over all members once: how many make each pair, what they spend, and what that costs more in a year. */
export function tally(compared: Compared, worth: PointWorth): Tally {
  const { base, live, draft, yearSpend } = compared;
  const { list, placeOf } = pairsOf(compared);
  const liveRates = ladderRates(live?.ladder ?? null, worth);
  const draftRates = ladderRates(draft.ladder, worth);
  const pairs = list.map((pair): PairSums => {
    const [from, to] = [liveRates.at(pair.fromStep), draftRates.at(pair.toStep)];
    if (from === undefined || to === undefined)
      throw new Error('Invariant broken: steps have rates');
    return {
      ...pair,
      more: ratesBetween(from, to),
      gives: to.pointsMinor + to.discount,
      members: 0,
      afterGrace: 0,
      spend: 0,
      spendAfterGrace: 0,
      lately: 0,
    };
  });
  const rateOf = pairs.map(({ more }) => more.pointsMinor + more.discount);
  const isLate = latelyTest(compared);
  const byGroup = new Float64Array(GROUPS);
  for (let at = 0; at < base.size; at += 1) {
    const place = placeOf(at);
    const sums = pairs[place];
    if (sums === undefined) continue;
    const spend = yearSpend[at] ?? 0;
    sums.members += 1;
    sums.spend += spend;
    if (isAfterGrace(compared, at)) {
      sums.afterGrace += 1;
      sums.spendAfterGrace += spend;
    }
    if (isLate(at)) sums.lately += 1;
    const group = groupOf(base.memberIds[at] ?? 0);
    byGroup[group] = (byGroup[group] ?? 0) + spend * (rateOf[place] ?? 0) + sums.more.perksMinor;
  }
  return { pairs: pairs.filter(({ members }) => members > 0), byGroup };
}
