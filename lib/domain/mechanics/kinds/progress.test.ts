import { describe, expect, it } from 'vitest';
import type { MechanicJson } from '../definition';
import type { MemberPurchase } from '../facts';
import { bought, member, occasionOf, returned } from '../testing/members';
import { progressOf } from './registry';

const five = ['01', '02', '03', '04', '05'].map((day) => bought(`2026-03-${day}`, 50));
const [first = bought('2026-03-01'), ...others] = five;

const toldOn = (
  on: string,
  occasion: MechanicJson['occasion'],
  purchases: readonly MemberPurchase[] = five,
) => {
  const progress = progressOf(occasionOf(occasion), member({ purchases }), on);
  return progress === null ? null : [progress.of, Number(progress.found), Number(progress.goal)];
};
const today = (occasion: MechanicJson['occasion'], purchases?: readonly MemberPurchase[]) =>
  toldOn('2026-03-20', occasion, purchases);

describe('how far a member has come', () => {
  it('five purchases fill a card of three and put two stamps on the next; one that is returned is missing there', () => {
    expect(today({ is: 'stamps', onCard: 3 })).toEqual(['receipts', 2, 3]);
    const back = [returned(first, '2026-03-10'), ...others];
    expect(today({ is: 'stamps', onCard: 3 }, back)).toEqual(['receipts', 1, 3]);
    expect(today({ is: 'stamps', onCard: 3 }, [])).toEqual(['receipts', 0, 3]);
  });

  it('to the tenth purchase five are done; to the second, which was given once, there is nothing to come', () => {
    expect(today({ is: 'nthPurchase', number: 10 })).toEqual(['receipts', 5, 10]);
    expect(today({ is: 'nthPurchase', number: 2 })).toBeNull();
    expect(today({ is: 'nthPurchase', number: 2, isRepeated: true })).toEqual(['receipts', 1, 2]);
  });

  it('250 of 1,000 are spent in March and nothing yet in April; a goal of 200 is behind them', () => {
    const spend = (minor: string): MechanicJson['occasion'] => ({
      ...{ is: 'challenge', goal: { of: 'spend', minor }, window: { by: 'month' } },
    });
    expect(today(spend('100000'))).toEqual(['spend', 25_000, 100_000]);
    expect(toldOn('2026-04-01', spend('100000'))).toEqual(['spend', 0, 100_000]);
    expect(today(spend('20000'))).toBeNull();
  });

  it('of days that are over, and of a birthday, nothing is told', () => {
    const days = { by: 'days', fromOn: '2026-03-01', throughOn: '2026-03-07' } as const;
    expect(today({ is: 'challenge', goal: { of: 'units', count: 9 }, window: days })).toBeNull();
    expect(
      toldOn('2026-03-07', { is: 'challenge', goal: { of: 'units', count: 9 }, window: days }),
    ).toEqual(['units', 5, 9]);
    expect(today({ is: 'birthday' })).toBeNull();
  });
});
