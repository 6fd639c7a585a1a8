import { addDays } from '../../shared/calendar';
import type { Ladder } from '../ladder';
import { stepOf } from '../standing';
import type { Outcomes } from './judge-base';
import type { MemberBase } from './member-base';
import { type Way, wayTo } from './tier-order';

/** Who reached their tier at most so many days before the draft takes effect did so of late. */
export const LATELY_DAYS = 60;

/** Members judged by both ladders. `live` null: there is no ladder yet. */
export type Compared = {
  readonly base: MemberBase;
  readonly night: string;
  readonly live: { readonly ladder: Ladder; readonly outcomes: Outcomes } | null;
  readonly draft: { readonly ladder: Ladder; readonly outcomes: Outcomes };
  /** What each spent in the last year, minor units. */
  readonly yearSpend: Float64Array;
};

/** A pair of places: where the live ladder has a member in the end, and where the draft has them. -1: below the ladder. */
export type Pair = {
  readonly fromStep: number;
  readonly toStep: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly way: Way;
};

/** The pairs of two ladders by `place`: those that no member makes too. */
export type Pairs = { readonly list: readonly Pair[]; readonly placeOf: (at: number) => number };

export function pairsOf({ live, draft }: Compared): Pairs {
  const froms = live?.ladder.tiers.length ?? 0;
  const tos = draft.ladder.tiers.length;
  const list: Pair[] = [];
  for (let fromStep = -1; fromStep < froms; fromStep += 1) {
    for (let toStep = -1; toStep < tos; toStep += 1) {
      const from = live?.ladder.tiers[fromStep]?.tierId ?? null;
      const to = draft.ladder.tiers[toStep]?.tierId ?? null;
      const way = wayTo(draft.ladder, live?.ladder ?? null, { from, to: toStep });
      list.push({ fromStep, toStep, from, to, way });
    }
  }
  const { after } = draft.outcomes;
  const liveAfter = live?.outcomes.after;
  return {
    list,
    placeOf: (at) => ((liveAfter?.[at] ?? -1) + 1) * (tos + 1) + (after[at] ?? -1) + 1,
  };
}

/** Whether a member is where the draft brings them only once grace is over. */
export function isAfterGrace({ draft: { outcomes } }: Compared, at: number): boolean {
  return outcomes.atNight[at] !== outcomes.after[at];
}

/** Whether a member came to stand where they do of late. */
export function latelyTest({ base, night }: Compared): (at: number) => boolean {
  const sinceOn = addDays(night, -LATELY_DAYS);
  const isLate = base.standings.map((one) => one.sinceOn !== null && one.sinceOn >= sinceOn);
  return (at) => isLate[base.standing[at] ?? 0] ?? false;
}

/** How many members the live ladder itself brings to another tier than they stand on today. */
export function movedAnyway({ base, live }: Compared): number {
  if (live === null) return 0;
  const steps = new Map<number, number>();
  let moved = 0;
  for (const [at, tierId] of base.today.entries()) {
    const step = steps.get(tierId) ?? stepOf(live.ladder, tierId === 0 ? null : tierId);
    steps.set(tierId, step);
    if (step !== live.outcomes.after[at]) moved += 1;
  }
  return moved;
}
