import { describe, expect, it } from 'vitest';
import { toPoints, wholePoints } from '../shared/points';
import type { DefinitionJson } from './definition';
import type { ReceiptFacts } from './facts';
import { quoteSpending } from './quote-spending';
import { line, receipt, rule } from './testing/receipts';

type Spending = Extract<DefinitionJson, { kind: 'spending' }>;
const spending = (more: Partial<Spending>): DefinitionJson => ({
  kind: 'spending',
  points: '1',
  minor: '1',
  ...more,
});
const ORDER = receipt([line(1, 100)]);

type Asked = { facts?: ReceiptFacts; have: number | null; want: number | null };
const quote = (definition: DefinitionJson, { facts = ORDER, have, want }: Asked) => {
  const { points, minor, most, refusal } = quoteSpending({
    rules: [rule(1, definition)],
    facts,
    available: have === null ? null : wholePoints(have),
    wanted: want === null ? null : wholePoints(want),
  });
  return { points: Number(points) / 100, minor: Number(minor), most: Number(most) / 100, refusal };
};

describe('RED-04 with 1 point as 0.01, at least 500, at most half of an order of 100.00', () => {
  const HALF = spending({ least: '500', shareBps: 5_000 });

  it.each([
    [5_000, 1_000, 1_000],
    [700, 1_000, 700],
    [5_000, 10_000, 5_000],
    [9_000, 10_000, 5_000],
    [9_000, null, 5_000],
  ])('who has %i and wants %s spends %i', (have, want, points) => {
    expect(quote(HALF, { have, want })).toMatchObject({ points, minor: points, refusal: null });
  });

  it.each([
    [499, 1_000, 'belowLeast'],
    [5_000, 499, 'belowLeast'],
    [0, null, 'belowLeast'],
  ])('who has %i and wants %s is refused: %s', (have, want, refusal) => {
    expect(quote(HALF, { have, want })).toMatchObject({ points: 0, minor: 0, refusal });
  });
});

describe('a quote of spending', () => {
  it('RED-06 lets a guest pay nothing, and one who wants nothing pay nothing', () => {
    expect(quote(spending({}), { have: null, want: 100 })).toMatchObject({
      points: 0,
      refusal: 'guest',
    });
    expect(quote(spending({}), { have: 500, want: 0 })).toEqual({
      points: 0,
      minor: 0,
      most: 500,
      refusal: null,
    });
  });

  it('RED-08 who has 10 cannot spend 20 where 20 is the least, and can where 10 is', () => {
    expect(quote(spending({ least: '20' }), { have: 10, want: 20 }).refusal).toBe('belowLeast');
    expect(quote(spending({ least: '10' }), { have: 10, want: 10 }).points).toBe(10);
  });

  it('goes in whole steps: of 970 by hundreds 900, a least of 250 is 300', () => {
    const hundreds = spending({ step: '100', least: '250' });
    expect(quote(hundreds, { have: 970, want: null })).toMatchObject({ points: 900, minor: 900 });
    expect(quote(hundreds, { have: 290, want: null }).refusal).toBe('belowLeast');
    expect(quote(hundreds, { have: 970, want: 399 }).points).toBe(300);
    const asked = { rules: [rule(1, hundreds)], facts: ORDER, available: null, wanted: null };
    expect(quoteSpending(asked).least).toBe(wholePoints(300));
  });

  it('takes no more points than the money needs: 3 points pay 0.01, of 101 it takes 99', () => {
    const cheap = spending({ points: '3', minor: '1' });
    expect(quote(cheap, { have: 101, want: null })).toMatchObject({ points: 99, minor: 33 });
    expect(quote(cheap, { have: 2, want: null }).refusal).toBe('belowLeast');
  });

  it('in roubles leaves the kopecks to money: 1 point as 1.00 on 50% of 100.99 is 50', () => {
    const rouble = spending({ minor: '100', shareBps: 5_000 });
    const facts = receipt([line(1, 100.99)]);
    expect(quote(rouble, { facts, have: 900, want: null })).toMatchObject({
      points: 50,
      minor: 5_000,
    });
  });

  it('pays for the lines of its rule alone, and says when there is nothing to pay', () => {
    const noTobacco = spending({ lines: { except: { categories: ['Tobacco'] } } });
    const tobacco = line(2, 30, { category: 'Tobacco' });
    const mixed = receipt([line(1, 20), tobacco, line(3, 9, { kind: 'delivery' })]);
    expect(quote(noTobacco, { facts: mixed, have: 9_000, want: null }).points).toBe(2_000);
    expect(quote(noTobacco, { facts: receipt([tobacco]), have: 9, want: 9 }).refusal).toBe(
      'nothingToPay',
    );
  });

  it('is by the rule of the lowest priority number that is for the receipt, and tells why others are not', () => {
    const rules = [
      rule(1, spending({ when: { tiers: [3] }, priority: 10, shareBps: 9_000 })),
      rule(2, spending({ shareBps: 3_000 })),
    ];
    const facts = (tierId: number) => receipt([line(1, 100)], { tierId });
    const asked = { rules, available: wholePoints(99_999), wanted: null };
    expect(quoteSpending({ ...asked, facts: facts(3) })).toMatchObject({
      ruleId: 1,
      most: wholePoints(9_000),
      unmet: [],
    });
    expect(quoteSpending({ ...asked, facts: facts(1) })).toMatchObject({
      ruleId: 2,
      most: wholePoints(3_000),
      unmet: [{ ruleId: 1, failed: [{ condition: 'tiers', wanted: ['3'], found: ['1'] }] }],
    });
  });

  it('without a rule that holds is refused', () => {
    const asked = { facts: ORDER, available: toPoints(500n), wanted: null };
    expect(quoteSpending({ ...asked, rules: [] }).refusal).toBe('noRule');
    const web = rule(1, spending({ when: { channels: ['web'] } }));
    expect(quoteSpending({ ...asked, rules: [web] }).refusal).toBe('noRule');
    const large = rule(1, spending({ when: { leastMinor: '10001' } }));
    expect(quoteSpending({ ...asked, rules: [large] }).refusal).toBe('noRule');
  });
});
