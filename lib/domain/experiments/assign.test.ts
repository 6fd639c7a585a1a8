import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armOf, BUCKETS, bucketOf, isHeldOut } from './assign';
import { chiSquareBeyond } from './distributions';

const SALT = 1_757_315_129;
const OTHER_SALT = 40_961;
const MEMBERS = 200_000;
const memberId = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const salt = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** The same in whole numbers of 63 bits, as PostgreSQL has them: `#` is the exclusive or. */
function bucketInSql(member: bigint, by: bigint): bigint {
  const word = 4_294_967_295n;
  const round = (bits: bigint) => {
    const product = (bits ^ (bits >> 16n)) * 73_244_475n;
    expect(product < 2n ** 63n).toBe(true);
    return product & word;
  };
  const mixed = (bits: bigint) => {
    const twice = round(round(bits));
    return twice ^ (twice >> 16n);
  };
  return (mixed(mixed((member & word) ^ (member >> 32n)) ^ by) * 10_000n) >> 32n;
}

/** How likely counts as uneven as these are when all should be the same. */
function evenness(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const chi = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  return chiSquareBeyond(chi, counts.length - 1);
}

describe('the bucket of a member', () => {
  it('is the one of bigint arithmetic, for any member and salt', () => {
    fc.assert(
      fc.property(memberId, salt, (id, by) => {
        expect(BigInt(bucketOf(id, by))).toBe(bucketInSql(BigInt(id), BigInt(by)));
      }),
    );
  });

  it('stays what it is: member 1 and 1,000,000 of one experiment', () => {
    expect([1, 1_000_000].map((id) => bucketOf(id, SALT))).toEqual([6_139, 4_131]);
  });

  it('is one of 10,000 that numbers in a row fall into evenly', () => {
    const counts = Array.from({ length: 100 }, () => 0);
    for (let id = 1; id <= MEMBERS; id += 1) {
      const bucket = bucketOf(id, SALT);
      counts[Math.floor(bucket / 100)] = (counts[Math.floor(bucket / 100)] ?? 0) + 1;
    }
    expect(counts).toHaveLength(100);
    expect(evenness(counts)).toBeGreaterThan(0.001);
  });

  it('of one experiment says nothing of that of another', () => {
    const counts = Array.from({ length: 100 }, () => 0);
    for (let id = 1; id <= MEMBERS; id += 1) {
      const [one, other] = [SALT, OTHER_SALT].map((by) => Math.floor(bucketOf(id, by) / 1_000));
      const cell = (one ?? 0) * 10 + (other ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    expect(evenness(counts)).toBeGreaterThan(0.001);
  });
});

describe('a holdout', () => {
  it('of 10% holds back 9.8 to 10.2% of 200,000, of nothing nobody, of everything everybody', () => {
    const held = (shareBps: number) =>
      Array.from({ length: MEMBERS }, (_, id) => id).filter((id) =>
        isHeldOut(id, { salt: SALT, shareBps }),
      ).length / MEMBERS;
    expect(held(1_000)).toBeGreaterThan(0.098);
    expect(held(1_000)).toBeLessThan(0.102);
    expect([held(0), held(BUCKETS)]).toEqual([0, 1]);
  });

  it('that grows keeps everybody whom it held back', () => {
    const shares = fc.tuple(fc.nat(BUCKETS), fc.nat(BUCKETS));
    fc.assert(
      fc.property(memberId, salt, shares, (id, by, [one, other]) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        const isIn = (shareBps: number) => isHeldOut(id, { salt: by, shareBps });
        expect(isIn(small) && !isIn(large)).toBe(false);
      }),
    );
  });

  it('of the programme goes before that of the mechanic', () => {
    const all = { salt: SALT, shareBps: BUCKETS };
    const none = { salt: SALT, shareBps: 0 };
    expect(armOf(7, { programme: all, own: all })).toBe('programme');
    expect(armOf(7, { programme: none, own: all })).toBe('holdout');
    expect(armOf(7, { programme: null, own: none })).toBe('treated');
  });
});
