import { describe, expect, it } from 'vitest';
import { type Definition, type DefinitionJson, definitionSchema, RULE_KINDS } from './definition';
import { MULTIPLIER_MAX_BPS, MULTIPLIER_MIN_BPS } from './multiplier';

const parse = (json: unknown) => definitionSchema.safeParse(json);

const EXAMPLES = {
  earning: {
    kind: 'earning',
    when: {
      tiers: [2],
      weekdays: [6, 7],
      hours: { from: '22:00', to: '06:00' },
      leastMinor: '10000',
    },
    lines: { except: { categories: ['Tobacco'] } },
    effect: { kind: 'rate', points: '1', perMinor: '2000' },
    caps: { day: '500' },
  },
  cap: { kind: 'cap', period: 'receipt', most: '1000' },
  spending: { kind: 'spending', points: '1', minor: '1', least: '500', shareBps: 5_000 },
  discount: {
    kind: 'discount',
    effect: {
      kind: 'ladder',
      over: 'ever',
      steps: [
        { fromMinor: '0', bps: 100 },
        { fromMinor: '1000000', bps: 300 },
      ],
    },
  },
  event: { kind: 'event', event: 'account.created', points: '200', times: 'once' },
  terms: { kind: 'terms' },
  tiers: {
    kind: 'tiers',
    audience: 'everyone',
    bases: ['spend'],
    window: { kind: 'rolling', months: 12 },
    validity: 'window',
    tiers: [
      {
        tierId: 1,
        nameEn: 'Base',
        nameRu: 'Базовый',
        shape: 'circle',
        colour: 'slate',
        from: { spend: '0' },
      },
    ],
  },
  mechanic: {
    kind: 'mechanic',
    occasion: { is: 'birthday', daysBefore: 7, daysAfter: 7 },
    rewards: [{ is: 'points', points: '300', livesDays: 30 }],
  },
} satisfies Record<Definition['kind'], DefinitionJson>;

describe('a rule', () => {
  it.each(RULE_KINDS)(
    'of kind %s is read from its JSON, and names nothing that it does not know',
    (kind) => {
      expect(parse(EXAMPLES[kind]).success).toBe(true);
      expect(parse({ ...EXAMPLES[kind], colour: 'red' }).success).toBe(false);
    },
  );

  it('PTS-13 with a divisor of nothing, or none, cannot be saved', () => {
    const effect = { kind: 'rate', points: '1' };
    expect(parse({ kind: 'earning', effect: { ...effect, perMinor: '0' } }).success).toBe(false);
    expect(parse({ kind: 'earning', effect }).success).toBe(false);
  });

  it('of a multiplier gives more than once and no more than a hundred times', () => {
    const times = (timesBps: number) =>
      parse({ kind: 'earning', effect: { kind: 'multiplier', timesBps } }).success;
    expect(
      [MULTIPLIER_MIN_BPS - 1, MULTIPLIER_MIN_BPS, MULTIPLIER_MAX_BPS, MULTIPLIER_MAX_BPS + 1].map(
        times,
      ),
    ).toEqual([false, true, true, false]);
  });

  it('of a ladder rises with each step', () => {
    const steps = [
      { fromMinor: '0', bps: 300 },
      { fromMinor: '100', bps: 300 },
    ];
    expect(
      parse({ kind: 'discount', effect: { kind: 'ladder', over: 'ever', steps } }).success,
    ).toBe(false);
  });
});
