import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/calendar';
import type { MechanicJson } from '../definition';
import type { MemberFacts } from '../facts';
import { runLive } from '../run';
import { born, live, mechanicFor, member, occasionOf, runMember } from '../testing/members';
import { yearsOn } from '../yearly';
import { birthdaySpans } from './birthday';
import { occurrencesOf } from './registry';

const onBirthday = (more: object = {}): MechanicJson['occasion'] => ({ is: 'birthday', ...more });

/** Who is due on a day, as [key, flaw]. */
function due(occasion: MechanicJson['occasion'], facts: Partial<MemberFacts>, on: string) {
  const days = { fromOn: on, throughOn: on };
  return occurrencesOf(occasionOf(occasion), member(facts), days).map(({ key, flaw }) => [
    key,
    flaw,
  ]);
}

/** On which days a mechanic gave a member something from one day through another. */
function givenOn(
  occasion: MechanicJson['occasion'],
  facts: Partial<MemberFacts>,
  [fromOn, throughOn]: readonly [string, string],
) {
  const run = {
    mechanics: [live(mechanicFor(occasion))],
    members: [runMember(member(facts))],
    days: { fromOn, throughOn },
  };
  return runLive(run).flatMap(({ on, key, did }) => (did === 'gave' ? [[on, key]] : []));
}

describe('a birthday', () => {
  it('BDAY-01 born on the 28 November of 2000 gets 150 today, born on the 29th nothing', () => {
    const today = ['2026-11-28', '2026-11-28'] as const;
    const run = (birthOn: string) =>
      runLive({
        mechanics: [live(mechanicFor(onBirthday()))],
        members: [runMember(member({ birthdays: born(birthOn) }))],
        days: { fromOn: today[0], throughOn: today[1] },
      });
    expect(run('2000-11-28')).toMatchObject([{ key: '2026', did: 'gave', points: 15_000n }]);
    expect(run('2000-11-29')).toEqual([]);
  });

  it('BDAY-02 gives once a year, however many days its window has', () => {
    const week = onBirthday({ daysBefore: 7, daysAfter: 7 });
    const birthdays = born('1990-07-15');
    expect(givenOn(week, { birthdays }, ['2025-01-01', '2026-12-31'])).toEqual([
      ['2025-07-08', '2025'],
      ['2026-07-08', '2026'],
    ]);
  });

  it('BDAY-05 29 February is the 28th or 1 March in common years, by the setting, and itself in leap years', () => {
    const birthdays = born('1992-02-29');
    const years = ['2026-01-01', '2028-12-31'] as const;
    expect(givenOn(onBirthday(), { birthdays }, years)).toEqual([
      ['2026-02-28', '2026'],
      ['2027-02-28', '2027'],
      ['2028-02-29', '2028'],
    ]);
    expect(givenOn(onBirthday({ leapDay: 'mar1' }), { birthdays }, years)).toEqual([
      ['2026-03-01', '2026'],
      ['2027-03-01', '2027'],
      ['2028-02-29', '2028'],
    ]);
    expect(yearsOn('2016-02-29', 1, 'feb28')).toBe('2017-02-28');
    expect(yearsOn('2016-02-29', 1, 'mar1')).toBe('2017-03-01');
    expect(yearsOn('2016-02-29', 4, 'mar1')).toBe('2020-02-29');
  });

  it('BDAY-06 two days before finds on 2 March 2018 who was born on a 4 March, of any year', () => {
    const two = onBirthday({ daysBefore: 2 });
    for (const birthOn of ['1950-03-04', '1999-03-04', '2017-03-04']) {
      expect(due(two, { birthdays: born(birthOn, '2017-05-01') }, '2018-03-02'), birthOn).toEqual([
        ['2018', null],
      ]);
    }
    expect(due(two, { birthdays: born('1999-03-05') }, '2018-03-02')).toEqual([]);
  });

  it('of 2 January with a week before begins on 26 December and is of the year that comes', () => {
    const week = onBirthday({ daysBefore: 7 });
    expect(givenOn(week, { birthdays: born('1980-01-02') }, ['2026-12-20', '2027-01-10'])).toEqual([
      ['2026-12-26', '2027'],
    ]);
  });

  it('of 31 December with a week after may still be given on 7 January, for the year that is over', () => {
    const week = onBirthday({ daysAfter: 7 });
    const birthdays = born('1980-12-31');
    expect(due(week, { birthdays }, '2027-01-07')).toEqual([['2026', null]]);
    expect(due(week, { birthdays }, '2027-01-08')).toEqual([]);
  });

  it('set 30 days before its window is not celebrated this year, 31 days before it is', () => {
    const set = (on: string) => ({ joinedOn: on, birthdays: born('1990-07-15', on) });
    const found = (on: string) => due(onBirthday(), set(on), '2026-07-15');
    expect(found('2026-06-15')).toEqual([['2026', 'recentlySet']]);
    expect(found('2026-06-14')).toEqual([['2026', null]]);
    const day = ['2026-07-01', '2026-07-31'] as const;
    expect(givenOn(onBirthday(), set('2026-06-15'), day)).toEqual([]);
    expect(givenOn(onBirthday(), set('2026-06-14'), day)).toEqual([['2026-07-15', '2026']]);
  });

  it('set inside of its window is not celebrated this year either, and is the next', () => {
    const around = onBirthday({ daysBefore: 7, daysAfter: 7 });
    const facts = { birthdays: born('1990-07-15', '2026-07-12') };
    expect(givenOn(around, facts, ['2026-07-01', '2027-07-31'])).toEqual([['2027-07-08', '2027']]);
  });

  it('changed after its gift to a later day brings no second one in 330 days', () => {
    const birthdays = [
      ...born('1990-03-01'),
      { on: '2026-04-01', birthOn: '1990-09-01', by: 'member' as const },
    ];
    expect(givenOn(onBirthday(), { birthdays }, ['2026-01-01', '2027-12-31'])).toEqual([
      ['2026-03-01', '2026'],
      ['2027-09-01', '2027'],
    ]);
  });

  it('changed to one of early next year waits for 330 days: 1 December and 15 January are too near', () => {
    const birthdays = [
      ...born('1990-12-01'),
      { on: '2026-12-05', birthOn: '1990-01-15', by: 'member' as const },
    ];
    expect(givenOn(onBirthday(), { birthdays }, ['2026-11-01', '2028-02-01'])).toEqual([
      ['2026-12-01', '2026'],
      ['2028-01-15', '2028'],
    ]);
  });

  it('is changed by the member once; later only with evidence', () => {
    const entries = [
      { on: '2020-01-15', birthOn: '1900-01-01', by: 'member' as const },
      { on: '2021-01-01', birthOn: '1990-03-01', by: 'member' as const },
      { on: '2022-01-01', birthOn: '1990-04-01', by: 'member' as const },
      { on: '2023-01-01', birthOn: '1990-05-01', by: 'member' as const },
      { on: '2024-01-01', birthOn: '1990-06-01', by: 'evidence' as const },
      { on: '2025-01-01', birthOn: '1990-07-01', by: 'member' as const },
    ];
    expect(birthdaySpans(entries)).toEqual([
      { birthOn: '1990-03-01', fromOn: '2021-01-01', replacedOn: '2022-01-01' },
      { birthOn: '1990-04-01', fromOn: '2022-01-01', replacedOn: '2024-01-01' },
      { birthOn: '1990-06-01', fromOn: '2024-01-01', replacedOn: null },
    ]);
  });

  it('of 1900-01-01 or 1970-01-01 is none', () => {
    for (const birthOn of ['1900-01-01', '1970-01-01']) {
      expect(due(onBirthday(), { birthdays: born(birthOn) }, '2026-01-01')).toEqual([]);
    }
  });
});

describe('an anniversary of joining', () => {
  it('of 29 February is on the 28th, every full year, and not on the day of joining itself', () => {
    const facts = { joinedOn: '2024-02-29' };
    expect(givenOn({ is: 'anniversary' }, facts, ['2024-02-29', '2028-12-31'])).toEqual([
      ['2025-02-28', '1'],
      ['2026-02-28', '2'],
      ['2027-02-28', '3'],
      ['2028-02-29', '4'],
    ]);
  });
});

describe('a welcome', () => {
  it('is given once, up to 30 days after joining', () => {
    const joined = { joinedOn: '2026-05-01' };
    expect(givenOn({ is: 'welcome' }, joined, ['2026-04-01', '2026-12-31'])).toEqual([
      ['2026-05-01', 'joined'],
    ]);
    expect(givenOn({ is: 'welcome' }, joined, ['2026-05-31', '2026-12-31'])).toEqual([
      ['2026-05-31', 'joined'],
    ]);
    expect(givenOn({ is: 'welcome' }, joined, [addDays('2026-05-31', 1), '2026-12-31'])).toEqual(
      [],
    );
  });
});
