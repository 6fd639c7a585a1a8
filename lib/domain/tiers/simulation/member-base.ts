import type { TierBasis } from '../ladder';
import type { TierFloor } from '../shown';
import { type Climber, type Measures, NO_STANDING, type Standing } from '../standing';
import { type MeasureColumns, measureColumns, putMeasure } from './columns';

/** A member as they are judged in a night. */
export type MeasuredMember = Climber & {
  readonly memberId: number;
  readonly standing: Standing;
  readonly floors: readonly TierFloor[];
  readonly measures: Measures;
  /** The tier that they stand on today, where nights until the one that is judged bring them to another. */
  readonly todayTierId?: number | null;
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
  /** Their tiers today; 0: none. */
  readonly today: Int16Array;
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

/** The same text for the same standing. */
export const standingKey = (one: Standing): string =>
  `${one.tierId}|${one.sinceOn}|${one.validUntilOn}|${one.graceUntilOn}|${one.graceFromOn}|${one.heldUntilOn}|${one.countsFromOn}`;

type Room = {
  readonly memberIds: Float64Array;
  readonly joined: Int32Array;
  readonly standing: Int32Array;
  readonly today: Int16Array;
  readonly window: MeasureColumns;
};

const roomFor = (size: number, bases: readonly TierBasis[]): Room => ({
  memberIds: new Float64Array(size),
  joined: new Int32Array(size),
  standing: new Int32Array(size),
  today: new Int16Array(size),
  window: measureColumns(bases, size),
});

function carried(from: Room, to: Room): Room {
  to.memberIds.set(from.memberIds);
  to.joined.set(from.joined);
  to.standing.set(from.standing);
  to.today.set(from.today);
  for (const [basis, column] of Object.entries(from.window)) {
    to.window[basis as TierBasis]?.set(column);
  }
  return to;
}

/**
 * Lays members into columns as they come. `expected` is the room to begin with; more members than
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

  add(member: MeasuredMember): void {
    const { memberId, joinedOn, standing, floors, measures } = member;
    const { todayTierId = standing.tierId } = member;
    const at = this.#size;
    if (at === this.#room.memberIds.length) {
      this.#room = carried(this.#room, roomFor(Math.ceil(at * 1.5), this.#bases));
    }
    const { memberIds, joined, standing: standings, today, window } = this.#room;
    memberIds[at] = memberId;
    joined[at] = this.#days.placeOf(joinedOn, joinedOn);
    standings[at] = this.#standings.placeOf(standingKey(standing), standing);
    today[at] = todayTierId ?? 0;
    putMeasure(window, at, measures.window);
    if (floors.length > 0) this.#floors.set(at, floors);
    if (standing.graceUntilOn !== null) this.#grace.set(at, measures.grace);
    this.#size += 1;
  }

  /** Everybody, put in the order of their numbers. */
  finish(): MemberBase {
    const size = this.#size;
    const room = this.#room;
    const order = new Uint32Array(size).map((_, at) => at);
    const isOrdered = order.every(
      (at) => at === 0 || (room.memberIds[at] ?? 0) > (room.memberIds[at - 1] ?? 0),
    );
    if (!isOrdered) {
      order.sort((one, other) => (room.memberIds[one] ?? 0) - (room.memberIds[other] ?? 0));
    }
    const placed = new Map<number, number>();
    if (!isOrdered && this.#floors.size + this.#grace.size > 0) {
      order.forEach((from, at) => {
        if (this.#floors.has(from) || this.#grace.has(from)) placed.set(from, at);
      });
    }
    const inOrder = <Value>(values: ReadonlyMap<number, Value>) =>
      new Map([...values].map(([at, value]) => [placed.get(at) ?? at, value]));
    return {
      size,
      memberIds: ordered(room.memberIds, order, isOrdered),
      joined: ordered(room.joined, order, isOrdered),
      days: this.#days.list,
      standing: ordered(room.standing, order, isOrdered),
      standings: this.#standings.list,
      today: ordered(room.today, order, isOrdered),
      window: Object.fromEntries(
        Object.entries(room.window).map(([basis, column]) => [
          basis,
          ordered(column, order, isOrdered),
        ]),
      ),
      floors: inOrder(this.#floors),
      grace: inOrder(this.#grace),
    };
  }
}

/** A column in another order, without the room that was not taken. */
function ordered<Column extends Float64Array | Int32Array | Int16Array>(
  column: Column,
  order: Uint32Array,
  isOrdered: boolean,
): Column {
  if (isOrdered) return column.slice(0, order.length) as Column;
  const made = column.slice(0, order.length) as Column;
  for (let at = 0; at < order.length; at += 1) made[at] = column[order[at] ?? 0] ?? 0;
  return made;
}

/** Where a member stands in the base, by halves; -1: not in it. */
export function placeOf(
  { memberIds, size }: Pick<MemberBase, 'memberIds' | 'size'>,
  memberId: number,
): number {
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
