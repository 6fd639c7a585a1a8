import { type DefinitionJson, definitionSchema } from './definition';
import { definitionJson } from './definition-json';

/** Kinds of rules that can be begun, as people choose them. */
export const MAKES = [
  'rate',
  'multiplier',
  'fixed',
  'cap',
  'spending',
  'share',
  'amount',
  'ladder',
  'event',
  'terms',
] as const;
export type RuleMake = (typeof MAKES)[number];

/** Rules that a programme usually begins with; nothing of them holds before it is approved. */
export const TEMPLATES = [
  'base',
  'tiers',
  'weekend',
  'excluded',
  'dayCap',
  'spending',
  'terms',
  'ladder',
] as const;
export type RuleTemplate = (typeof TEMPLATES)[number];

/** A hundred units of money, as most currencies count them. */
const HUNDRED_MINOR = '10000';

const BEGINNINGS: Readonly<Record<RuleMake, DefinitionJson>> = {
  rate: { kind: 'earning', effect: { kind: 'rate', points: '1', perMinor: HUNDRED_MINOR } },
  multiplier: { kind: 'earning', effect: { kind: 'multiplier', timesBps: 20_000 } },
  fixed: { kind: 'earning', effect: { kind: 'fixed', points: '100', per: 'receipt' } },
  cap: { kind: 'cap', period: 'day', most: '3000' },
  spending: {
    kind: 'spending',
    points: '1',
    minor: '100',
    least: '100',
    shareBps: 5_000,
  },
  share: { kind: 'discount', effect: { kind: 'share', bps: 500 } },
  amount: { kind: 'discount', effect: { kind: 'amount', minor: '20000' } },
  ladder: {
    kind: 'discount',
    effect: {
      kind: 'ladder',
      over: 'year',
      steps: [
        { fromMinor: '1000000', bps: 300 },
        { fromMinor: '3000000', bps: 500 },
        { fromMinor: '10000000', bps: 700 },
      ],
    },
  },
  event: { kind: 'event', event: 'profile.completed', points: '100', times: 'once' },
  terms: { kind: 'terms' },
};

const rateFor = (points: string, tiers: readonly number[]): DefinitionJson => ({
  kind: 'earning',
  when: tiers.length === 0 ? {} : { tiers: [...tiers] },
  effect: { kind: 'rate', points, perMinor: HUNDRED_MINOR },
  stacking: 'best',
});

/** The templates for a programme with these tiers, the lowest first. */
function templatesFor(tiers: readonly number[]): Readonly<Record<RuleTemplate, DefinitionJson>> {
  return {
    base: rateFor('3', []),
    tiers: rateFor('5', tiers.slice(Math.ceil(tiers.length / 2))),
    weekend: {
      kind: 'earning',
      when: { weekdays: [6, 7], formats: ['hypermarket'] },
      effect: { kind: 'multiplier', timesBps: 20_000 },
    },
    excluded: {
      ...rateFor('3', []),
      lines: { except: { categories: ['Tobacco'] } },
    } as DefinitionJson,
    dayCap: BEGINNINGS.cap,
    spending: BEGINNINGS.spending,
    terms: BEGINNINGS.terms,
    ladder: BEGINNINGS.ladder,
  };
}

const whole = (json: DefinitionJson) => definitionJson(definitionSchema.parse(json));

/** What a rule of a make begins with. */
export function beginningOf(make: RuleMake): DefinitionJson {
  return whole(BEGINNINGS[make]);
}

/** A template for a programme with these tiers, the lowest first. */
export function templateOf(template: RuleTemplate, tiers: readonly number[]): DefinitionJson {
  return whole(templatesFor(tiers)[template]);
}
