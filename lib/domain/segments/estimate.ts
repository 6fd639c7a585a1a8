/** One member in so many is looked at for an estimate. */
export const SAMPLE_SHARE = 32;

/** Of a base with fewer numbers given to members than this nothing is estimated: the exact figure is there as soon. */
export const ESTIMATED_FROM = 32_768;

/** The normal quantile of 95 %. */
const Z = 1.959964;

/** How many members are thought to be in, and between which numbers they are with 95 %. */
export type Estimate = { readonly count: number; readonly from: number; readonly to: number };

/**
 * The 95 % score interval of a share of which `found` of `looked` were seen, above zero (E. B. Wilson, 1927, Probable inference, the law of
 * succession, and statistical inference). `worth`: how many looks these are worth where they are not as good as independent.
 */
export function shareInterval(
  found: number,
  looked: number,
  worth = looked,
): { low: number; high: number } {
  const share = found / looked;
  const square = (Z * Z) / worth;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / worth + square / (4 * worth));
  return { low: middle - half, high: middle + half };
}

/**
 * From a sample of `looked` members of whom `found` are in, to all `members`, none of whom is looked at twice: the variance of the share is
 * (members − looked) / (members − 1) of that of independent looks (W. G. Cochran, Sampling Techniques, 3rd ed., 3.2). Whole members, never
 * fewer than were found, nor any who were seen not to be in.
 */
export function estimate(found: number, looked: number, members: number): Estimate {
  if (looked === 0) return { count: 0, from: 0, to: members };
  if (looked >= members) return { count: found, from: found, to: found };
  const { low, high } = shareInterval(found, looked, (looked * (members - 1)) / (members - looked));
  const within = (count: number) => Math.min(members - (looked - found), Math.max(found, count));
  return {
    count: within(Math.round((found / looked) * members)),
    from: within(Math.floor(low * members)),
    to: within(Math.ceil(high * members)),
  };
}
