import { assert } from '../../shared/assert';
import type { TierBasis } from '../ladder';
import {
  type Climber,
  type Measures,
  NO_STANDING,
  type Standing,
  type TierFloor,
} from '../standing';
import { type MeasureColumns, measureColumns, putMeasure } from './columns';

/** A member as they are judged in a night. */
export type MeasuredMember = Climber & {
  readonly memberId: number;
  readonly standing: Standing;
  readonly measures: Measures;
};

/**
 * Everyone on a ladder as they are measured for one night and, for who stands on a tier and may lose it, for a later one: by columns, some 40
 * bytes a member, so that another threshold is judged without asking the database. Ordered by number.
 */
export type MemberBase = {
  readonly size: number;
  readonly memberIds: Float64Array;
  /** Places in `days`. */
  readonly joined: Int32Array;
  readonly days: readonly string[];
  /** Places in `standings`: members that stand alike share one. */
  readonly standing: Int32Array;
  readonly standings: readonly Standing[];
  readonly window: MeasureColumns;
  /** By member at a place: only of who has any. */
  readonly floors: ReadonlyMap<number, readonly TierFloor[]>;
  readonly grace: ReadonlyMap<number, Measures['grace']>;
};

const FIRST_ROOM = 4_096;

/** Places of equal things in a list of them. */
class Interned<Thing> {
  readonly list: Thing[] = [];
  readonly #places = new Map<string, number>();

  placeOf(key: string, thing: Thing): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    this.list.push(thing);
    return this.list.length - 1;
  }
}

const standingKey = (one: Standing): string =>
  `${one.tierId}|${one.sinceOn}|${one.validUntilOn}|${one.graceUntilOn}|${one.graceFromOn}|${one.heldUntilOn}|${one.countsFromOn}`;

type Room = {
  readonly memberIds: Float64Array;
  readonly joined: Int32Array;
  readonly standing: Int32Array;
  readonly window: MeasureColumns;
};

const roomFor = (size: number, bases: readonly TierBasis[]): Room => ({
  memberIds: new Float64Array(size),
  joined: new Int32Array(size),
  standing: new Int32Array(size),
  window: measureColumns(bases, size),
});

function moved(from: Room, to: Room): Room {
  to.memberIds.set(from.memberIds);
  to.joined.set(from.joined);
  to.standing.set(from.standing);
  for (const [basis, column] of Object.entries(from.window)) {
    to.window[basis as TierBasis]?.set(column);
  }
  return to;
}

/**
 * Lays members into columns as they come, in the order of their numbers. `expected` is the room to begin with; more members than
 * that make more room.
 */
export class MemberBaseBuilder {
  #room: Room;
  #size = 0;
  readonly #bases: readonly TierBasis[];
  readonly #days = new Interned<string>();
  readonly #standings = new Interned<Standing>();
  readonly #floors = new Map<number, readonly TierFloor[]>();
  readonly #grace = new Map<number, Measures['grace']>();

  constructor(bases: readonly TierBasis[], expected: number) {
    this.#bases = bases;
    this.#room = roomFor(Math.max(expected, FIRST_ROOM), bases);
    this.#standings.placeOf(standingKey(NO_STANDING), NO_STANDING);
  }

  add({ memberId, joinedOn, standing, floors, measures }: MeasuredMember): void {
    const at = this.#size;
    assert(at === 0 || memberId > (this.#room.memberIds[at - 1] ?? 0), 'members come in order');
    if (at === this.#room.memberIds.length) {
      this.#room = moved(this.#room, roomFor(Math.ceil(at * 1.5), this.#bases));
    }
    const { memberIds, joined, standing: standings, window } = this.#room;
    memberIds[at] = memberId;
    joined[at] = this.#days.placeOf(joinedOn, joinedOn);
    standings[at] = this.#standings.placeOf(standingKey(standing), standing);
    putMeasure(window, at, measures.window);
    if (floors.length > 0) this.#floors.set(at, floors);
    if (standing.graceUntilOn !== null) this.#grace.set(at, measures.grace);
    this.#size += 1;
  }

  finish(): MemberBase {
    const size = this.#size;
    const { memberIds, joined, standing, window } = this.#room;
    return {
      size,
      memberIds: memberIds.subarray(0, size),
      joined: joined.subarray(0, size),
      days: this.#days.list,
      standing: standing.subarray(0, size),
      standings: this.#standings.list,
      window: Object.fromEntries(
        Object.entries(window).map(([basis, column]) => [basis, column.subarray(0, size)]),
      ),
      floors: this.#floors,
      grace: this.#grace,
    };
  }
}

/** Where a member stands in the base, by halves; -1: not in it. `hint` is looked at first: streams come in the same order. */
export function placeOf({ memberIds, size }: MemberBase, memberId: number, hint = 0): number {
  if (memberIds[hint] === memberId) return hint;
  let low = 0;
  let high = size - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = memberIds[middle] ?? 0;
    if (found === memberId) return middle;
    if (found < memberId) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
