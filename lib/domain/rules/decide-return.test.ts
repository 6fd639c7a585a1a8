import { describe, expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { decideReceipt } from './decide-receipt';
import { decideReturn, type KeptLine } from './decide-return';
import type { ActiveRule } from './definition';
import type { CapUse, ReceiptFacts } from './facts';
import { line, perUnit, receipt, rule, UNUSED } from './testing/receipts';

const kept = (lineNo: number, quantity: number, amount: number): KeptLine => ({
  lineNo,
  quantityMilli: BigInt(quantity * 1_000),
  amountMinor: BigInt(amount * 100),
});
const nothingOf = (facts: ReceiptFacts) => facts.lines.map(({ lineNo }) => kept(lineNo, 0, 0));

type Case = {
  rules: readonly ActiveRule[];
  facts: ReceiptFacts;
  left: readonly KeptLine[];
  used?: CapUse;
  takenBack?: number;
  spent?: number;
  givenBack?: number;
};

function giveBackOf({ rules, facts, left, used = UNUSED, ...before }: Case) {
  const { takeBack, giveBack } = decideReturn({
    rules,
    facts,
    used,
    decision: decideReceipt({ rules, facts, used }),
    kept: left,
    takenBack: wholePoints(before.takenBack ?? 0),
    spent: wholePoints(before.spent ?? 0),
    givenBack: wholePoints(before.givenBack ?? 0),
  });
  return { takeBack: Number(takeBack) / 100, giveBack: Number(giveBack) / 100 };
}

describe('a return', () => {
  const RULES = [rule(1, perUnit('1'))];
  const CART = receipt([line(1, 100), line(2, 50)]);

  it('REF-01 of everything takes back the 150 that the receipt earned', () => {
    expect(giveBackOf({ rules: RULES, facts: CART, left: nothingOf(CART) }).takeBack).toBe(150);
  });

  it('of a line takes back what it earned, and no more a second time', () => {
    const left = [kept(2, 0, 0)];
    expect(giveBackOf({ rules: RULES, facts: CART, left }).takeBack).toBe(50);
    expect(giveBackOf({ rules: RULES, facts: CART, left, takenBack: 50 }).takeBack).toBe(0);
  });

  it('REF-04 never takes more than is left of what was earned, nor gives points', () => {
    const left = nothingOf(CART);
    expect(giveBackOf({ rules: RULES, facts: CART, left, takenBack: 140 }).takeBack).toBe(10);
    expect(giveBackOf({ rules: RULES, facts: CART, left, takenBack: 150 }).takeBack).toBe(0);
    expect(giveBackOf({ rules: RULES, facts: CART, left: [], takenBack: 0 }).takeBack).toBe(0);
    const more = [kept(1, 9, 9_999), kept(2, 0, 0)];
    expect(giveBackOf({ rules: RULES, facts: CART, left: more }).takeBack).toBe(50);
  });

  it('that leaves the receipt under the minimum takes back all of it', () => {
    const rules = [
      rule(1, {
        kind: 'earning',
        effect: { kind: 'rate', points: '1', perMinor: '100' },
        when: { leastMinor: '12000' },
      }),
    ];
    expect(giveBackOf({ rules, facts: CART, left: [kept(2, 1, 20)] }).takeBack).toBe(30);
    expect(giveBackOf({ rules, facts: CART, left: [kept(2, 1, 19)] }).takeBack).toBe(150);
  });

  it('REF-04 that would earn more by what is kept gives nothing', () => {
    // The rule that stops the better one does not apply to what is kept.
    const rules = [
      rule(1, {
        kind: 'earning',
        effect: { kind: 'rate', points: '1', perMinor: '1000' },
        stacking: 'stops',
        priority: 1,
        when: { leastMinor: '15000' },
      }),
      rule(2, perUnit('5')),
    ];
    expect(giveBackOf({ rules, facts: CART, left: [kept(2, 0, 0)] }).takeBack).toBe(0);
  });

  it('leaves what the cap had cut off: of 1,250 cut to 1,000 a return of 200 takes nothing', () => {
    const rules = [rule(1, perUnit('1')), rule(2, { kind: 'cap', period: 'day', most: '1000' })];
    const facts = receipt([line(1, 1_250)]);
    expect(giveBackOf({ rules, facts, left: [kept(1, 1, 1_050)] }).takeBack).toBe(0);
    expect(giveBackOf({ rules, facts, left: [kept(1, 1, 900)] }).takeBack).toBe(100);
    const used: CapUse = new Map([[0, { day: wholePoints(400), month: wholePoints(400) }]]);
    expect(giveBackOf({ rules, facts, left: [kept(1, 1, 500)], used }).takeBack).toBe(100);
  });

  it('of two pieces of three takes back 200 of the 300 given for each', () => {
    const rules = [
      rule(1, { kind: 'earning', effect: { kind: 'fixed', points: '100', per: 'unit' } }),
    ];
    const facts = receipt([line(1, 30, { quantityMilli: 3_000n })]);
    expect(giveBackOf({ rules, facts, left: [kept(1, 1, 10)] }).takeBack).toBe(200);
    const two = receipt([line(1, 10), line(2, 10)]);
    // More kept than was bought is what was bought: it does not make up for the other line.
    expect(giveBackOf({ rules, facts: two, left: [kept(1, 2, 20), kept(2, 0, 0)] }).takeBack).toBe(
      100,
    );
  });

  it('of all goods of a fixed award takes it back, of a part of them does not', () => {
    const rules = [
      rule(1, { kind: 'earning', effect: { kind: 'fixed', points: '70', per: 'receipt' } }),
    ];
    expect(giveBackOf({ rules, facts: CART, left: [kept(1, 0, 0)] }).takeBack).toBe(0);
    expect(giveBackOf({ rules, facts: CART, left: nothingOf(CART) }).takeBack).toBe(70);
  });
});

describe('points spent on a receipt', () => {
  const RULES = [
    rule(1, perUnit('1')),
    rule(2, {
      kind: 'spending',
      points: '1',
      minor: '100',
      lines: { except: { categories: ['Tobacco'] } },
    }),
  ];
  const CART = receipt([line(1, 60), line(2, 40), line(3, 100, { category: 'Tobacco' })], {
    paidByPointsMinor: 5_000n,
  });

  it('come back pro rata by the money that they paid of what went back', () => {
    const facts = CART;
    const back = (left: readonly KeptLine[], givenBack = 0) =>
      giveBackOf({ rules: RULES, facts, left, spent: 50, givenBack }).giveBack;
    expect(back([kept(1, 0, 0)])).toBe(30);
    expect(back([kept(3, 0, 0)])).toBe(0);
    expect(back([kept(1, 0, 0), kept(2, 1, 20)], 30)).toBe(10);
    expect(back([kept(1, 0, 0), kept(2, 0, 0)], 30)).toBe(20);
    expect(back(nothingOf(facts), 50)).toBe(0);
  });

  it('what they paid of half of 1.01 is rounded up, so that no part of a kopeck earns twice', () => {
    const facts = receipt([line(1, 1.01)], { paidByPointsMinor: 33n });
    const hundred = rule(1, perUnit('100'));
    // 33 of 101 kopecks; of the 50 that are kept 17, so that 33 earn; 16 of 33 went back.
    expect(giveBackOf({ rules: [hundred], facts, left: [kept(1, 1, 0.5)], spent: 33 })).toEqual({
      takeBack: 68 - 33,
      giveBack: 16,
    });
  });

  it('on what cost no money come back with all of it', () => {
    const facts = receipt([line(1, 0)]);
    const back = (left: readonly KeptLine[]) =>
      giveBackOf({ rules: [], facts, left, spent: 50 }).giveBack;
    expect([back([]), back(nothingOf(facts))]).toEqual([0, 50]);
  });

  it('still do not earn in what is kept: 30 of 60 kept take back 15 of the 30 that they earned', () => {
    expect(giveBackOf({ rules: RULES, facts: CART, left: [kept(1, 1, 30)] }).takeBack).toBe(15);
  });
});
