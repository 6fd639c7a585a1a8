import { describe, expect, it } from 'vitest';
import { type DefinitionJson, definitionSchema } from './definition';
import { definitionJson } from './definition-json';

const RULES: readonly DefinitionJson[] = [
  {
    kind: 'earning',
    when: { leastMinor: '500000', hours: { from: '22:00', to: '06:00' } },
    effect: { kind: 'rate', points: '1.5', perMinor: '10000' },
    caps: { day: '500' },
  },
  { kind: 'spending', points: '1', minor: '100', least: '100', shareBps: 5_000 },
  {
    kind: 'discount',
    effect: { kind: 'ladder', over: 'year', steps: [{ fromMinor: '0', bps: 100 }] },
  },
  { kind: 'discount', effect: { kind: 'amount', minor: '15000' } },
  { kind: 'cap', period: 'month', most: '12000.25' },
  { kind: 'terms', livesDays: null },
  {
    kind: 'tiers',
    audience: 'everyone',
    bases: ['spend', 'points'],
    window: { kind: 'rolling', months: 12 },
    validity: 'window',
    tiers: [
      {
        ...{ tierId: 1, nameEn: 'Silver', nameRu: 'Серебро', shape: 'square', colour: 'silver' },
        from: { spend: '4500000', points: '120.5' },
      },
    ],
  },
];

describe('a definition', () => {
  it.each(RULES)(
    '$kind is written with money in minor units and points as points, and read back the same',
    (json) => {
      const read = definitionSchema.parse(json);
      const written = definitionJson(read);
      expect(written).toMatchObject(json);
      expect(definitionSchema.parse(written)).toEqual(read);
      expect(definitionJson(definitionSchema.parse(written))).toEqual(written);
    },
  );
});
