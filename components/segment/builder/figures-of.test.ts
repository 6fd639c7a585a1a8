import { describe, expect, it } from 'vitest';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { figuresOf } from './figures-of';

describe('figures of the rows', () => {
  it('are those of the conditions that are counted: what is not said wholly has none', () => {
    const share = { is: 'share', percent: 50 } as const;
    const draft: SegmentDraft = {
      version: 1,
      include: {
        join: 'all',
        items: [{ is: 'tier' }, share, { join: 'any', items: [share, share] }],
      },
      exclude: { join: 'any', items: [share] },
    };
    const total = { count: 3, from: 3, to: 3 };
    const figures = figuresOf(draft, {
      isEstimate: false,
      todayOn: '2026-11-20',
      members: 100,
      total,
      alone: [50, 20, 30, 9],
      left: [50, 12, 3],
      tookMs: 1,
      receiptsUpTo: null,
    });
    const of = (path: string) => {
      const found = figures.get(path);
      return found === undefined ? null : [found.alone, found.left, found.before];
    };
    expect(of('include,0')).toBeNull();
    expect(of('include,1')).toEqual([50, 50, 100]);
    expect(of('include,2')).toEqual([null, 12, 50]);
    expect(of('include,2,0')).toEqual([20, null, 50]);
    expect(of('exclude,0')).toEqual([9, 3, 12]);
  });
});
