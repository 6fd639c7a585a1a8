import { describe, expect, it } from 'vitest';
import { decideReceipt } from '../rules/decide-receipt';
import type { DefinitionJson } from '../rules/definition';
import { line, receipt, rule, UNUSED } from '../rules/testing/receipts';
import { pointsText } from '../shared/points';
import { decideClaim } from './decide-claim';
import type { BoughtLine } from './return-lines';

type Earning = Extract<DefinitionJson, { kind: 'earning' }>;

/** So many points for each unit of money, under more conditions. */
const earning = (points: string, more: Partial<Earning> = {}): Earning => ({
  kind: 'earning',
  effect: { kind: 'rate', points, perMinor: '100' },
  ...more,
});

const FACTS = receipt([line(1, 600), line(2, 400), line(3, 200)]);

/** The lines as they were bought, with so many units of money back of each. */
const bought = (...back: readonly number[]): readonly BoughtLine[] =>
  FACTS.lines.map(({ lineNo, quantityMilli, amountMinor }, place) => {
    const returnedMinor = BigInt((back[place] ?? 0) * 100);
    const returnedMilli = returnedMinor === amountMinor ? quantityMilli : 0n;
    return { lineNo, quantityMilli, amountMinor, returnedMilli, returnedMinor };
  });

const decide = (
  rules: Parameters<typeof decideClaim>[0]['rules'],
  lines: readonly BoughtLine[],
  back: number,
) =>
  decideClaim({ rules, facts: FACTS, used: UNUSED, bought: lines, backMinor: BigInt(back * 100) });

describe('what a claim earns', () => {
  const RATE = [rule(1, earning('1'))];

  it('of a whole receipt is what the receipt earns, word for word', () => {
    expect(decide(RATE, bought(), 0)).toEqual(
      decideReceipt({ rules: RATE, facts: FACTS, used: UNUSED }),
    );
  });

  it.each([
    ['without the line of 400 that came back: 800', bought(0, 400), 400, '800'],
    ['without 300 of which nobody says what they were: 900', bought(), 300, '900'],
    ['without both: 500', bought(0, 400), 700, '500'],
    ['of a receipt without lines, 300 less: 900', [], 300, '900'],
    ['of one that came back whole: nothing', bought(600, 400, 200), 1_200, '0'],
  ])('%s', (_, lines, back, points) => {
    expect(pointsText(decide(RATE, lines, back).points)).toBe(points);
  });

  it('PTS-18: a threshold of 1,000 is asked of what is kept', () => {
    const when = { leastMinor: '100000' };
    const rules = [rule(1, earning('1', { when }))];
    expect(pointsText(decide(rules, bought(0, 0, 200), 200).points)).toBe('1000');
    expect(pointsText(decide(rules, bought(0, 0, 200), 201).points)).toBe('0');
  });

  it('keeping less never earns more', () => {
    const stops = { when: { leastMinor: '100000' }, stacking: 'stops', priority: 1 } as const;
    const rules = [rule(1, earning('1', stops)), rule(2, earning('5', { priority: 2 }))];
    expect(pointsText(decide(rules, bought(0, 400), 400).points)).toBe('1200');
  });
});
