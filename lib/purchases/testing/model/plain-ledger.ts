import { giveOut } from '@/lib/domain/rules/testing/plain-sum';

/*
 * Points of members as the domain tells them, kept without a database and with nothing of the code that keeps them there.
 * Amounts in hundredths; moments in milliseconds.
 */

export type PlainLot = {
  /** In the order in which lots were made. */
  readonly id: number;
  readonly owner: number;
  left: bigint;
  held: bigint;
  readonly end: number | null;
  readonly born: number;
  waits: number | null;
  /** The receipt whose points these are, wherever they have been since; -1: of none. */
  readonly root: number;
  /** The merge that brought it. */
  readonly merge: number | null;
  /** Something but the end of its days took from it. */
  isTouched: boolean;
};

export type PlainHold = {
  readonly no: number;
  readonly owner: number;
  readonly points: bigint;
  readonly lots: readonly { readonly id: number; readonly amount: bigint }[];
  readonly lapsesAt: number;
  state: 'open' | 'captured' | 'released' | 'lapsed';
};

export type PlainMerge = {
  readonly survivor: number;
  readonly loser: number;
  /** Whether anything came along. */
  readonly hasBrought: boolean;
  readonly hasDebt: boolean;
  readonly receipts: readonly number[];
  isUndone: boolean;
};

export type PlainLedger = {
  readonly lots: PlainLot[];
  readonly debts: Record<number, bigint>;
  readonly holds: PlainHold[];
  readonly mergedInto: Record<number, number | null>;
  readonly merges: PlainMerge[];
  lastLot: number;
};

/** A part of a lot. */
export type Part = { readonly lot: PlainLot; readonly amount: bigint };
type NewLot = Pick<PlainLot, 'end' | 'born' | 'root'> & {
  readonly waits?: number | null;
  readonly merge?: number | null;
};

const FOREVER = Number.POSITIVE_INFINITY;

/** What is taken first stands first: what ends first, of those what is older, of those what was written first. */
export function inOrder<T extends Pick<PlainLot, 'end' | 'born' | 'id'>>(lots: readonly T[]): T[] {
  const ends = ({ end }: T) => end ?? FOREVER;
  return lots.toSorted((a, b) => {
    if (ends(a) !== ends(b)) return ends(a) < ends(b) ? -1 : 1;
    return a.born - b.born || a.id - b.id;
  });
}

/** The open lots of a member in the order of consumption. */
export function lotsOf({ lots }: PlainLedger, member: number): PlainLot[] {
  return inOrder(lots.filter(({ owner, left }) => owner === member && left > 0n));
}

const isOver = ({ end }: PlainLot, now: number) => end !== null && end <= now;
const freeOf = (lot: PlainLot, now: number) =>
  lot.waits !== null || isOver(lot, now) ? 0n : lot.left - lot.held;

/** What can be spent of a member. */
export function availableOf(ledger: PlainLedger, member: number, now: number): bigint {
  return lotsOf(ledger, member).reduce((sum, lot) => sum + freeOf(lot, now), 0n);
}

/** Takes what can be spent out of the lots, in their order, and says what they could not give. */
export function takeOut(lots: readonly PlainLot[], amount: bigint, now: number) {
  let short = amount;
  const parts: Part[] = [];
  for (const lot of lots) {
    const free = freeOf(lot, now);
    const taken = free < short ? free : short;
    if (taken <= 0n) continue;
    lot.left -= taken;
    lot.isTouched = true;
    short -= taken;
    parts.push({ lot, amount: taken });
  }
  return { parts, short };
}

/** What a member owes is repaid out of what can be spent. */
export function repay(ledger: PlainLedger, member: number, now: number): void {
  const debt = ledger.debts[member] ?? 0n;
  if (debt > 0n) ledger.debts[member] = takeOut(lotsOf(ledger, member), debt, now).short;
}

function addLot(ledger: PlainLedger, owner: number, amount: bigint, lot: NewLot): void {
  ledger.lastLot += 1;
  const { end, born, root, waits = null, merge = null } = lot;
  const rest = { held: 0n, end, born, root, waits, merge, isTouched: false };
  ledger.lots.push({ id: ledger.lastLot, owner, left: amount, ...rest });
}

/** Gives points as one lot; what is owed is repaid at once. */
export function giveLot(
  ledger: PlainLedger,
  member: number,
  { points, lot, now }: { readonly points: bigint; readonly lot: NewLot; readonly now: number },
): void {
  const waits = lot.waits != null && lot.waits > now ? lot.waits : null;
  addLot(ledger, member, points, { ...lot, waits });
  repay(ledger, member, now);
}

/** Spends points; null: there are not so many. */
export function spend(
  ledger: PlainLedger,
  member: number,
  points: bigint,
  now: number,
): readonly Part[] | null {
  if (availableOf(ledger, member, now) < points) return null;
  return takeOut(lotsOf(ledger, member), points, now).parts;
}

/** What is to come back of what was spent. */
export type SpentPart = Pick<PlainLot, 'id' | 'end' | 'born' | 'root'> & {
  readonly amount: bigint;
  left: bigint;
};

/** Gives back points that were spent: to each lot its share, with its old age and end. */
export function giveBack(
  ledger: PlainLedger,
  member: number,
  { parts, points, now }: { parts: readonly SpentPart[]; points: bigint; now: number },
): void {
  const sorted = inOrder(parts);
  const shares = giveOut(points, Object.fromEntries(sorted.map(({ left }, n) => [n, left])));
  for (const [place, part] of sorted.entries()) {
    const share = shares[place] ?? 0n;
    part.left -= share;
    if (share > 0n) addLot(ledger, member, share, part);
  }
  repay(ledger, member, now);
}

/** Takes back what a receipt gave: what waits of it, what is left of it, then anything; the rest is owed or let go. */
export function takeBack(
  ledger: PlainLedger,
  member: number,
  asked: { root: number; points: bigint; stopsAtZero: boolean; now: number },
): { readonly taken: bigint; readonly letGo: bigint } {
  const { root, points, stopsAtZero, now } = asked;
  const lots = lotsOf(ledger, member);
  const own = lots.filter((lot) => lot.root === root);
  let left = points;
  for (const lot of own.filter(({ waits }) => waits !== null)) {
    const taken = lot.left < left ? lot.left : left;
    lot.left -= taken;
    lot.isTouched ||= taken > 0n;
    left -= taken;
  }
  left = takeOut(own, left, now).short;
  left = takeOut(
    lots.filter((lot) => lot.root !== root),
    left,
    now,
  ).short;
  if (stopsAtZero) return { taken: points - left, letGo: left };
  ledger.debts[member] = (ledger.debts[member] ?? 0n) + left;
  return { taken: points, letGo: 0n };
}

/** The night of one member: what waited begins, and what is owed is repaid from it. */
export function activate(ledger: PlainLedger, member: number, now: number): void {
  const due = lotsOf(ledger, member).filter(({ waits }) => waits !== null && waits <= now);
  for (const lot of due) lot.waits = null;
  if (due.length > 0) repay(ledger, member, now);
}

/** What is over ends, but for what is promised. */
export function expire(ledger: PlainLedger, member: number, now: number): void {
  for (const lot of lotsOf(ledger, member)) {
    if (lot.waits === null && isOver(lot, now)) lot.left = lot.held;
  }
}

/** Ends a hold: what it promised is free again, or spent. */
export function endHold(
  ledger: PlainLedger,
  hold: PlainHold,
  state: Exclude<PlainHold['state'], 'open'>,
): readonly Part[] {
  hold.state = state;
  return hold.lots.flatMap(({ id, amount }) => {
    const lot = ledger.lots.find((one) => one.id === id);
    if (lot === undefined) return [];
    lot.held -= amount;
    if (state !== 'captured') return [];
    lot.left -= amount;
    lot.isTouched = true;
    return [{ lot, amount }];
  });
}

/** Holds of a member whose time is over end. */
export function lapse(ledger: PlainLedger, member: number, now: number): void {
  for (const hold of ledger.holds) {
    if (hold.owner === member && hold.state === 'open' && hold.lapsesAt <= now)
      endHold(ledger, hold, 'lapsed');
  }
}

/** What the night has to do at a member whose points it changes: what is over comes last and changes nothing else. */
export function dueAtNight(ledger: PlainLedger, member: number, now: number) {
  const lapses = ledger.holds.some(
    ({ owner, state, lapsesAt }) => owner === member && state === 'open' && lapsesAt <= now,
  );
  const begins = lotsOf(ledger, member).some(({ waits }) => waits !== null && waits <= now);
  return [
    ...(lapses ? [{ do: 'lapseAt' as const, no: 0, member }] : []),
    ...(begins ? [{ do: 'activateAt' as const, no: 0, member }] : []),
  ];
}

/** Moves parts to another member, each with its age and end. */
export function moveParts(
  ledger: PlainLedger,
  to: number,
  { parts, merge, now }: { parts: readonly Part[]; merge: number | null; now: number },
): void {
  for (const { lot, amount } of parts) addLot(ledger, to, amount, { ...lot, merge });
  if (parts.length > 0) repay(ledger, to, now);
}

/** Empties lots for a move, whatever state they are in. */
export function emptied(lots: readonly PlainLot[]): readonly Part[] {
  return lots.map((lot) => {
    const amount = lot.left;
    lot.left = 0n;
    lot.isTouched = true;
    return { lot, amount };
  });
}

/** Who somebody has become. */
export function standsAt({ mergedInto }: PlainLedger, member: number): number {
  return mergedInto[member] ?? member;
}
