import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/calendar';
import type { MechanicJson } from '../definition';
import type { MemberFacts } from '../facts';
import { replayRun, runLive } from '../run';
import { bought, live, mechanicFor, member, occasionOf, runMember } from '../testing/members';
import { occurrencesOf, waitsForGifts } from './registry';

type Reactivation = Extract<MechanicJson['occasion'], { is: 'reactivation' }>;
const silent = (days: number, more: Partial<Reactivation> = {}): Reactivation => ({
  is: 'reactivation',
  lapsed: { by: 'days', days },
  ...more,
});
const on90 = silent(90);

function isIn(occasion: Reactivation, facts: Partial<MemberFacts>, on: string): boolean {
  const days = { fromOn: on, throughOn: on };
  return occurrencesOf(occasionOf(occasion), member(facts), days).length > 0;
}

/** The days of what was found, up to a day. */
function found(occasion: Reactivation, facts: Partial<MemberFacts>, throughOn = '2027-12-31') {
  const days = { fromOn: '2020-01-01', throughOn };
  return occurrencesOf(occasionOf(occasion), member(facts), days).map(({ key, dueOn, untilOn }) => [
    key,
    dueOn,
    untilOn,
  ]);
}

describe('who has not bought for so many days', () => {
  it('REA-02 bought 89 days ago is out, 90 days ago is in, and who never bought has not lapsed', () => {
    const today = '2026-11-28';
    const last = (days: number) => ({ purchases: [bought(addDays(today, -days))] });
    expect(isIn(on90, last(89), today)).toBe(false);
    expect(isIn(on90, last(90), today)).toBe(true);
    expect(isIn(on90, {}, today)).toBe(false);
  });

  it('is in until they buy, and each silence is an occasion of its own', () => {
    const purchases = [bought('2026-01-01'), bought('2026-05-01'), bought('2026-06-01')];
    expect(found(silent(90, { wonBackDays: 0 }), { purchases })).toEqual([
      ['2026-01-01', '2026-04-01', '2026-04-30'],
      ['2026-06-01', '2026-08-30', null],
    ]);
  });

  it('gets one gift for a silence, however long it lasts', () => {
    const run = {
      mechanics: [live(mechanicFor(on90))],
      members: [runMember(member({ purchases: [bought('2026-01-01')] }))],
      days: { fromOn: '2026-01-01', throughOn: '2026-12-31' },
    };
    expect(runLive(run).map(({ on, key }) => [on, key])).toEqual([['2026-04-01', '2026-01-01']]);
    expect(replayRun(run)).toEqual(runLive(run));
  });

  it('and has been silent for longer than is worth while is left in peace', () => {
    const purchases = [bought('2026-01-01')];
    expect(found(silent(90, { mostDays: 180 }), { purchases })).toEqual([
      ['2026-01-01', '2026-04-01', '2026-06-30'],
    ]);
  });

  it('was won back is not courted again for 180 days after that purchase', () => {
    const purchases = [bought('2026-01-01'), bought('2026-05-01')];
    expect(found(silent(90, { wonBackDays: 180 }), { purchases })).toEqual([
      ['2026-01-01', '2026-04-01', '2026-04-30'],
      ['2026-05-01', '2026-10-28', null],
    ]);
  });
});

describe('the own rhythm of a member', () => {
  const weekly = ['2026-01-01', '2026-01-11', '2026-01-21', '2026-01-31'].map((on) => bought(on));
  const rhythm = (more: object = {}): Reactivation => ({
    is: 'reactivation',
    lapsed: { by: 'rhythm', ...more },
    wonBackDays: 0,
  });

  it('of ten days is broken after twice as long: on the 21st day of silence', () => {
    expect(found(rhythm(), { purchases: weekly })).toEqual([['2026-01-31', '2026-02-21', null]]);
  });

  it('is none with fewer than three gaps: such a member lapses after fixed days, if at all', () => {
    const two = weekly.slice(0, 3);
    expect(found(rhythm(), { purchases: two })).toEqual([]);
    expect(found(rhythm({ otherwiseDays: 60 }), { purchases: two })).toEqual([
      ['2026-01-21', '2026-03-22', null],
    ]);
  });

  it('of who buys every day is not broken before a week has passed', () => {
    const daily = Array.from({ length: 9 }, (_, i) => bought(addDays('2026-01-01', i)));
    expect(found(rhythm({ timesBps: 10_000 }), { purchases: daily })).toEqual([
      ['2026-01-09', '2026-01-17', null],
    ]);
  });
});

describe('the chance that a member still buys', () => {
  it('below 30% is a lapse from the first score that says so; a score of before the purchase says nothing', () => {
    const chance: Reactivation = {
      is: 'reactivation',
      lapsed: { by: 'chance', belowPercent: 30 },
    };
    const facts = {
      purchases: [bought('2026-02-01')],
      chances: [
        { on: '2026-01-15', percent: 10 },
        { on: '2026-03-01', percent: 30 },
        { on: '2026-04-01', percent: 29 },
      ],
    };
    expect(found(chance, facts)).toEqual([['2026-02-01', '2026-04-01', null]]);
  });
});

describe('a stage of the lifecycle', () => {
  const slipping: Reactivation = {
    is: 'reactivation',
    lapsed: { by: 'stage', stages: ['slipping'], days: 7 },
  };
  const stage = (on: string, name: 'active' | 'slipping') => ({ on, stage: name });

  it('REA-01 unchanged for 7 days is in; told again it does not begin anew, and another ends it', () => {
    const stages = [
      stage('2026-01-01', 'active'),
      stage('2026-02-01', 'slipping'),
      stage('2026-02-05', 'slipping'),
      stage('2026-02-20', 'active'),
    ];
    expect(isIn(slipping, { stages }, '2026-02-07')).toBe(false);
    expect(isIn(slipping, { stages }, '2026-02-08')).toBe(true);
    expect(isIn(slipping, { stages }, '2026-02-19')).toBe(true);
    expect(isIn(slipping, { stages }, '2026-02-20')).toBe(false);
  });
});

describe('who waits for gifts', () => {
  const waits = (purchases: readonly string[], given: readonly string[]) =>
    waitsForGifts(
      occasionOf(silent(90, { waitsAfterGifts: 2, giftDays: 30 })),
      member({ purchases: purchases.map((on) => bought(on)) }),
      given.map((on) => ({ key: on, on })),
    );

  it('bought after each of the last two gifts, within 30 days, and not otherwise', () => {
    expect(waits(['2026-01-10', '2026-06-20'], ['2026-01-01', '2026-06-01'])).toBe(true);
    expect(waits(['2026-01-10', '2026-03-01', '2026-06-20'], ['2026-01-01', '2026-06-01'])).toBe(
      false,
    );
    expect(waits(['2026-01-10'], ['2026-01-01', '2026-06-01'])).toBe(false);
    expect(waits(['2026-01-10'], ['2026-01-01'])).toBe(false);
  });
});
