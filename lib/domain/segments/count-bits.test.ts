import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countBits } from './count-bits';

const MEMBERS = 60;
const CONDITIONS_MAX = 5;
const ids = fc.uniqueArray(fc.integer({ min: 0, max: MEMBERS - 1 }));

/** Bits of some ids, no longer than they need to be. */
function bitsOf(members: readonly number[]): Uint8Array {
  const bits = new Uint8Array((Math.max(-1, ...members) >> 3) + 1);
  for (const id of members) bits[id >> 3] = (bits[id >> 3] ?? 0) | (1 << (id & 7));
  return bits;
}

it('counts each pattern of conditions as one would by asking member after member', () => {
  const condition = fc.record({ members: ids, isNot: fc.boolean() });
  fc.assert(
    fc.property(ids, fc.array(condition, { maxLength: CONDITIONS_MAX }), (looked, conditions) => {
      const plain = new Map<number, number>();
      for (const id of looked) {
        const pattern = conditions.reduce(
          (sum, { members, isNot }, index) =>
            sum + (members.includes(id) !== isNot ? 2 ** index : 0),
          0,
        );
        plain.set(pattern, (plain.get(pattern) ?? 0) + 1);
      }
      const counted = countBits(
        bitsOf(looked),
        conditions.map(({ members, isNot }) => ({ bits: bitsOf(members), isNot })),
      );
      expect(new Map(counted.map(({ pattern, members }) => [pattern, members]))).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});
