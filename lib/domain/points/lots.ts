import type { Points } from '../shared/points';
import type { LotState } from './states';

/** A lot as the rules see it. */
export type Lot = {
  readonly lotId: number;
  readonly state: LotState;
  readonly remaining: Points;
  /** Promised to open holds. */
  readonly held: Points;
  readonly earnedAt: Date;
  readonly activatesAt: Date | null;
  readonly expiresAt: Date | null;
};

/** What is taken from a lot. */
export type Take = { readonly lotId: number; readonly amount: Points };

/** Whether the lot is over at the moment: one that equals now is. */
export function isOver({ expiresAt }: Pick<Lot, 'expiresAt'>, now: Date): boolean {
  return expiresAt !== null && expiresAt.getTime() <= now.getTime();
}

/** What can be spent of a lot now: nothing of one that waits or is over, even before the night has expired it. */
export function spendable(lot: Lot, now: Date): Points {
  if (lot.state !== 'available' || isOver(lot, now)) return 0n as Points;
  return (lot.remaining - lot.held) as Points;
}

const END_OF_TIME = Number.POSITIVE_INFINITY;

/** The order of consumption: what expires first, then what is older, then what was written first. No expiry goes last. */
export function compareLots(left: Lot, right: Lot): number {
  const ends = (lot: Lot) => lot.expiresAt?.getTime() ?? END_OF_TIME;
  if (ends(left) !== ends(right)) return ends(left) < ends(right) ? -1 : 1;
  const older = left.earnedAt.getTime() - right.earnedAt.getTime();
  return older === 0 ? left.lotId - right.lotId : older;
}

/** What all lots together allow to spend now. */
export function availableIn(lots: readonly Lot[], now: Date): Points {
  return lots.reduce((sum, lot) => (sum + spendable(lot, now)) as Points, 0n as Points);
}

/**
 * Which lots give how much when `amount` is taken, in the order of consumption. `short` is what they could not give;
 * then nothing may be taken unless the caller books a debt.
 */
export function takeFrom(
  lots: readonly Lot[],
  amount: Points,
  now: Date,
): { readonly takes: readonly Take[]; readonly short: Points } {
  const takes: Take[] = [];
  let short = amount;
  for (const lot of lots.toSorted(compareLots)) {
    if (short === 0n) break;
    const free = spendable(lot, now);
    if (free <= 0n) continue;
    const taken = free < short ? free : short;
    takes.push({ lotId: lot.lotId, amount: taken });
    short = (short - taken) as Points;
  }
  return { takes, short };
}
