import { describe, expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { decideReceipt } from './decide-receipt';
import type { ActiveRule, DefinitionJson } from './definition';
import type { CapUse } from './facts';
import { line, perUnit, receipt, rule, UNUSED } from './testing/receipts';

const capped = (caps: object): DefinitionJson => ({ ...perUnit('1'), caps }) as DefinitionJson;
const cap = (most: string, period: 'receipt' | 'day' | 'month'): DefinitionJson => ({
  kind: 'cap',
  period,
  most,
});
const usedBy = (ruleId: number, day: number, month: number): CapUse =>
  new Map([[ruleId, { day: wholePoints(day), month: wholePoints(month) }]]);
const CART = receipt([line(1, 750), line(2, 500)]);
const decide = (rules: readonly ActiveRule[], used: CapUse = UNUSED) =>
  decideReceipt({ rules, facts: CART, used });

describe("a rule's own caps", () => {
  it('of a receipt trim it and its lines, and say so', () => {
    const [outcome] = decide([rule(1, capped({ receipt: '1000' }))]).outcomes;
    expect(outcome).toMatchObject({
      status: 'applied',
      points: wholePoints(1_000),
      lines: [
        { lineNo: 1, points: wholePoints(600) },
        { lineNo: 2, points: wholePoints(400) },
      ],
      trims: [{ by: 'receipt', ruleId: 1, from: wholePoints(1_250), to: wholePoints(1_000) }],
    });
  });

  it.each([
    [{ day: '500' }, usedBy(1, 400, 400), 100],
    [{ month: '500' }, usedBy(1, 0, 500), 0],
    [{ day: '500' }, usedBy(2, 400, 400), 500],
    [{ day: '500' }, usedBy(1, 900, 900), 0],
    [{ day: '2000' }, usedBy(1, 700, 700), 1_250],
  ])('%o leave what was not earned by the rule before', (caps, used, points) => {
    const decision = decide([rule(1, capped(caps))], used);
    expect(decision.points).toBe(wholePoints(points));
    expect(decision.outcomes[0]?.status).toBe(points > 0 ? 'applied' : 'nothing');
  });

  it.each(['best', 'stops'] as const)(
    'that are used up let others give: %s at 5 for each unit, 500 a month',
    (stacking) => {
      const better: DefinitionJson = {
        kind: 'earning',
        effect: { kind: 'rate', points: '5', perMinor: '100' },
        ...{ stacking, priority: 1, caps: { month: '500' } },
      };
      const plain = { ...perUnit('1'), stacking: 'best' } as DefinitionJson;
      const rules = [rule(1, better), rule(2, plain)];
      const told = (used: CapUse) =>
        decide(rules, used).outcomes.map(({ status, points }) => [status, Number(points) / 100]);
      expect(told(usedBy(1, 0, 499))).toEqual([
        ['applied', 1],
        [stacking === 'best' ? 'outdone' : 'stopped', 0],
      ]);
      expect(told(usedBy(1, 0, 500))).toEqual([
        ['nothing', 0],
        ['applied', 1_250],
      ]);
    },
  );

  it('leave a trim each, the receipt first', () => {
    const [outcome] = decide(
      [rule(1, capped({ receipt: '1000', month: '600' }))],
      usedBy(1, 0, 100),
    ).outcomes;
    expect(outcome?.trims.map(({ by, from, to }) => [by, from, to])).toEqual([
      ['receipt', wholePoints(1_250), wholePoints(1_000)],
      ['month', wholePoints(1_000), wholePoints(500)],
    ]);
  });
});

describe('a cap over all rules', () => {
  it('PTS-26 of 1,000 a receipt leaves 1,000 of 1,250: a balance of 2,000 grows to 3,000', () => {
    const { points, outcomes } = decide([rule(1, perUnit('1')), rule(2, cap('1000', 'receipt'))]);
    expect(wholePoints(2_000) + points).toBe(wholePoints(3_000));
    const trim = {
      by: 'receipt',
      ruleId: 2,
      from: wholePoints(1_250),
      to: wholePoints(1_000),
    };
    expect(outcomes.map(({ status, trims }) => [status, trims])).toEqual([
      ['applied', [trim]],
      ['applied', [trim]],
    ]);
  });

  it('takes from what was judged last', () => {
    const gift = rule(2, {
      kind: 'earning',
      effect: { kind: 'fixed', points: '300', per: 'receipt' },
    });
    const { outcomes } = decide([gift, rule(1, perUnit('1')), rule(3, cap('1400', 'day'))]);
    expect(outcomes.map(({ ruleId, points }) => [ruleId, points])).toEqual([
      [1, wholePoints(1_250)],
      [2, wholePoints(150)],
      [3, wholePoints(0)],
    ]);
  });

  it('counts what all rules gave before in the day or the month', () => {
    const rules = [rule(1, perUnit('1')), rule(2, cap('1500', 'month'))];
    expect(decide(rules, usedBy(0, 0, 400)).points).toBe(wholePoints(1_100));
    expect(decide(rules, usedBy(0, 0, 1_500)).outcomes.map(({ status }) => status)).toEqual([
      'nothing',
      'applied',
    ]);
  });

  it('is not for a receipt that it does not name', () => {
    const silver: DefinitionJson = { kind: 'cap', period: 'day', most: '1', when: { tiers: [2] } };
    const { points, outcomes } = decide([rule(1, perUnit('1')), rule(2, silver)]);
    expect([points, outcomes[1]?.status]).toEqual([wholePoints(1_250), 'notMatched']);
  });
});
