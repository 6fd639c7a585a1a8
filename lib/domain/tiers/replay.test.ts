import { describe, expect, it } from 'vitest';
import { toPoints } from '../shared/points';
import { DOWNGRADES, type Ladder, type LadderJson } from './ladder';
import { type DayFact, replayStanding } from './replay';
import { NO_STANDING, NOTHING, standingByNight } from './standing';
import { ladderFrom, spent } from './testing/ladders';

const JOINED = '2026-01-10';

function played(
  ladder: Ladder,
  facts: readonly DayFact[],
  { until = '2026-03-01' }: { until?: string } = {},
) {
  const versions = [{ startsOn: '2026-01-01', ladder }];
  return replayStanding({
    versions,
    facts,
    climber: { joinedOn: JOINED },
    throughOn: until,
  });
}
const tierIds = (...args: Parameters<typeof played>) =>
  played(...args)
    .changes.filter(({ before, after }) => before.tierId !== after.tierId)
    .map(({ on, by, after }) => [on, by, after.tierId]);
const calendar: Partial<LadderJson> = { window: { kind: 'calendarYear' }, validity: 'nextPeriod' };

describe('a ladder', () => {
  it('TIER-01 takes a new member to the tier from 0, and a total of 20 to the tier from 10', () => {
    const ladder = ladderFrom([0, 10]);
    expect(played(ladder, []).standing.tierId).toBe(1);
    expect(tierIds(ladder, [spent('2026-02-01', 20)]).at(-1)).toEqual(['2026-02-01', 'day', 2]);
    expect(played(ladderFrom([10]), []).standing.tierId).toBeNull();
  });

  it('TIER-04 by qualifying points moves with the points', () => {
    const ladder = ladderFrom([], {
      bases: ['points'],
      tiers: [{ ...tierJson(1), from: { points: '10' } }],
    });
    const fact = { ...spent('2026-02-01', 0), points: toPoints(2_000n) };
    expect(tierIds(ladder, [fact])).toEqual([['2026-02-01', 'day', 1]]);
  });

  it('TIER-05 goes to the highest tier reached, in one change', () => {
    const ladder = ladderFrom([0, 1_000, 5_000]);
    expect(played(ladder, [spent('2026-02-01', 1_200)]).standing.tierId).toBe(2);
    expect(tierIds(ladder, [spent('2026-02-01', 9_000)])).toEqual([['2026-02-01', 'day', 3]]);
  });

  it('TIER-09 moves with the receipt that reaches the tier', () => {
    const ladder = ladderFrom([0, 1_000]);
    const facts = [spent('2026-02-01', 500), spent('2026-02-02', 700)];
    expect(played(ladder, facts.slice(0, 1)).standing.tierId).toBe(1);
    expect(tierIds(ladder, facts).at(-1)).toEqual(['2026-02-02', 'day', 2]);
  });

  it('falls only at night, when the window has lost what it took, after the days of grace', () => {
    const facts = [spent('2026-02-01', 1_200)];
    const until = '2027-04-01';
    expect(tierIds(ladderFrom([0, 1_000]), facts, { until }).at(-1)).toEqual([
      '2027-02-02',
      'night',
      1,
    ]);
    const withGrace = ladderFrom([0, 1_000], { graceDays: 30 });
    expect(tierIds(withGrace, facts, { until }).at(-1)).toEqual(['2027-03-04', 'night', 1]);
    // What was too little and what came in the days of grace are enough together.
    const saved = [...facts, spent('2026-03-01', 800), spent('2027-02-20', 200)];
    expect(tierIds(withGrace, saved, { until: '2027-02-28' }).at(-1)).toEqual([
      '2026-02-01',
      'day',
      2,
    ]);
    expect(played(withGrace, saved, { until: '2027-02-20' }).standing.graceUntilOn).toBeNull();
  });

  it('of a calendar year holds to the end of the next one, and another year when that proves it', () => {
    const ladder = ladderFrom([0, 1_000], calendar);
    const facts = [spent('2026-02-01', 1_000)];
    expect(played(ladder, facts, { until: '2027-12-31' }).standing).toMatchObject({
      tierId: 2,
      validUntilOn: '2027-12-31',
    });
    expect(tierIds(ladder, facts, { until: '2028-01-01' }).at(-1)).toEqual([
      '2028-01-01',
      'night',
      1,
    ]);
    const again = [...facts, spent('2027-11-01', 1_000)];
    expect(played(ladder, again, { until: '2028-01-01' }).standing).toMatchObject({
      tierId: 2,
      validUntilOn: '2028-12-31',
    });
  });

  it('that holds to the end of its own year begins each from nothing', () => {
    const ladder = ladderFrom([0, 1_000], { ...calendar, validity: 'thisPeriod' });
    const facts = [spent('2026-02-01', 1_000)];
    expect(tierIds(ladder, facts, { until: '2027-01-01' }).at(-1)).toEqual([
      '2027-01-01',
      'night',
      1,
    ]);
  });

  it('that holds to the end of its own year is kept for the days of grace, and proven by the new year alone', () => {
    const ladder = ladderFrom([0, 1_000], { ...calendar, validity: 'thisPeriod', graceDays: 10 });
    const facts = [spent('2026-02-01', 1_000)];
    expect(tierIds(ladder, facts, { until: '2027-01-31' }).at(-1)).toEqual([
      '2027-01-11',
      'night',
      1,
    ]);
    const again = [...facts, spent('2027-01-05', 1_000)];
    expect(played(ladder, again, { until: '2027-01-31' }).standing).toMatchObject({
      ...{ tierId: 2, graceUntilOn: null, validUntilOn: '2027-12-31' },
    });
  });

  it('lets fall by its policy: to what was earned, one step, or to begin anew', () => {
    const facts = [spent('2026-02-01', 9_000), spent('2026-06-01', 10)];
    const fall = (change: Partial<LadderJson>) =>
      tierIds(ladderFrom([0, 1_000, 5_000], change), facts, { until: '2027-02-02' }).at(-1)?.[2];
    expect(fall({})).toBe(1);
    expect(fall({ downgrade: 'oneStep' })).toBe(2);
    expect(fall({ downgrade: 'requalify' })).toBe(1);
  });

  it.each(DOWNGRADES)(
    'is judged the same by a night that is done twice (fall: %s)',
    (downgrade) => {
      const ladder = ladderFrom([0, 1_000, 5_000], { downgrade });
      const climber = { joinedOn: JOINED };
      const measures = { window: NOTHING, grace: NOTHING };
      const gold = { ...NO_STANDING, tierId: 3, sinceOn: '2026-02-01' };
      const night = '2027-02-02';
      const once = standingByNight(ladder, climber, { night, standing: gold, measures });
      expect(once.tierId).not.toBe(3);
      expect(standingByNight(ladder, climber, { night, standing: once, measures })).toEqual(once);
    },
  );

  it('lands softly: who fell one step stays there for the months of landing', () => {
    const ladder = ladderFrom([0, 1_000, 5_000], { downgrade: 'oneStep', landingMonths: 3 });
    expect(
      tierIds(ladder, [spent('2026-02-01', 9_000)], { until: '2027-06-01' }).slice(-2),
    ).toEqual([
      ['2027-02-02', 'night', 2],
      ['2027-05-02', 'night', 1],
    ]);
  });

  it('judges a late receipt and a return on their own days', () => {
    const ladder = ladderFrom([0, 1_000], calendar);
    const late = [spent('2026-12-31', 1_000)];
    expect(played(ladder, late, { until: '2027-01-15' }).standing.tierId).toBe(2);
    const returned = [...late, { ...spent('2026-12-31', -1_000), receipts: -1 }];
    expect(played(ladder, returned, { until: '2027-01-15' }).standing.tierId).toBe(1);
  });
});

function tierJson(tierId: number): LadderJson['tiers'][number] {
  return { tierId, nameEn: 'T', nameRu: 'Т', shape: 'star', colour: 'gold', from: {} };
}
