import { describe, expect, it } from 'vitest';
import { valueAt, withValue } from './mechanic-edits';

const DRAFT = { rewards: [{ is: 'points', points: '10' }], budget: { points: '5' } };

describe('edits of a mechanic', () => {
  it('read and write a place, also within a list', () => {
    expect(valueAt(DRAFT, 'rewards.0.points')).toBe('10');
    expect(valueAt(DRAFT, 'rewards.1.points')).toBeUndefined();
    expect(withValue(DRAFT, 'rewards.0.points', '20')).toEqual({
      ...DRAFT,
      rewards: [{ is: 'points', points: '20' }],
    });
  });

  it('take a value out, and begin what was not there', () => {
    expect(withValue(DRAFT, 'budget.points', undefined)).toEqual({ ...DRAFT, budget: {} });
    expect(withValue(DRAFT, 'perMember.times.most', 2)).toEqual({
      ...DRAFT,
      perMember: { times: { most: 2 } },
    });
  });
});
