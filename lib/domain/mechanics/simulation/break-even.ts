import { divideHalfUp } from '../../analytics/ratios';
import type { BreakEven } from './simulation-input';

const WHOLE_BPS = 10_000n;

/**
 * What more each reached member would have to spend for the margin of it to pay for the mechanic: cost of each = cost / members; more =
 * cost of each / margin; uplift = more / what each of them spent in the last year. Amounts in minor units, rounded half up; it leaves out
 * that some would have bought anyway, which is what the holdout is for.
 */
export function breakEvenOf({
  costMinor,
  members,
  spentMinor,
  marginBps,
}: {
  readonly costMinor: bigint;
  readonly members: number;
  /** What the reached spent in the last year, together. */
  readonly spentMinor: bigint;
  readonly marginBps: number;
}): BreakEven | null {
  if (members === 0) return null;
  const count = BigInt(members);
  const more = divideHalfUp(costMinor * WHOLE_BPS, count * BigInt(marginBps));
  const spent = divideHalfUp(spentMinor, count);
  return {
    costEachMinor: String(divideHalfUp(costMinor, count)),
    spendMoreMinor: String(more),
    upliftBps: spent <= 0n ? null : Number(divideHalfUp(more * WHOLE_BPS, spent)),
    spentEachMinor: String(spent),
  };
}
