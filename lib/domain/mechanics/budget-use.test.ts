import { describe, expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { budgetUse, isNearlySpent } from './budget-use';

const SPENT = { points: wholePoints(900), minor: 50_000n, members: 30 };

describe('the use of a budget', () => {
  it('is told in the unit that ends first', () => {
    expect(budgetUse({ budget: { points: '10000', members: 40 } }, SPENT)).toEqual({
      of: 'members',
      spent: 30n,
      most: 40n,
    });
    expect(budgetUse({ budget: { points: '1000', minor: '90000' } }, SPENT)?.of).toBe('points');
  });

  it('is none without a limit', () => {
    expect(budgetUse({}, SPENT)).toBeNull();
  });

  it('says when the end is near', () => {
    expect(isNearlySpent({ of: 'members', spent: 32n, most: 40n })).toBe(true);
    expect(isNearlySpent({ of: 'members', spent: 31n, most: 40n })).toBe(false);
  });
});
