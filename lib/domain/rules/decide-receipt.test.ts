import { describe, expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { decideReceipt } from './decide-receipt';
import type { Decision } from './decision';
import type { ActiveRule, DefinitionJson } from './definition';
import type { CapUse, ReceiptFacts } from './facts';
import { line, perUnit, receipt, rule, UNUSED } from './testing/receipts';

const decide = (rules: readonly ActiveRule[], facts: ReceiptFacts, used: CapUse = UNUSED) =>
  decideReceipt({ rules, facts, used });
const pointsOf = (rules: readonly ActiveRule[], facts: ReceiptFacts) =>
  Number(decide(rules, facts).points) / 100;
const outcomeOf = ({ outcomes }: Decision, ruleId: number) =>
  outcomes.find((outcome) => outcome.ruleId === ruleId);

const RED = line(1, 12, { article: '123', labels: ['color=red'] });
const BLUE = line(2, 100, { article: '000', labels: ['color=blue'] });
const DELIVERY = line(3, 40, { article: '0001', kind: 'delivery' });
const BASKET = receipt([RED, BLUE, DELIVERY]);
const FOUR: DefinitionJson = {
  kind: 'earning',
  effect: { kind: 'rate', points: '4', perMinor: '100' },
  lines: { delivery: true },
};
const fixed = (points: string, more: object = {}): DefinitionJson => ({
  kind: 'earning',
  effect: { kind: 'fixed', points, per: 'receipt' },
  ...more,
});

describe('a rate', () => {
  it('PTS-01 of 4 for each unit, delivery counted, gives 608 for 12 + 100 + 40', () => {
    expect(pointsOf([rule(1, FOUR)], BASKET)).toBe(608);
  });

  it.each([
    ['PTS-02', 'article 000', { articles: ['000'] }, 208],
    ['PTS-03', 'what is red', { labels: ['color=red'] }, 560],
  ])('%s of 4 without %s gives the rest of it', (_, _what, except, points) => {
    expect(pointsOf([rule(1, { ...FOUR, lines: { delivery: true, except } })], BASKET)).toBe(
      points,
    );
  });

  it('PTS-05 of 10 and one of 4 give 2,128 together', () => {
    const ten = rule(2, { ...FOUR, effect: { kind: 'rate', points: '10', perMinor: '100' } });
    expect(pointsOf([rule(1, FOUR), ten], BASKET)).toBe(2_128);
  });

  it.each([
    ['10000', 608],
    ['30000', 0],
  ])('PTS-09 from %s kopecks on gives %i for 152.00', (leastMinor, points) => {
    expect(pointsOf([rule(1, { ...FOUR, when: { leastMinor } })], BASKET)).toBe(points);
  });

  it('PTS-12 of 1 for each unit gives 19 for 19.99, one of 3 gives 120 for 40.00', () => {
    expect(pointsOf([rule(1, perUnit('1'))], receipt([line(1, 19.99)]))).toBe(19);
    expect(pointsOf([rule(1, perUnit('3'))], receipt([line(1, 40)]))).toBe(120);
  });

  it('PTS-14 of 1 for 1.00 and one of 1 for 2.00 are each rounded: 19 + 9 of 19.99', () => {
    const slow = rule(2, {
      kind: 'earning',
      effect: { kind: 'rate', points: '1', perMinor: '200' },
    });
    expect(pointsOf([rule(1, perUnit('1')), slow], receipt([line(1, 19.99)]))).toBe(28);
  });

  it('gives nothing for delivery and gift cards until it says so', () => {
    const cart = receipt([line(1, 10), line(2, 5, { kind: 'giftCard' }), { ...DELIVERY }]);
    const giftCards = rule(1, { ...FOUR, lines: { giftCards: true } });
    expect(pointsOf([rule(1, perUnit('1'))], cart)).toBe(10);
    expect(pointsOf([giftCards], cart)).toBe(60);
  });

  it('gives nothing for what points paid, unless the terms let it', () => {
    const cart = receipt([line(1, 70), line(2, 30)], { paidByPointsMinor: 5_000n });
    const terms = rule(2, { kind: 'terms', earnsOnPaidByPoints: true });
    const decision = decide([rule(1, perUnit('1'))], cart);
    expect(decision.lines).toEqual([
      { lineNo: 1, basisMinor: 3_500n, points: wholePoints(35) },
      { lineNo: 2, basisMinor: 1_500n, points: wholePoints(15) },
    ]);
    expect(pointsOf([rule(1, perUnit('1')), terms], cart)).toBe(100);
  });

  it('takes what points paid from the lines that the rule of spending lets them pay', () => {
    const cart = receipt([line(1, 70, { category: 'Tobacco' }), line(2, 30), DELIVERY], {
      paidByPointsMinor: 2_000n,
    });
    const spending = rule(2, {
      kind: 'spending',
      points: '1',
      minor: '100',
      lines: { except: { categories: ['Tobacco'] } },
    });
    const basis = ({ lines }: Decision) => lines.map(({ basisMinor }) => Number(basisMinor));
    expect(basis(decide([spending], cart))).toEqual([7_000, 1_000, 4_000]);
    const most = decide([spending], { ...cart, paidByPointsMinor: 999_999n });
    expect(basis(most)).toEqual([0, 0, 0]);
  });
});

describe('a fixed award', () => {
  it('PTS-06 of 200 for article 000 gives 200; of 100 for 123 beside the rate of 4 gives 708', () => {
    const for000 = rule(2, fixed('200', { lines: { only: { articles: ['000'] } } }));
    const for123 = rule(3, fixed('100', { lines: { only: { articles: ['123'] } } }));
    expect(pointsOf([for000], BASKET)).toBe(200);
    expect(pointsOf([rule(1, FOUR), for123], BASKET)).toBe(708);
  });

  it('PTS-13 of 100 for each unit gives 300 for 3 that match', () => {
    const stamps = rule(1, {
      kind: 'earning',
      effect: { kind: 'fixed', points: '100', per: 'unit' },
      lines: { only: { categories: ['Coffee'] } },
    });
    const coffee = { category: 'Coffee', quantityMilli: 1_500n };
    const cart = receipt([line(1, 9, coffee), line(2, 9, coffee), line(3, 50)]);
    expect(pointsOf([stamps], cart)).toBe(300);
    expect(decide([stamps], cart).lines.map(({ points }) => Number(points))).toEqual([
      15_000, 15_000, 0,
    ]);
  });

  it('PTS-27 of 100 from 500 on gives 100 for 550, 550 and 600, whatever they come to', () => {
    const stamp = rule(1, fixed('100', { when: { leastMinor: '50000' } }));
    expect([550, 550, 600].map((sum) => pointsOf([stamp], receipt([line(1, sum)])))).toEqual([
      100, 100, 100,
    ]);
  });
});

describe('conditions', () => {
  it.each([
    [5_000, 'applied'],
    [4_999, 'notMatched'],
  ])('PTS-18 a minimum of 5,000 is met by equality: %i is %s', (sum, status) => {
    const least = rule(1, { ...perUnit('1'), when: { leastMinor: '500000' } } as DefinitionJson);
    expect(outcomeOf(decide([least], receipt([line(1, sum)])), 1)?.status).toBe(status);
  });

  it.each([
    ['2026-11-27', '12:00', true],
    ['2026-11-26', '23:59', false],
    ['2026-11-28', '00:00', false],
  ])('PTS-18 a rule of 27 November holds on %s at %s: %s', (businessDate, clock, holds) => {
    const days = { startsOn: '2026-11-27', endsOn: '2026-11-27' };
    const facts = receipt([line(1, 1)], { businessDate, clock });
    expect(pointsOf([rule(1, perUnit('1'), days)], facts)).toBe(holds ? 1 : 0);
    expect(pointsOf([rule(1, perUnit('1'))], facts)).toBe(1);
  });

  it('PTS-17 a rule that starts in 2099 gives nothing beside 19 of rule 7 and 5 of rule 9', () => {
    const rules = [
      rule(7, perUnit('1')),
      rule(8, perUnit('1'), { startsOn: '2099-01-01' }),
      rule(9, fixed('5')),
    ];
    const { outcomes, points } = decide(rules, receipt([line(1, 19.99)]));
    expect(outcomes.map((outcome) => [outcome.ruleId, Number(outcome.points) / 100])).toEqual([
      [7, 19],
      [8, 0],
      [9, 5],
    ]);
    expect(points).toBe(wholePoints(24));
  });

  it('PTS-25 a purchase of 480 under a threshold of 500 earns nothing and is told why', () => {
    const least = rule(1, fixed('100', { when: { leastMinor: '50000' } }));
    expect(outcomeOf(decide([least], receipt([line(1, 480)])), 1)).toMatchObject({
      status: 'notMatched',
      points: 0n,
      failed: [{ condition: 'leastMinor', wanted: ['50000'], found: ['48000'] }],
    });
  });

  it('are all told when they fail, the first first', () => {
    const picky = rule(
      1,
      fixed('1', {
        when: {
          tiers: [2, 3],
          channels: ['web'],
          weekdays: [6, 7],
          hours: { from: '22:00', to: '06:00' },
          payments: ['cash'],
          leastMinor: '1',
        },
        lines: { only: { categories: ['Coffee'], articles: ['7'] } },
      }),
      { endsOn: '2026-11-26' },
    );
    const facts = receipt([line(1, 5, { category: 'Tea' })], {
      tierId: 1,
      payments: [
        { method: 'card', amountMinor: 500n },
        { method: 'cash', amountMinor: 0n },
      ],
    });
    expect(outcomeOf(decide([picky], facts), 1)?.failed).toEqual([
      { condition: 'period', wanted: ['', '2026-11-26'], found: ['2026-11-27'] },
      { condition: 'tiers', wanted: ['2', '3'], found: ['1'] },
      { condition: 'channels', wanted: ['web'], found: ['store'] },
      { condition: 'weekdays', wanted: ['6', '7'], found: ['5'] },
      { condition: 'hours', wanted: ['22:00', '06:00'], found: ['12:00'] },
      { condition: 'payments', wanted: ['cash'], found: ['card'] },
      {
        condition: 'goods',
        wanted: ['article:7', 'category:Coffee'],
        found: ['category:Tea'],
      },
      { condition: 'leastMinor', wanted: ['1'], found: ['0'] },
    ]);
  });

  it.each([
    ['22:00', '06:00', '21:59', false],
    ['22:00', '06:00', '22:00', true],
    ['22:00', '06:00', '00:00', true],
    ['22:00', '06:00', '05:59', true],
    ['22:00', '06:00', '06:00', false],
    ['10:00', '12:00', '09:59', false],
    ['10:00', '12:00', '10:00', true],
    ['10:00', '12:00', '12:00', false],
  ])('hours from %s to %s at %s: %s', (from, to, clock, holds) => {
    const atHours = rule(1, fixed('1', { when: { hours: { from, to } } }));
    expect(pointsOf([atHours], receipt([line(1, 1)], { clock }))).toBe(holds ? 1 : 0);
  });

  it('of 500 stores name the first 12', () => {
    const stores = Array.from({ length: 500 }, (_, place) => place + 2);
    const [failed] =
      outcomeOf(decide([rule(1, fixed('1', { when: { stores } }))], BASKET), 1)?.failed ?? [];
    expect(failed?.wanted).toEqual(stores.slice(0, 12).map(String));
  });

  it('terms of another day are not those of the receipt', () => {
    const ceil = { kind: 'terms', rounding: 'ceil' } as const;
    const terms = [rule(2, ceil, { endsOn: '2026-11-26' }), rule(3, { kind: 'terms' })];
    const decision = decide([rule(1, perUnit('1')), ...terms], receipt([line(1, 19.99)]));
    expect([decision.termsVersionId, decision.points]).toEqual([30, wholePoints(19)]);
    expect(decide([], receipt([line(1, 1)])).termsVersionId).toBeNull();
  });
});
