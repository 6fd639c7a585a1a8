/** One member in so many is looked at for an estimate. */
export const SAMPLE_SHARE = 32;

/** The normal quantile of 95 %. */
const Z = 1.959964;

/** How many members are thought to be in, and between which numbers they are with 95 %. */
export type Estimate = { readonly count: number; readonly from: number; readonly to: number };

/**
 * The 95 % score interval of a share of which `found` of `looked` were seen, above zero (E. B. Wilson, 1927, Probable inference, the law of
 * succession, and statistical inference).
 */
export function shareInterval(found: number, looked: number): { low: number; high: number } {
  const share = found / looked;
  const square = (Z * Z) / looked;
  const middle = (share + square / 2) / (1 + square);
  const half =
    (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / looked + square / (4 * looked));
  return { low: middle - half, high: middle + half };
}

/** From a sample of `looked` members of whom `found` are in, to all `members`: whole members, never fewer than were found. */
export function estimate(found: number, looked: number, members: number): Estimate {
  if (looked === 0) return { count: 0, from: 0, to: members };
  const { low, high } = shareInterval(found, looked);
  const whole = (part: number) => Math.min(members, Math.max(found, Math.round(part * members)));
  return { count: whole(found / looked), from: whole(low), to: whole(high) };
}
