import { describe, expect, it } from 'vitest';
import { budgetPace, tightest } from './budget-pace';

const budget = (spent: bigint, most: bigint) => ({ of: 'points' as const, spent, most });
const paced = (spent: bigint, lately: bigint) =>
  budgetPace(budget(spent, 1_000n), { lately, todayOn: '2026-11-28' });

describe('how long a budget lasts', () => {
  it('300 of 1,000 left at 70 in seven days: thirty more days', () => {
    expect(paced(700n, 70n)).toMatchObject({ endsOn: '2026-12-28', isUsedUp: false });
  });

  it('used up is today; nothing spent lately, or more than a year, is no day', () => {
    expect(paced(1_000n, 70n)).toMatchObject({ endsOn: '2026-11-28', isUsedUp: true });
    expect(paced(10n, 0n)).toMatchObject({ endsOn: null, isUsedUp: false });
    expect(paced(10n, 1n)).toMatchObject({ endsOn: null, isUsedUp: false });
  });

  it('of several the one with the greatest part spent counts', () => {
    expect(tightest([budget(5n, 100n), budget(1n, 10n)])).toEqual(budget(1n, 10n));
    expect(tightest([])).toBeNull();
  });
});
