import type { Arm } from '../experiments/assign';
import { type Points, toPoints } from '../shared/points';
import { decideAward, type LiveMechanic } from './decide';
import type { Award, AwardCondition, AwardDecision, FailedAward, Spent } from './decision';
import type { MemberFacts } from './facts';
import { isOpenOn, type LeftOut, type Occurrence } from './occurrence';
import { type AwardCost, costOf } from './rewards';

/** What holds of a member on each day of a run. */
export type RunStanding = {
  readonly armOf: (mechanicId: number) => Arm;
  readonly isInAudience: (mechanicId: number, on: string) => boolean;
  readonly leftOut: (on: string) => readonly LeftOut[];
  /** Audience and standing are the same on each day: what they refuse need not be asked again. */
  readonly isSteady?: boolean;
};

/** What a run did, in the order in which it did so. */
export type RunEvent = {
  readonly on: string;
  readonly mechanicId: number;
  readonly memberId: number;
  readonly key: string;
} & (
  | { readonly did: 'gave' | 'tookBack'; readonly points: Points; readonly minor: bigint }
  | { readonly did: 'heldOut'; readonly arm: Arm }
  /** Told when it is refused first, and again when another condition comes to stand first. */
  | { readonly did: 'refused'; readonly failed: readonly FailedAward[] }
);

/** One occurrence of one mechanic for one member, on a day that is decided. */
export type Asked = {
  readonly live: LiveMechanic;
  readonly memberId: number;
  readonly standing: RunStanding;
  readonly on: string;
  readonly occurrence: Occurrence;
  /** What was known of the member at the end of the day; asked only when something is decided. */
  readonly factsOn: () => MemberFacts;
};

const nameOf = (mechanicId: number, memberId: number, key: string) =>
  `${mechanicId} ${memberId} ${key}`;
const NO_AWARDS: readonly Award[] = [];
const NOTHING: Spent = { points: toPoints(0n), minor: 0n, members: 0 };

/** An award with whose it is. */
export type AwardOf = Award & { readonly memberId: number };

/** What a run gave so far, and the decisions that follow from it. */
export class Books {
  readonly events: RunEvent[] = [];
  readonly #awards = new Map<number, readonly Award[]>();
  /** What of an award went to others: of the budget, and not towards what the member may get. */
  readonly #toOthers = new Map<string, AwardCost>();
  readonly #spent = new Map<number, Spent>();
  readonly #settled = new Set<string>();
  /** The condition that refused an occurrence last. */
  readonly #refused = new Map<string, AwardCondition>();
  /** How often something came back to the budget of a mechanic. */
  readonly #returned = new Map<number, number>();

  /** `before`: what was given before the run, in the order of days. Those occurrences had their turn. */
  constructor(before: readonly AwardOf[] = []) {
    for (const { memberId, ...award } of before) {
      this.#give(memberId, award);
      this.#settled.add(nameOf(award.mechanicId, memberId, award.key));
    }
  }

  /** Moves when the budget of a mechanic has more to give than it had. */
  returnsOf(mechanicId: number): number {
    return this.#returned.get(mechanicId) ?? 0;
  }

  /** What a member was given; another list after each change. */
  awardsOf(memberId: number): readonly Award[] {
    return this.#awards.get(memberId) ?? NO_AWARDS;
  }

  /** Adds what an award came to, or takes it off: what is taken back is there to be given again. */
  #count(mechanicId: number, { points, minor }: AwardCost, isTaken: boolean): void {
    const before = this.#spent.get(mechanicId) ?? NOTHING;
    const sign = isTaken ? -1n : 1n;
    this.#spent.set(mechanicId, {
      ...before,
      points: toPoints(before.points + sign * points),
      minor: before.minor + sign * minor,
    });
  }

  #give(memberId: number, award: Award): void {
    const { mechanicId } = award;
    const mine = this.awardsOf(memberId);
    const isNew = !mine.some((one) => one.mechanicId === mechanicId);
    this.#awards.set(memberId, [...mine, award]);
    this.#count(mechanicId, award, false);
    const spent = this.#spent.get(mechanicId) ?? NOTHING;
    if (isNew) this.#spent.set(mechanicId, { ...spent, members: spent.members + 1 });
  }

  /** The award stays, for its occurrence had its turn; it comes to nothing. Null: it was not given. */
  #takeBack({ live: { mechanicId }, memberId, occurrence: { key } }: Asked): AwardCost | null {
    const mine = this.awardsOf(memberId);
    const award = mine.find((one) => one.mechanicId === mechanicId && one.key === key);
    if (award === undefined) return null;
    const others = this.#toOthers.get(nameOf(mechanicId, memberId, key)) ?? NOTHING;
    const nothing = { ...award, points: NOTHING.points, minor: NOTHING.minor };
    this.#awards.set(
      memberId,
      mine.map((one) => (one === award ? nothing : one)),
    );
    const all = {
      points: toPoints(award.points + others.points),
      minor: award.minor + others.minor,
    };
    this.#count(mechanicId, all, true);
    this.#returned.set(mechanicId, this.returnsOf(mechanicId) + 1);
    return all;
  }

  #decide({ live, memberId, standing, on, occurrence, factsOn }: Asked): AwardDecision {
    const { mechanicId } = live;
    return decideAward({
      live,
      occurrence,
      on,
      candidate: {
        isInAudience: standing.isInAudience(mechanicId, on),
        leftOut: standing.leftOut(on),
        arm: standing.armOf(mechanicId),
        facts: factsOn(),
        awards: this.awardsOf(memberId),
      },
      spent: this.#spent.get(mechanicId) ?? NOTHING,
      isSwitchedOff: false,
    });
  }

  /**
   * Decides what is open and not settled, and takes back what lost its ground on this very day.
   * @returns why it was refused; null: there is nothing more to ask on this day
   */
  look(asked: Asked): readonly FailedAward[] | null {
    const { live, memberId, on, occurrence } = asked;
    const { mechanicId, mechanic } = live;
    const { key, takenBackOn } = occurrence;
    const head = { on, mechanicId, memberId, key };
    if (takenBackOn !== null && takenBackOn <= on) {
      const award = takenBackOn === on ? this.#takeBack(asked) : null;
      if (award === null) return null;
      const { points, minor } = award;
      this.events.push({ ...head, did: 'tookBack', points, minor });
      return null;
    }
    const name = nameOf(mechanicId, memberId, key);
    if (this.#settled.has(name) || !isOpenOn(occurrence, on)) return null;
    const decision = this.#decide(asked);
    if (decision.outcome === 'refused') {
      const { failed } = decision;
      const [first] = failed;
      if (first !== undefined && this.#refused.get(name) !== first.condition) {
        this.#refused.set(name, first.condition);
        this.events.push({ ...head, did: 'refused', failed });
      }
      return failed;
    }
    this.#settled.add(name);
    if (decision.outcome === 'heldOut') {
      this.events.push({ ...head, did: 'heldOut', arm: decision.arm });
      return null;
    }
    const { points, minor } = decision;
    this.events.push({ ...head, did: 'gave', points, minor });
    const group = mechanic.group?.name ?? null;
    const own = costOf(mechanic.rewards, 1);
    this.#give(memberId, { mechanicId, key, on, group, ...own });
    const others = { points: toPoints(points - own.points), minor: minor - own.minor };
    this.#count(mechanicId, others, false);
    this.#toOthers.set(name, others);
    return null;
  }
}
