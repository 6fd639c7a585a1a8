import { describe, expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { decideReceipt } from './decide-receipt';
import type { ActiveRule, DefinitionJson } from './definition';
import { line, perUnit, receipt, rule, UNUSED } from './testing/receipts';

type Earning = Extract<DefinitionJson, { kind: 'earning' }>;
type More = Partial<Omit<Earning, 'kind' | 'effect'>>;

const rate = (points: string, more: More = {}): DefinitionJson =>
  ({ ...perUnit(points), ...more }) as DefinitionJson;
const times = (timesBps: number, more: More = {}): DefinitionJson => ({
  kind: 'earning',
  effect: { kind: 'multiplier', timesBps },
  ...more,
});
const fixed = (points: string, more: More = {}): DefinitionJson => ({
  kind: 'earning',
  effect: { kind: 'fixed', points, per: 'receipt' },
  ...more,
});
const COFFEE = { only: { categories: ['Coffee'] } };

const CART = receipt([line(1, 30, { category: 'Coffee' }), line(2, 70)]);
const decide = (rules: readonly ActiveRule[]) =>
  decideReceipt({ rules, facts: CART, used: UNUSED });
const told = (rules: readonly ActiveRule[]) =>
  decide(rules).outcomes.map(({ ruleId, status, by, points }) => [
    ruleId,
    status,
    by,
    Number(points) / 100,
  ]);

describe('multipliers', () => {
  it('x2 and x3 that add give four times what the rate gave', () => {
    const rules = [rule(1, rate('1')), rule(2, times(20_000)), rule(3, times(30_000))];
    expect(decide(rules).points).toBe(wholePoints(400));
  });

  it('count for their lines alone', () => {
    const rules = [rule(1, rate('1')), rule(2, times(20_000, { lines: COFFEE }))];
    expect(decide(rules).lines.map(({ points }) => Number(points) / 100)).toEqual([60, 70]);
  });

  it('do not multiply fixed awards, and take a rate as its own cap left it', () => {
    const rules = [
      rule(1, rate('1', { caps: { receipt: '50' } })),
      rule(2, times(20_000)),
      rule(3, fixed('7')),
    ];
    expect(told(rules)).toEqual([
      [1, 'applied', null, 50],
      [2, 'applied', null, 50],
      [3, 'applied', null, 7],
    ]);
  });

  it('of which the best stays leave each line to it', () => {
    const rules = [
      rule(1, rate('1')),
      rule(2, times(20_000, { stacking: 'best' })),
      rule(3, times(30_000, { stacking: 'best', lines: COFFEE })),
      rule(4, times(15_000, { stacking: 'best' })),
    ];
    expect(told(rules)).toEqual([
      [1, 'applied', null, 100],
      [2, 'applied', null, 70],
      [3, 'applied', null, 60],
      [4, 'outdone', 3, 0],
    ]);
  });
});

describe('best', () => {
  it('of equal rates the one of lower priority number stays, then of lower id', () => {
    const best = { stacking: 'best' } as const;
    const rules = [
      rule(1, rate('2', best)),
      rule(2, rate('2', { ...best, priority: 50 })),
      rule(3, rate('2', { ...best, priority: 50 })),
    ];
    expect(told(rules)).toEqual([
      [2, 'applied', null, 200],
      [3, 'outdone', 2, 0],
      [1, 'outdone', 2, 0],
    ]);
  });

  it('stands beside those that add', () => {
    const rules = [
      rule(1, rate('1')),
      rule(2, rate('2', { stacking: 'best' })),
      rule(3, rate('3', { stacking: 'best' })),
    ];
    expect(decide(rules).points).toBe(wholePoints(400));
  });

  it('of fixed awards one stays for the whole receipt', () => {
    const rules = [
      rule(1, fixed('10', { stacking: 'best' })),
      rule(2, fixed('20', { stacking: 'best', lines: COFFEE })),
    ];
    expect(told(rules)).toEqual([
      [1, 'outdone', 2, 0],
      [2, 'applied', null, 20],
    ]);
    const equal = [1, 2].map((id) => rule(id, fixed('10', { stacking: 'best' })));
    expect(told(equal)).toEqual([
      [1, 'applied', null, 10],
      [2, 'outdone', 1, 0],
    ]);
  });
});

describe('a rule that stops', () => {
  it('leaves rules of higher priority numbers the lines that it does not count', () => {
    const rules = [
      rule(1, rate('5', { stacking: 'stops', priority: 10, lines: COFFEE })),
      rule(2, rate('1')),
      rule(3, rate('1', { lines: COFFEE })),
      rule(4, rate('1', { priority: 10 })),
    ];
    expect(told(rules)).toEqual([
      [1, 'applied', null, 150],
      [4, 'applied', null, 100],
      [2, 'applied', null, 70],
      [3, 'stopped', 1, 0],
    ]);
  });

  it('does not when it does not apply, and not in another stage', () => {
    const absent = rate('5', { stacking: 'stops', priority: 1, when: { tiers: [9] } });
    expect(told([rule(1, absent), rule(2, rate('1'))])).toEqual([
      [1, 'notMatched', null, 0],
      [2, 'applied', null, 100],
    ]);
    const rules = [rule(1, rate('5', { stacking: 'stops', priority: 1 })), rule(2, fixed('3'))];
    expect(decide(rules).points).toBe(wholePoints(503));
  });

  it('and is itself stopped does not stop others', () => {
    const rules = [
      rule(1, rate('3', { stacking: 'stops', priority: 1, lines: COFFEE })),
      rule(2, rate('2', { stacking: 'stops', priority: 2 })),
      rule(3, rate('1', { priority: 3 })),
    ];
    expect(told(rules)).toEqual([
      [1, 'applied', null, 90],
      [2, 'applied', null, 140],
      [3, 'stopped', 1, 0],
    ]);
  });
});
