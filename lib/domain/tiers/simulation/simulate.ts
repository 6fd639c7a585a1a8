import { ladderRates, type PointWorth } from './benefit-cost';
import { type Compared, movedAnyway, pairsOf } from './compared';
import { costOf } from './cost';
import { describeMember, distanceFrom, placesOf, thresholdStep } from './movers';
import type { Fall, Flow, NamedMover, SimulatedTier, Simulation } from './result';
import { type PairSums, tally } from './tally';
import { tiersOfBoth } from './tier-order';

/** Of each flow so many members nearest to the threshold are named, and the one farthest from it. */
const NEAREST = 2;
const FLOWS_NAMED = 5;

const sum = (pairs: readonly PairSums[], of: (pair: PairSums) => number): number =>
  pairs.reduce((all, pair) => all + of(pair), 0);
const moves = <One extends { readonly way: string }>(
  one: One,
): one is One & { readonly way: 'up' | 'down' } => one.way !== 'stay';

function flowsOf(pairs: readonly PairSums[]): readonly Flow[] {
  return pairs
    .filter(moves)
    .flatMap(({ from, to, way, members, afterGrace }): Flow[] => [
      { from, to, way, when: 'atOnce', members: members - afterGrace },
      { from, to, way, when: 'afterGrace', members: afterGrace },
    ])
    .filter(({ members }) => members > 0)
    .toSorted((one, other) => other.members - one.members);
}

/** Shares are compared to a hundredth of a percent: they are quotients. */
const lostOf = ({ more }: PairSums): number =>
  Math.max(0, -Math.round((more.pointsMinor + more.discount) * 10_000)) / 10_000;

function fallsOf(downs: readonly PairSums[]): readonly Fall[] {
  const tierIds = new Set(downs.flatMap(({ from }) => from ?? []));
  return [...tierIds].toReversed().map((tierId): Fall => {
    const own = downs.filter(({ from }) => from === tierId);
    const [lost = 0, ...others] = new Set(own.map(lostOf));
    return {
      tierId,
      members: sum(own, ({ members }) => members),
      lately: sum(own, ({ lately }) => lately),
      lostShare: lost === 0 || others.length > 0 ? null : lost,
    };
  });
}

function shownTiers({ live, draft }: Compared, pairs: readonly PairSums[]): SimulatedTier[] {
  const has = (tiers: readonly { readonly tierId: number }[] | undefined, tierId: number) =>
    tiers?.some((tier) => tier.tierId === tierId) ?? false;
  return tiersOfBoth(draft.ladder, live?.ladder ?? null).map((tier) => {
    const { tierId, nameEn, nameRu, shape, colour } = tier;
    const membersOf = (end: 'from' | 'to') =>
      sum(pairs, (pair) => (pair[end] === tierId ? pair.members : 0));
    return {
      tierId,
      nameEn,
      nameRu,
      shape,
      colour,
      live: has(live?.ladder.tiers, tierId) ? membersOf('from') : null,
      draft: has(draft.ladder.tiers, tierId) ? membersOf('to') : null,
    };
  });
}

/** Of places the two nearest and the farthest, the lower of equals: looked at once, none of them kept. */
function nearestAndFarthest(
  places: Iterable<number>,
  distance: (at: number) => number,
): readonly number[] {
  const nearest: { at: number; far: number }[] = [];
  let farthest = { at: -1, far: -1 };
  for (const at of places) {
    const far = distance(at);
    if (far > farthest.far) farthest = { at, far };
    const place = nearest.findIndex((one) => far < one.far);
    if (place < 0 && nearest.length >= NEAREST) continue;
    nearest.splice(place < 0 ? nearest.length : place, 0, { at, far });
    nearest.length = Math.min(nearest.length, NEAREST);
  }
  return [...nearest, farthest].filter(({ at }) => at >= 0).map(({ at }) => at);
}

/** Of the largest flows the members nearest to the threshold and the farthest from it. */
function someOf(compared: Compared, flows: readonly Flow[], worth: PointWorth): NamedMover[] {
  const { list } = pairsOf(compared);
  const rates = {
    live: ladderRates(compared.live?.ladder ?? null, worth),
    draft: ladderRates(compared.draft.ladder, worth),
  };
  return flows.slice(0, FLOWS_NAMED).flatMap((flow): NamedMover[] => {
    const { from, to, way, when } = flow;
    const pair = list.find((one) => one.from === from && one.to === to);
    if (pair === undefined) return [];
    const distance = distanceFrom(compared, thresholdStep(compared, pair));
    const chosen = new Set(
      nearestAndFarthest(
        placesOf(compared, { from: from ?? 0, to: to ?? 0, when }, worth),
        distance,
      ),
    );
    return [...chosen].map((at) => ({ ...describeMember(compared, { at, pair, rates }), way }));
  });
}

/**
 * What the draft makes of the members beside the live ladder, both judged in the same night: who goes where and when, how many stand
 * on each tier, what the benefits cost more, and some who move by name.
 */
export function simulate(compared: Compared, worth: PointWorth): Simulation {
  const sums = tally(compared, worth);
  const { pairs } = sums;
  const flows = flowsOf(pairs);
  const downs = pairs.filter(({ way }) => way === 'down');
  const graceDays = compared.draft.ladder.graceDays;
  return {
    members: compared.base.size,
    tiers: shownTiers(compared, pairs),
    below: {
      live: sum(pairs, (pair) => (pair.from === null ? pair.members : 0)),
      draft: sum(pairs, (pair) => (pair.to === null ? pair.members : 0)),
    },
    up: sum(pairs, (pair) => (pair.way === 'up' ? pair.members : 0)),
    down: sum(downs, (pair) => pair.members),
    downAfterGrace: sum(downs, (pair) => pair.afterGrace),
    stay: sum(pairs, (pair) => (pair.way === 'stay' ? pair.members : 0)),
    anyway: movedAnyway(compared),
    flows,
    cost: costOf(sums, graceDays),
    falls: fallsOf(downs),
    some: someOf(compared, flows, worth),
  };
}
