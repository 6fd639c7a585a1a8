import { divideHalfUp } from '../analytics/ratios';
import type { Difference } from './compare';

/** What one more of something cost, in minor units; `most` null: perhaps there was none more at all. */
export type CostOfOneMore = {
  readonly minor: bigint;
  readonly least: bigint;
  readonly most: bigint | null;
};

const THOUSAND = 1_000;

/** Money for each of so many, which need not be whole: to the thousandth of one, rounded half up to the minor unit. */
function forEach(costMinor: bigint, count: number): bigint | null {
  const thousandths = BigInt(Math.round(count * THOUSAND));
  return thousandths > 0n ? divideHalfUp(costMinor * BigInt(THOUSAND), thousandths) : null;
}

/**
 * What each sale cost that would not have been without the mechanic: what the treated cost in all, by as many sales more as they had
 * than the same number of those held back. Null: they had none more, so no number of them paid for it.
 */
export function costOfOneMore({
  costMinor,
  treated,
  sales: { difference, interval },
}: {
  readonly costMinor: bigint;
  readonly treated: number;
  /** How many sales more each of the treated had. */
  readonly sales: Pick<Difference, 'difference' | 'interval'>;
}): CostOfOneMore | null {
  const minor = forEach(costMinor, difference * treated);
  const least = forEach(costMinor, interval.high * treated);
  if (minor === null || least === null) return null;
  return { minor, least, most: forEach(costMinor, interval.low * treated) };
}
