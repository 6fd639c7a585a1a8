import { describe, expect, it } from 'vitest';
import { pairsWorthOffering, type TwoCategories } from './category-pairs';

const two = (bought: string, offered: string, members: number): TwoCategories => ({
  ...{ bought, offered, members, halfDays: 9, mostDays: 30 },
});
const ofOne = new Map([
  ['bread', 400],
  ['cheese', 200],
  ['wine', 500],
  ['salt', 10],
]);
const counts = {
  buyers: 1_000,
  ofOne,
  ofTwo: [
    two('bread', 'cheese', 160),
    two('cheese', 'bread', 160),
    two('bread', 'wine', 205),
    two('wine', 'bread', 205),
    two('salt', 'cheese', 3),
  ],
};

describe('pairs of categories', () => {
  it('are those that go together oftener than usual, what an offer could bring first', () => {
    expect(pairsWorthOffering(counts, 32)).toEqual([
      {
        ...{ bought: 'bread', offered: 'cheese', halfDays: 9, mostDays: 30 },
        ...{ shareBps: 4_000, usualBps: 2_000, without: 240 * 32 },
      },
      {
        ...{ bought: 'cheese', offered: 'bread', halfDays: 9, mostDays: 30 },
        ...{ shareBps: 8_000, usualBps: 4_000, without: 40 * 32 },
      },
    ]);
  });

  it('are none where so few were seen that it may be chance, and of nothing', () => {
    const few = { ...counts, ofTwo: [two('salt', 'cheese', 3)] };
    expect(pairsWorthOffering(few, 1)).toEqual([]);
    expect(pairsWorthOffering({ buyers: 0, ofOne: new Map(), ofTwo: [] }, 1)).toEqual([]);
  });
});
