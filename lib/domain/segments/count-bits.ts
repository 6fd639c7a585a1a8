/** A condition as bits by members' ids, the lowest bit of the first byte first; who is beyond them has none. */
export type BitCondition = { readonly bits: Uint8Array; readonly isNot: boolean };

/** How many members fit exactly these conditions: bit `i` of `pattern` is condition `i`. */
export type PatternCount = { readonly pattern: number; readonly members: number };

const BITS_OF_BYTE = 8;

/**
 * Counts members by which conditions they fit, in one pass over the bits of those who are looked at. There are two to the power of the
 * conditions patterns at most; those of nobody are left out.
 */
export function countBits(
  looked: Uint8Array,
  conditions: readonly BitCondition[],
): readonly PatternCount[] {
  const counts = new Uint32Array(2 ** conditions.length);
  const bytes = new Uint8Array(conditions.length);
  const turned = conditions.reduce((mask, { isNot }, index) => mask | (Number(isNot) << index), 0);
  for (let at = 0; at < looked.length; at += 1) {
    const present = looked[at] ?? 0;
    if (present === 0) continue;
    for (const [index, { bits }] of conditions.entries()) bytes[index] = bits[at] ?? 0;
    for (let bit = 0; bit < BITS_OF_BYTE; bit += 1) {
      if (((present >> bit) & 1) === 0) continue;
      let pattern = turned;
      for (let index = 0; index < bytes.length; index += 1) {
        pattern ^= (((bytes[index] ?? 0) >> bit) & 1) << index;
      }
      counts[pattern] = (counts[pattern] ?? 0) + 1;
    }
  }
  return [...counts].flatMap((members, pattern) => (members === 0 ? [] : [{ pattern, members }]));
}
