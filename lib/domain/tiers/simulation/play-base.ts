import { isSameStanding } from '../judged';
import { keptFloors, wouldFall } from '../kept-tiers';
import { MOST_TIERS } from '../ladder';
import type { DayFact } from '../replay';
import type { TierFloor } from '../shown';
import { earnedStep, type Standing, standingByNight } from '../standing';
import { earnedSteps, measureAt } from './columns';
import { type MemberBase, placeOf, standingKey } from './member-base';
import { type NightsAhead, playNights } from './play-nights';

const UNPLAYED = -2;
const AS_BEFORE = -1;
const STEPS = MOST_TIERS + 1;

/** What nights to come made of a base: standings and floors by member, without what was measured. */
type PlayedBase = Pick<MemberBase, 'size' | 'memberIds' | 'standing' | 'standings'> & {
  /** Places in `played`; negative: they stand as before. */
  readonly places: Int32Array;
  readonly played: readonly Standing[];
  /** Floors that the first of the nights lays below who would fall from a tier, by tier. */
  readonly kept: ReadonlyMap<number, TierFloor>;
  /** Whether that night lays one below a member. */
  readonly keeps: (at: number) => boolean;
};

/**
 * Plays nights to come for a whole base. What they make of a member hangs on their standing and on the steps that they reach, so those
 * who agree in these are played once; who is in grace, or reaches another step as days leave the window, is played alone.
 */
export class NightsPlayer {
  readonly #nights: NightsAhead;
  readonly #base: MemberBase;
  readonly #reached: Int8Array;
  readonly #places: Int32Array;
  readonly #played: Standing[] = [];
  readonly #placeOf = new Map<string, number>();

  constructor(nights: NightsAhead, base: MemberBase) {
    this.#nights = nights;
    this.#base = base;
    this.#reached = earnedSteps(nights.ladder, base.window, new Int8Array(base.size));
    this.#places = new Int32Array(base.size).fill(UNPLAYED);
  }

  /** What a member loses from the window in these nights, in the order of its days; who loses nothing needs not be told. */
  leave(memberId: number, facts: readonly DayFact[]): void {
    const at = placeOf(this.#base, memberId);
    if (at < 0) return;
    const { countsFromOn } = this.#standingAt(at);
    const leaving = facts.filter(({ on }) => countsFromOn === null || on >= countsFromOn);
    if (this.#staysOnStep(at, leaving) && !this.#base.grace.has(at)) return;
    this.#places[at] = this.#play(at, leaving);
  }

  /** Everybody, those too of whom nothing was told. */
  finish(): PlayedBase {
    const { size, memberIds, standing, standings, joined, grace } = this.#base;
    const { ladder, fromNight } = this.#nights;
    const asksOfDay = ladder.window.kind === 'anniversary';
    const known: Map<number, number>[] = standings.map(() => new Map());
    for (let at = 0; at < size; at += 1) {
      if (this.#places[at] !== UNPLAYED) continue;
      const alike = known[standing[at] ?? 0];
      const step = (this.#reached[at] ?? -1) + 1;
      const key = asksOfDay ? (joined[at] ?? 0) * STEPS + step : step;
      const isAlone = alike === undefined || grace.has(at);
      const place = (isAlone ? undefined : alike.get(key)) ?? this.#play(at, []);
      if (!isAlone) alike.set(key, place);
      this.#places[at] = place;
    }
    const kept = keptFloors(ladder, fromNight);
    const keeping = new Uint8Array(kept.size === 0 ? 0 : size);
    for (let at = 0; at < keeping.length; at += 1) {
      if (kept.has(this.#standingAt(at).tierId ?? 0) && this.#falls(at)) keeping[at] = 1;
    }
    return {
      ...{ size, memberIds, standing, standings, kept },
      keeps: (at) => keeping[at] === 1,
      ...{ places: this.#places, played: this.#played },
    };
  }

  #standingAt(at: number): Standing {
    const standing = this.#base.standings[this.#base.standing[at] ?? 0];
    if (standing === undefined) throw new Error('Invariant broken: every member has a standing');
    return standing;
  }

  #staysOnStep(at: number, leaving: readonly DayFact[]): boolean {
    const { ladder } = this.#nights;
    let { spend, receipts, points } = measureAt(this.#base.window, at);
    return leaving.every((fact) => {
      spend -= fact.spend;
      receipts -= fact.receipts;
      points = (points - fact.points) as typeof points;
      return earnedStep(ladder, { spend, receipts, points }) === this.#reached[at];
    });
  }

  /** What the first of the nights measures of a member, as it is read. */
  #measuresOf(at: number) {
    const window = measureAt(this.#base.window, at);
    return { window, grace: this.#base.grace.get(at) ?? window };
  }

  #joinedOn(at: number): string {
    return this.#base.days[this.#base.joined[at] ?? 0] ?? this.#nights.fromNight;
  }

  /** Whether the first of the nights would let a member fall. */
  #falls(at: number): boolean {
    const { ladder, fromNight: night } = this.#nights;
    const before = this.#standingAt(at);
    const climber = { joinedOn: this.#joinedOn(at) };
    const judged = { night, standing: before, measures: this.#measuresOf(at) };
    return wouldFall(ladder, { before, after: standingByNight(ladder, climber, judged) });
  }

  #play(at: number, leaving: readonly DayFact[]): number {
    const before = this.#standingAt(at);
    const after = playNights(this.#nights, {
      ...{ joinedOn: this.#joinedOn(at), standing: before },
      ...{ measures: this.#measuresOf(at), leaving },
    });
    if (isSameStanding(before, after)) return AS_BEFORE;
    const key = standingKey(after);
    const known = this.#placeOf.get(key);
    if (known !== undefined) return known;
    this.#placeOf.set(key, this.#played.length);
    return this.#played.push(after) - 1;
  }
}

/** How members will stand after nights to come, played one stretch after another. */
export class PlayedMembers {
  readonly #stretches: PlayedBase[] = [];

  add(played: PlayedBase): void {
    this.#stretches.push(played);
  }

  /** How a member stands then; null: as is written down. */
  standingOf(memberId: number): Standing | null {
    for (let last = this.#stretches.length - 1; last >= 0; last -= 1) {
      const stretch = this.#stretches[last];
      if (stretch === undefined) return null;
      const standing = stretch.played[stretch.places[placeOf(stretch, memberId)] ?? AS_BEFORE];
      if (standing !== undefined) return standing;
    }
    return null;
  }

  /** Floors that these nights lay below a member. */
  floorsOf(memberId: number): readonly TierFloor[] {
    const floors: TierFloor[] = [];
    for (const stretch of this.#stretches) {
      if (stretch.kept.size === 0) continue;
      const { standings, standing } = stretch;
      const at = placeOf(stretch, memberId);
      if (!stretch.keeps(at)) continue;
      const before = standings[standing[at] ?? -1];
      const floor = stretch.kept.get(before?.tierId ?? 0);
      if (floor !== undefined) floors.push(floor);
    }
    return floors;
  }

  /** Who is in grace after these nights that changed them, and from which day on what clears it counts. */
  graceBegun(): { readonly memberIds: readonly number[]; readonly fromOns: readonly string[] } {
    const fromOns = new Map<number, string>();
    for (const { memberIds, places, played } of this.#stretches) {
      places.forEach((place, at) => {
        const standing = played[place];
        if (standing === undefined) return;
        const { graceFromOn } = standing;
        const memberId = memberIds[at] ?? 0;
        if (graceFromOn === null) fromOns.delete(memberId);
        else fromOns.set(memberId, graceFromOn);
      });
    }
    return { memberIds: [...fromOns.keys()], fromOns: [...fromOns.values()] };
  }
}
