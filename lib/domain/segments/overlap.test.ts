import { describe, expect, it } from 'vitest';
import { overlapDefinition, parsePartCell, partCell, partSays, sizeOf } from './overlap';
import { readDefinition } from './read-definition';

describe('parts of an overlap', () => {
  it('are named and read back', () => {
    for (const [ids, mask] of [
      [[12, 7], '10'],
      [[1, 2, 3], '111'],
      [[4, 3, 2, 1], '0001'],
      [[4, 3], '00'],
      [[4, 3], 'any'],
    ] as const) {
      expect(parsePartCell(partCell(ids, mask))).toEqual({ segmentIds: ids, mask });
    }
  });

  it.each(['12-1', '1.2-101', '12-any', '1.1-11', '1.2.3.4.5-11111', '0.1-11', '1.2', ' 1.2-11'])(
    '%s is none',
    (cell) => {
      expect(parsePartCell(cell)).toBeNull();
    },
  );

  it('say who is in: in these, not in those', () => {
    const items = partSays([5, 6, 7], '101');
    expect(items).toEqual([
      { is: 'segment', segments: [5] },
      { is: 'segment', not: true, segments: [6] },
      { is: 'segment', segments: [7] },
    ]);
    const said = { version: 1, include: { join: 'all', items }, exclude: null };
    expect(readDefinition(said).problem).toBeNull();
    expect(readDefinition(overlapDefinition([5, 6])).problem).toBeNull();
  });

  it('come to the sizes of the segments', () => {
    const parts = [
      { mask: '10', members: 5 },
      { mask: '11', members: 3 },
      { mask: '01', members: 1 },
    ];
    expect([0, 1].map((index) => sizeOf({ parts }, index))).toEqual([8, 4]);
  });
});
