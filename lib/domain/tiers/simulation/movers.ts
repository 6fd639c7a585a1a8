import type { TierBasis } from '../ladder';
import { earnedStep, type Measure } from '../standing';
import { costsNothing, ladderRates, type PointWorth, ratesBetween } from './benefit-cost';
import { measureAt } from './columns';
import { type Compared, isAfterGrace, latelyTest, type Pair, pairsOf } from './compared';
import type { Flow, NamedMover } from './result';
import { type Gets, heightInDraft, type Way } from './tier-order';

/** Which members: of a tier of the live ladder, of one of the draft (0: below it), who go one way, who reached theirs of late. */
export type MoverFilter = {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly way?: Way | 'moves' | undefined;
  readonly when?: Flow['when'] | undefined;
  readonly lately?: boolean | undefined;
  /** Whom the draft gives more or less than the live ladder: of anything, or of points. */
  readonly gets?: Gets | undefined;
};

const fits = (pair: Pair, { from, to, way }: MoverFilter): boolean =>
  (from === undefined || (pair.from ?? 0) === from) &&
  (to === undefined || (pair.to ?? 0) === to) &&
  (way === undefined || (way === 'moves' ? pair.way !== 'stay' : pair.way === way));

/** Whether the draft gives the members of a pair more or less of something. */
function givesOtherwise({ live, draft }: Compared, gets: Gets, worth: PointWorth) {
  const gave = ladderRates(live?.ladder ?? null, worth);
  const gives = ladderRates(draft.ladder, worth);
  return ({ fromStep, toStep }: Pair): boolean => {
    const [before, after] = [gave.at(fromStep), gives.at(toStep)];
    if (before === undefined || after === undefined) return false;
    const more = ratesBetween(before, after);
    return gets === 'points' ? more.points !== 0 : !costsNothing(more);
  };
}

/** Places in the base of the members that a filter asks for, in the order of their numbers. */
export function* placesOf(
  compared: Compared,
  filter: MoverFilter,
  worth: PointWorth,
): Generator<number> {
  const { list, placeOf } = pairsOf(compared);
  const { gets } = filter;
  const isOther = gets === undefined ? () => true : givesOtherwise(compared, gets, worth);
  const isWanted = list.map((pair) => fits(pair, filter) && isOther(pair));
  const isLate = filter.lately ? latelyTest(compared) : () => true;
  for (let at = 0; at < compared.base.size; at += 1) {
    if (!isWanted[placeOf(at)] || !isLate(at)) continue;
    if (filter.when !== undefined) {
      const when = isAfterGrace(compared, at) ? 'afterGrace' : 'atOnce';
      if (when !== filter.when) continue;
    }
    yield at;
  }
}

type Gap = { readonly basis: TierBasis; readonly measured: bigint; readonly asked: bigint };

const ratioOf = ({ measured, asked }: Gap): number =>
  Number(measured - asked) / Math.max(1, Number(asked));

/**
 * The basis that decides between a member and a tier: where all are asked for the one that they are shortest of, else the one that they
 * have most of.
 */
function decidingGap(
  { draft: { ladder } }: Compared,
  { step, measure }: { readonly step: number; readonly measure: Measure },
): Gap {
  const [first, ...others] = ladder.bases.map((basis) => ({
    basis,
    measured: BigInt(measure[basis]),
    asked: BigInt(ladder.tiers[step]?.from[basis] ?? 0),
  }));
  if (first === undefined) throw new Error('Invariant broken: a ladder has a basis');
  return others.reduce((chosen, one) => {
    const isLess = ratioOf(one) < ratioOf(chosen);
    return isLess === (ladder.match === 'all') ? one : chosen;
  }, first);
}

/** How far members are from a threshold, as a part of it, either way: by the basis that decides, without an object a member. */
export function distanceFrom(
  { base, draft: { ladder } }: Compared,
  step: number,
): (at: number) => number {
  const bases = ladder.bases.map((basis) => ({
    column: base.window[basis],
    asked: Number(ladder.tiers[step]?.from[basis] ?? 0),
  }));
  const isAll = ladder.match === 'all';
  return (at) => {
    let deciding = isAll ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    for (const { column, asked } of bases) {
      const ratio = ((column?.[at] ?? 0) - asked) / Math.max(1, asked);
      if (ratio < deciding === isAll) deciding = ratio;
    }
    return Math.abs(deciding);
  };
}

/** The step of the draft whose threshold a member is told against: the one they reach, or the one they lose. */
export function thresholdStep({ live, draft }: Compared, pair: Pair): number {
  if (pair.way !== 'down') return Math.max(0, pair.toStep);
  const height = heightInDraft(draft.ladder, live?.ladder ?? null, pair.from);
  return Math.min(Math.ceil(height), draft.ladder.tiers.length - 1);
}

export type MoverRates = {
  readonly live: ReturnType<typeof ladderRates>;
  readonly draft: ReturnType<typeof ladderRates>;
};

/** What is told of a member: where they go, what is measured and asked, and what they get more in a year. */
export function describeMember(
  compared: Compared,
  { at, pair, rates }: { readonly at: number; readonly pair: Pair; readonly rates: MoverRates },
): Omit<NamedMover, 'way'> & { readonly way: Way } {
  const { base, draft, yearSpend } = compared;
  const measure = measureAt(base.window, at);
  const gap = decidingGap(compared, { step: thresholdStep(compared, pair), measure });
  const more =
    (rates.draft.at(pair.toStep)?.points ?? 0) - (rates.live.at(pair.fromStep)?.points ?? 0);
  return {
    memberId: base.memberIds[at] ?? 0,
    from: pair.from,
    to: pair.to,
    way: pair.way,
    when: isAfterGrace(compared, at) ? 'afterGrace' : 'atOnce',
    basis: gap.basis,
    measured: String(gap.measured),
    asked: String(gap.asked),
    against: String(gap.measured - gap.asked),
    points: String(Math.round((yearSpend[at] ?? 0) * more) || 0),
    isHeld: earnedStep(draft.ladder, measure) < pair.toStep,
  };
}
