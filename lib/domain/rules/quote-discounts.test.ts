import { describe, expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { decideReceipt } from './decide-receipt';
import type { ActiveRule, DefinitionJson } from './definition';
import type { Bought, ReceiptFacts } from './facts';
import { discountedFacts, quoteDiscounts } from './quote-discounts';
import { line, perUnit, receipt, rule, UNUSED } from './testing/receipts';

type Discount = Extract<DefinitionJson, { kind: 'discount' }>;
type More = Partial<Omit<Discount, 'kind' | 'effect'>>;
const share = (bps: number, more: More = {}): DefinitionJson => ({
  kind: 'discount',
  effect: { kind: 'share', bps },
  ...more,
});
const amount = (minor: string, more: More = {}): DefinitionJson => ({
  kind: 'discount',
  effect: { kind: 'amount', minor },
  ...more,
});
const LADDER: DefinitionJson = {
  kind: 'discount',
  effect: {
    kind: 'ladder',
    over: 'ever',
    steps: [
      { fromMinor: '100000', bps: 300 },
      { fromMinor: '500000', bps: 500 },
    ],
  },
};
const STRANGER: Bought = { everMinor: 0n, yearMinor: 0n };
const ORDER = receipt([line(1, 100)]);
const quote = (rules: readonly ActiveRule[], facts: ReceiptFacts = ORDER, bought = STRANGER) =>
  quoteDiscounts({ rules, facts, bought });
const told = (rules: readonly ActiveRule[], facts?: ReceiptFacts) =>
  quote(rules, facts).outcomes.map(({ ruleId, status, by, minor }) => [
    ruleId,
    status,
    by,
    Number(minor),
  ]);
const COFFEE = { only: { categories: ['Coffee'] } };
const CART = receipt([line(1, 30, { category: 'Coffee' }), line(2, 70)]);

describe('discounts', () => {
  it('PTS-21 come before points: 10% off 100 pays 90 and earns 90', () => {
    const rules = [rule(1, share(1_000)), rule(2, perUnit('1'))];
    const discounts = quote(rules);
    expect(discounts.dueMinor).toBe(9_000n);
    const facts = discountedFacts(ORDER, discounts);
    expect(decideReceipt({ rules, facts, used: UNUSED }).points).toBe(wholePoints(90));
  });

  it.each([
    [50, 4_000n],
    [100, 0n],
    [0, 9_000n],
  ])(
    'RED-14 a gift card of %i is payment: 10%% is of 100 all the same, %i is left to pay',
    (card, due) => {
      const payments = [{ method: 'giftCard', amountMinor: BigInt(card * 100) }] as const;
      const discounts = quote([rule(1, share(1_000))], receipt([line(1, 100)], { payments }));
      expect(discounts).toMatchObject({ minor: 1_000n, totalMinor: 9_000n, dueMinor: due });
    },
  );

  it.each([
    [99_999n, 0n, null],
    [100_000n, 300n, 300],
    [499_999n, 300n, 300],
    [500_000n, 500n, 500],
  ])('a ladder of who bought for %i before takes %i of 100.00', (everMinor, minor, bps) => {
    const [outcome] = quote([rule(1, LADDER)], ORDER, { everMinor, yearMinor: 0n }).outcomes;
    expect([outcome?.minor, outcome?.bps || null, outcome?.status]).toEqual([
      minor,
      bps,
      minor > 0n ? 'applied' : 'nothing',
    ]);
  });

  it('the best share of each line holds', () => {
    const rules = [
      rule(1, share(500)),
      rule(2, share(2_000, { lines: COFFEE })),
      rule(3, share(100)),
    ];
    expect(told(rules, CART)).toEqual([
      [1, 'applied', null, 350],
      [2, 'applied', null, 600],
      [3, 'outdone', 2, 0],
    ]);
  });

  it.each([
    [
      '951',
      [
        [1, 'outdone', 3, 0],
        [2, 'outdone', 3, 0],
        [3, 'applied', null, 951],
      ],
    ],
    [
      '950',
      [
        [1, 'applied', null, 350],
        [2, 'applied', null, 600],
        [3, 'outdone', 1, 0],
      ],
    ],
  ])('an amount of %s holds against shares of 950 when it takes more', (minor, outcomes) => {
    const rules = [
      rule(1, share(500)),
      rule(2, share(2_000, { lines: COFFEE })),
      rule(3, amount(minor)),
    ];
    expect(told(rules, CART)).toEqual(outcomes);
  });

  it('of amounts that are best the larger holds', () => {
    expect(told([rule(1, amount('500')), rule(2, amount('700'))])).toEqual([
      [1, 'outdone', 2, 0],
      [2, 'applied', null, 700],
    ]);
  });

  it('of equal amounts the first holds', () => {
    const status = told([rule(1, amount('500')), rule(2, amount('500'))]).map((one) => one[1]);
    expect(status).toEqual(['applied', 'outdone']);
  });

  it('that add are of the price before any, and never take more than a line', () => {
    const adds = { stacking: 'adds' } as const;
    expect(quote([rule(1, share(1_000, adds)), rule(2, share(1_000, adds))]).minor).toBe(2_000n);
    const rules = [
      rule(1, share(9_000, adds)),
      rule(2, share(9_000, { ...adds, lines: COFFEE })),
      rule(3, amount('99999', adds)),
    ];
    expect(told(rules, CART)).toEqual([
      [1, 'applied', null, 9_000],
      [2, 'applied', null, 300],
      [3, 'applied', null, 700],
    ]);
    expect(quote(rules, CART).lines.map(({ afterMinor }) => afterMinor)).toEqual([0n, 0n]);
  });

  it('one that stops leaves later ones its other lines', () => {
    const rules = [
      rule(1, share(100, { stacking: 'stops', priority: 1, lines: COFFEE })),
      rule(2, share(1_000)),
    ];
    expect(told(rules, CART)).toEqual([
      [1, 'applied', null, 30],
      [2, 'applied', null, 700],
    ]);
  });

  it('a share is rounded once, half up, and spread: 10% of three times 0.15 is 0.05', () => {
    const cheap = receipt([line(1, 0.15), line(2, 0.15), line(3, 0.15)]);
    expect(quote([rule(1, share(1_000))], cheap).lines.map(({ minor }) => minor)).toEqual([
      2n,
      2n,
      1n,
    ]);
  });

  it('tell why not', () => {
    const [outcome] = quote([rule(1, share(500, { when: { leastMinor: '10001' } }))]).outcomes;
    expect(outcome).toMatchObject({
      status: 'notMatched',
      failed: [{ condition: 'leastMinor', wanted: ['10001'], found: ['10000'] }],
      minor: 0n,
    });
  });
});
