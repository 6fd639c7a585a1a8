import { toPoints } from '../../shared/points';
import { type Ladder, type LadderJson, ladderSchema } from '../ladder';
import type { DayFact } from '../replay';

/** A ladder by spend from so many units of money each, tier 1 the lowest, judged every night over 12 months, as it is kept. */
export function ladderJson(units: readonly number[]): LadderJson {
  return {
    kind: 'tiers',
    audience: 'everyone',
    bases: ['spend'],
    window: { kind: 'rolling', months: 12 },
    validity: 'window',
    tiers: units.map((from, place) => ({
      tierId: place + 1,
      nameEn: `From ${from}`,
      nameRu: `От ${from}`,
      shape: 'circle',
      colour: 'slate',
      from: { spend: `${from * 100}` },
    })),
  };
}

/** The same as it is used, unless said otherwise. */
export function ladderFrom(units: readonly number[], change: Partial<LadderJson> = {}): Ladder {
  return ladderSchema.parse({ ...ladderJson(units), ...change });
}

/** A day on which so many units of money were spent on one receipt. */
export function spent(on: string, units: number): DayFact {
  return { on, spend: BigInt(Math.round(units * 100)), receipts: 1, points: toPoints(0n) };
}
