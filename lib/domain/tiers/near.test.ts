import { describe, expect, it } from 'vitest';
import type { Ladder } from './ladder';
import { isAboutToLose, isNearNext, reachedBps } from './near';
import { shownOn, type TierFloor } from './shown';
import { NO_STANDING, NOTHING } from './standing';
import { ladderFrom } from './testing/ladders';

const LADDER = ladderFrom([0, 1_000, 5_000]);
const spent = (units: number) => ({ ...NOTHING, spend: BigInt(units * 100) });
const on = (tierId: number) => ({ ...NO_STANDING, tierId });
const asked = { untilOn: '2026-12-31', now: spent(0), later: spent(0) };
const isNear = (ladder: Ladder, looked: Parameters<typeof looks>[0]) =>
  isAboutToLose(ladder, looks(looked));
const looks = ({ floors = [], ...looked }: Looked) => ({
  ...looked,
  shown: shownOn(LADDER, { standing: looked.standing, floors }, '2026-12-01'),
});
type Looked = Omit<Parameters<typeof isAboutToLose>[1], 'shown'> & {
  readonly floors?: readonly TierFloor[];
};

describe('members near a tier', () => {
  it('900 of 1,000 is 90 %, and near when a tenth may be missing', () => {
    const [, silver] = LADDER.tiers;
    if (silver === undefined) throw new Error('the ladder has three tiers');
    expect(reachedBps(LADDER, silver, spent(900))).toBe(9_000);
    expect(reachedBps(LADDER, silver, spent(-5))).toBe(0);
    const near = (units: number, missingBps: number) =>
      isNearNext(LADDER, { step: 0, measure: spent(units), missingBps });
    expect([near(900, 1_000), near(899, 1_000), near(1_000, 1_000)]).toEqual([true, false, false]);
    expect(isNearNext(LADDER, { step: 2, measure: spent(1), missingBps: 9_999 })).toBe(false);
  });

  it('loses a tier of a rolling window when by then too little counts, or while grace runs', () => {
    expect(isNear(LADDER, { ...asked, standing: on(2), now: spent(1_200) })).toBe(true);
    expect(isNear(LADDER, { ...asked, standing: on(2), later: spent(1_000) })).toBe(false);
    const inGrace = { ...on(2), graceUntilOn: '2026-12-10', graceFromOn: '2025-12-01' };
    expect(isNear(LADDER, { ...asked, standing: inGrace, later: spent(1_000) })).toBe(true);
  });

  it('loses nothing that asks nothing, nor what a floor holds', () => {
    expect(isNear(LADDER, { ...asked, standing: on(1) })).toBe(false);
    const floorTo = (untilOn: string) => [{ tierId: 2, fromOn: '2026-11-01', untilOn }];
    const held = (floors: readonly TierFloor[]) =>
      isNear(LADDER, { ...asked, standing: on(2), floors });
    expect([held(floorTo('2026-12-30')), held(floorTo('2026-12-31'))]).toEqual([true, false]);
  });

  it('loses a tier that a floor alone holds with the last day of the floor', () => {
    const given = (untilOn: string) =>
      isNear(LADDER, {
        ...{ ...asked, standing: on(1), floors: [{ tierId: 3, fromOn: '2026-11-01', untilOn }] },
      });
    expect([given('2026-12-30'), given('2026-12-31')]).toEqual([true, false]);
  });

  it('loses a tier of a period when it ends by then and too little counts', () => {
    const ladder = ladderFrom([0, 1_000], {
      window: { kind: 'calendarYear' },
      validity: 'nextPeriod',
    });
    const until = (validUntilOn: string) => ({ ...on(2), validUntilOn });
    expect(isNear(ladder, { ...asked, standing: until('2026-12-30') })).toBe(true);
    expect(isNear(ladder, { ...asked, standing: until('2026-12-31') })).toBe(false);
    const enough = { ...asked, now: spent(1_000), standing: until('2026-12-30') };
    expect(isNear(ladder, enough)).toBe(false);
  });
});
