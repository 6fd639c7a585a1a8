import { type Lot, type Take, takeFrom } from '../points/lots';
import type { Points } from '../shared/points';

/** The lots of one account. */
export type Purse = { readonly memberId: number; readonly lots: readonly Lot[] };

/** What is taken from one account. */
export type Draw = {
  readonly memberId: number;
  readonly takes: readonly Take[];
  readonly points: Points;
};

/**
 * Which accounts give how much when `amount` is spent together: the order of consumption over the lots of all, as if they
 * were one account, so that whoever's points end first are spent first. Numbers of lots are unique over all accounts.
 * `short` is what they could not give. Accounts that give nothing are left out; the rest stay in their order.
 */
export function drawTogether(
  purses: readonly Purse[],
  amount: Points,
  now: Date,
): { readonly draws: readonly Draw[]; readonly short: Points } {
  const { takes, short } = takeFrom(
    purses.flatMap(({ lots }) => lots),
    amount,
    now,
  );
  const draws = purses.flatMap(({ memberId, lots }): readonly Draw[] => {
    const own = new Set(lots.map(({ lotId }) => lotId));
    const some = takes.filter(({ lotId }) => own.has(lotId));
    const points = some.reduce((sum, take) => (sum + take.amount) as Points, 0n as Points);
    return points === 0n ? [] : [{ memberId, takes: some, points }];
  });
  return { draws, short };
}
