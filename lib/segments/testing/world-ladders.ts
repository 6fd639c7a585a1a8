import { type LadderJson, ladderSchema } from '@/lib/domain/tiers/ladder';
import { WORLD_RULE } from './small-world';

const named = (tierId: number) => ({
  ...{ tierId, nameEn: `Tier ${tierId}`, nameRu: `Уровень ${tierId}` },
  ...{ shape: 'circle' as const, colour: 'slate' as const },
});

/** Both tiers of the small world, the lower one of which asks something too, by money and receipts of three months. */
const OF_EVERYBODY: LadderJson = {
  kind: 'tiers',
  audience: 'everyone',
  bases: ['spend', 'receipts'],
  window: { kind: 'rolling', months: 3 },
  validity: 'window',
  tiers: [
    { ...named(1), from: { spend: '100', receipts: 1 } },
    { ...named(2), from: { spend: '500', receipts: 4 } },
  ],
};

/**
 * Tiers that no table knows and one that members show who never stood on this ladder, by money for bread or by points of the calendar year;
 * the entry tier asks nothing.
 */
const OF_PERSONS: LadderJson = {
  kind: 'tiers',
  audience: 'person',
  bases: ['spend', 'points'],
  match: 'any',
  lines: { only: { categories: ['Bread'] } },
  window: { kind: 'calendarYear' },
  validity: 'nextPeriod',
  tiers: [
    { ...named(76), from: { spend: '0', points: '0' } },
    { ...named(2), from: { spend: '60', points: '4' } },
    { ...named(77), from: { spend: '90', points: '6' } },
  ],
};

/** Ladders in force in the small world. */
export const WORLD_LADDERS = [OF_EVERYBODY, OF_PERSONS].map((json, place) => ({
  ruleId: WORLD_RULE + place,
  versionId: place + 1,
  startsOn: '2020-01-01',
  endsOn: null,
  definition: ladderSchema.parse(json),
}));
