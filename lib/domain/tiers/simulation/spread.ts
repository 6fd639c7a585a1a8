/** Into so many groups members are dealt by a hash of their number. */
export const GROUPS = 256;
const DRAWS = 400;
const SEED = 0x5eed_1e55;
const LOW_SHARE = 0.1;
const HIGH_SHARE = 0.9;

/** The group of a member: the same on every machine, near numbers far apart. */
export function groupOf(memberId: number): number {
  let mixed = Math.imul(memberId ^ (memberId / 2 ** 32), 0x9e37_79b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85eb_ca6b);
  return (mixed ^ (mixed >>> 13)) & (GROUPS - 1);
}

/** Mulberry32: whole numbers below `most`, the same ones for the same seed. */
function drawing(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  };
}

/**
 * Tenth and ninetieth percentile of a sum over members, by drawing 256 groups of them anew 400 times with replacement (a bootstrap
 * over groups of members; the same draws each time).
 */
export function spreadOf(byGroup: Float64Array): { readonly low: number; readonly high: number } {
  const draw = drawing(SEED);
  const sums = Float64Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let at = 0; at < GROUPS; at += 1) sum += byGroup[draw(GROUPS)] ?? 0;
    return sum;
  }).sort();
  const at = (share: number) => sums[Math.floor(share * (DRAWS - 1))] ?? 0;
  return { low: at(LOW_SHARE), high: at(HIGH_SHARE) };
}
