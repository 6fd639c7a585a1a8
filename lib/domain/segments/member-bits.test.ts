import { describe, expect, it } from 'vitest';
import { segmentSchema } from './definition';
import { CHUNK_BYTES, countMembers, insideBits, type MemberBits } from './member-bits';

/** Bits of members of the first two chunks. */
function bitsOf(...ids: readonly number[]): MemberBits {
  const chunks = new Map<number, Uint8Array>();
  for (const id of ids) {
    const bytes = chunks.get(id >> 16) ?? new Uint8Array(CHUNK_BYTES);
    const at = (id & 65_535) >> 3;
    bytes[at] = (bytes[at] ?? 0) | (128 >> (id & 7));
    chunks.set(id >> 16, bytes);
  }
  return chunks;
}

function idsOf(bits: MemberBits): readonly number[] {
  const ids: number[] = [];
  for (const [chunk, bytes] of bits) {
    bytes.forEach((byte, at) => {
      for (let bit = 0; bit < 8; bit += 1) {
        if (byte & (128 >> bit)) ids.push(chunk * 65_536 + at * 8 + bit);
      }
    });
  }
  return ids.sort((a, b) => a - b);
}

const tier = { is: 'tier', tiers: [1] };
const IN_FORCE = bitsOf(1, 2, 3, 4, 65_536, 65_537, 131_071);
const inside = (include: unknown, exclude: unknown, ...flags: readonly MemberBits[]) =>
  idsOf(
    insideBits(segmentSchema.parse({ version: 1, include, exclude }), { inForce: IN_FORCE, flags }),
  );

describe('who is in, worked out of bits', () => {
  it('without a condition is everybody in force', () => {
    expect(inside(null, null)).toEqual([1, 2, 3, 4, 65_536, 65_537, 131_071]);
  });

  it('fits all of a group, or any of it, across chunks that only one of them has', () => {
    const [one, two] = [bitsOf(1, 2, 65_536), bitsOf(2, 3)];
    expect(inside({ join: 'all', items: [tier, tier] }, null, one, two)).toEqual([2]);
    expect(inside({ join: 'any', items: [tier, tier] }, null, one, two)).toEqual([1, 2, 3, 65_536]);
  });

  it('reads conditions in their order through groups and the block of exclusions', () => {
    const include = {
      join: 'all',
      items: [tier, { join: 'any', items: [tier, { join: 'all', items: [tier, tier] }] }],
    };
    const exclude = { join: 'any', items: [tier, tier] };
    const flags = [
      bitsOf(1, 2, 3, 4, 65_537, 131_071),
      bitsOf(1, 65_537),
      bitsOf(2, 3, 4),
      bitsOf(3, 4, 65_536),
      bitsOf(4),
      bitsOf(65_537),
    ];
    expect(inside(include, exclude, ...flags)).toEqual([1, 3]);
  });

  it('has nobody who is not in force, and counts the last bit of a chunk', () => {
    expect(inside({ join: 'any', items: [tier, tier] }, null, bitsOf(5, 9), bitsOf(4))).toEqual([
      4,
    ]);
    expect(countMembers(IN_FORCE)).toBe(7);
    expect(countMembers(new Map())).toBe(0);
  });
});
