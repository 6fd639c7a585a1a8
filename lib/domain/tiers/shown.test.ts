import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../shared/calendar';
import type { Ladder, LadderJson } from './ladder';
import { type DayFact, replayStanding } from './replay';
import { floorStep, shownOn, type TierFloor } from './shown';
import { NO_STANDING } from './standing';
import { ladderFrom, spent } from './testing/ladders';

const JOINED = '2025-01-10';
const CALENDAR: Partial<LadderJson> = { window: { kind: 'calendarYear' }, validity: 'nextPeriod' };
const LADDER = ladderFrom([0, 1_000, 5_000], CALENDAR);
const floor = (tierId: number, fromOn: string, untilOn: string): TierFloor => ({
  ...{ tierId, fromOn, untilOn },
});

/** What is shown on a day by who did these things, and what stands beneath it. */
function onDay(ladder: Ladder, facts: readonly DayFact[], floors: readonly TierFloor[]) {
  return (on: string) => {
    const { standing } = replayStanding({
      versions: [{ startsOn: '2025-01-01', ladder }],
      facts: facts.filter((fact) => fact.on <= on),
      climber: { joinedOn: JOINED },
      throughOn: on,
    });
    const shown = shownOn(ladder, { standing, floors }, on);
    return { ...shown, tierId: ladder.tiers[shown.step]?.tierId, standing };
  };
}

describe('a floor', () => {
  it('TIER-02 is gone above by who buys enough, and changes nothing for who is on its tier', () => {
    const ladder = ladderFrom([0, 20, 30]);
    const floors = [floor(2, '2026-01-20', '2026-12-31')];
    expect(onDay(ladder, [], floors)('2026-01-19').tierId).toBe(1);
    expect(onDay(ladder, [], floors)('2026-01-20').tierId).toBe(2);
    expect(onDay(ladder, [spent('2026-02-01', 40)], floors)('2026-02-01').tierId).toBe(3);
    expect(onDay(ladder, [spent('2026-02-01', 21)], floors)('2026-02-01').tierId).toBe(2);
  });

  it('above a tier with a period left gives that tier back, with its own last day', () => {
    const shown = onDay(
      LADDER,
      [spent('2025-06-01', 1_200)],
      [floor(3, '2026-02-01', '2026-06-30')],
    );
    expect(shown('2026-01-31')).toMatchObject({ tierId: 2, validUntilOn: '2026-12-31' });
    expect(shown('2026-06-30')).toMatchObject({
      ...{ tierId: 3, sinceOn: '2026-02-01', validUntilOn: '2026-06-30' },
      floorUntilOn: '2026-06-30',
      standing: { tierId: 2, sinceOn: '2025-06-01', validUntilOn: '2026-12-31' },
    });
    expect(shown('2026-07-01')).toMatchObject({
      ...{ tierId: 2, sinceOn: '2025-06-01', validUntilOn: '2026-12-31', floorUntilOn: null },
    });
    expect(shown('2027-01-01').tierId).toBe(1);
  });

  it('ends with its last day, whatever a period is, when nothing stands beneath', () => {
    const shown = onDay(LADDER, [], [floor(2, '2026-02-01', '2026-06-30')]);
    expect([shown('2026-06-30').tierId, shown('2026-07-01').tierId]).toEqual([2, 1]);
  });

  it('below the own tier is not seen, and holds when that falls', () => {
    const shown = onDay(
      LADDER,
      [spent('2025-06-01', 6_000)],
      [floor(2, '2026-02-01', '2027-03-31')],
    );
    expect(shown('2026-12-31')).toMatchObject({ tierId: 3, floorUntilOn: null });
    expect(shown('2027-01-01')).toMatchObject({ tierId: 2, floorUntilOn: '2027-03-31' });
    expect(shown('2027-04-01').tierId).toBe(1);
  });

  it('TIER-12 of the own tier moves its last day, and takes nothing from a year that proves it again', () => {
    const extension = [floor(2, '2026-05-01', '2027-02-28')];
    const facts = [spent('2025-06-01', 1_200)];
    expect(onDay(LADDER, facts, [])('2026-05-01').validUntilOn).toBe('2026-12-31');
    const shown = onDay(LADDER, facts, extension);
    expect(shown('2026-05-01')).toMatchObject({ validUntilOn: '2027-02-28', step: 1, ownStep: 1 });
    expect([shown('2027-02-28').tierId, shown('2027-03-01').tierId]).toEqual([2, 1]);
    const again = onDay(LADDER, [...facts, spent('2026-12-30', 1_000)], extension);
    expect(again('2027-03-01')).toMatchObject({ tierId: 2, validUntilOn: '2027-12-31' });
  });

  it('of two the higher is shown, each to its own last day', () => {
    const floors = [floor(3, '2026-02-01', '2026-03-31'), floor(2, '2026-02-15', '2026-06-30')];
    const shown = onDay(LADDER, [], floors);
    const days = ['2026-02-20', '2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'];
    expect(days.map((day) => shown(day).tierId)).toEqual([3, 3, 2, 2, 1]);
    const twice = [floor(2, '2026-02-01', '2026-03-31'), floor(2, '2026-03-01', '2026-06-30')];
    expect(onDay(LADDER, [], twice)('2026-03-15')).toMatchObject({
      ...{ sinceOn: '2026-02-01', floorUntilOn: '2026-06-30' },
    });
  });

  it('lets grace run beneath it: bought in its days it clears the tier, else that is gone with the floor', () => {
    const ladder = ladderFrom([0, 1_000, 5_000], { ...CALENDAR, graceDays: 30 });
    const floors = [floor(3, '2026-12-01', '2027-03-31')];
    const bought = [spent('2025-06-01', 1_200)];
    const idle = onDay(ladder, bought, floors);
    expect(idle('2027-01-15')).toMatchObject({
      ...{ tierId: 3, standing: { tierId: 2, graceUntilOn: '2027-01-30' } },
    });
    expect([idle('2027-03-31').tierId, idle('2027-04-01').tierId]).toEqual([3, 1]);
    const cleared = onDay(ladder, [...bought, spent('2027-01-20', 1_000)], floors);
    expect(cleared('2027-04-01')).toMatchObject({ tierId: 2, validUntilOn: '2028-12-31' });
  });

  it('lets a late receipt and a return be judged beneath it on their own days', () => {
    const floors = [floor(3, '2027-01-05', '2027-01-31')];
    const late = [spent('2026-12-31', 1_000)];
    expect(onDay(LADDER, late, floors)('2027-01-31').tierId).toBe(3);
    expect(onDay(LADDER, late, floors)('2027-02-01')).toMatchObject({
      ...{ tierId: 2, sinceOn: '2026-12-31', validUntilOn: '2027-12-31' },
    });
    const returned = [...late, { ...spent('2026-12-31', -1_000), receipts: -1 }];
    expect(onDay(LADDER, returned, floors)('2027-01-31').tierId).toBe(3);
    expect(onDay(LADDER, returned, floors)('2027-02-01').tierId).toBe(1);
  });

  it('of a tier that is no more holds the one that its members went to', () => {
    const moved = ladderFrom([0, 1_000], { moved: [{ fromTierId: 9, toTierId: 2 }] });
    expect(floorStep(moved, [floor(9, '2026-01-01', '2026-01-31')], '2026-01-31')).toBe(1);
    expect(floorStep(LADDER, [floor(9, '2026-01-01', '2026-01-31')], '2026-01-31')).toBe(-1);
  });

  it('that was taken back never held', () => {
    const takenBack = [floor(3, '2026-02-01', '2026-01-31')];
    const days = ['2026-01-31', '2026-02-01'];
    expect(days.map((day) => floorStep(LADDER, takenBack, day))).toEqual([-1, -1]);
  });

  it('shows the higher of the standing and all that is in force, on any day', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-02-01', days));
    const anyFloor = fc.record({
      tierId: fc.integer({ min: 1, max: 3 }),
      fromOn: day,
      untilOn: day,
    });
    fc.assert(
      fc.property(fc.array(anyFloor), fc.integer({ min: 1, max: 3 }), day, (floors, tierId, on) => {
        const standing = { ...NO_STANDING, tierId, validUntilOn: '2026-12-31' };
        const shown = shownOn(LADDER, { standing, floors }, on);
        const inForce = floors.filter(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn);
        expect(shown.step).toBe(Math.max(tierId, ...inForce.map((one) => one.tierId)) - 1);
        expect(shown.ownStep).toBe(tierId - 1);
        const holding = inForce.filter((one) => one.tierId === shown.step + 1);
        const last =
          holding
            .map(({ untilOn }) => untilOn)
            .toSorted()
            .at(-1) ?? null;
        expect(shown.floorUntilOn).toBe(last);
        if (last !== null)
          expect(floorStep(LADDER, floors, last)).toBeGreaterThanOrEqual(shown.step);
      }),
    );
  });
});
