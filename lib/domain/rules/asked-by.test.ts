import { expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { memberFacts, usedForReturn } from './asked-by';
import { rule, UNUSED } from './testing/receipts';

const born = (birthOn: string, day: string, birthSetOn: string | null = null) =>
  memberFacts({ joinedOn: null, birthOn, birthSetOn }, day).birthdayDays;

it('BDAY-06: 2 March is two days before a birthday of 4 March, over New Year 30 December is three before 2 January', () => {
  expect(born('1980-03-04', '2018-03-02')).toBe(-2);
  expect(born('1980-01-02', '2025-12-30')).toBe(-3);
  expect(born('1980-12-30', '2026-01-02')).toBe(3);
});

it('BDAY-05: of 29 February it is the 28th in common years and the day itself in leap years', () => {
  expect(born('2016-02-29', '2017-02-28')).toBe(0);
  expect(born('2016-02-29', '2017-03-01')).toBe(1);
  expect(born('2016-02-29', '2020-02-28')).toBe(-1);
  expect(born('2016-02-29', '2020-02-29')).toBe(0);
});

it('farther than 30 days, unknown ones, and one that was told less than 30 days before are no birthdays', () => {
  expect(born('1980-06-01', '2026-11-20')).toBeNull();
  expect([born('1900-01-01', '2026-01-01'), born('1970-01-01', '2026-01-01')]).toEqual([
    null,
    null,
  ]);
  expect(born('1980-11-20', '2026-11-20', '2026-10-22')).toBeNull();
  expect(born('1980-11-20', '2026-11-20', '2026-10-21')).toBe(0);
});

it('of joining counts the days since, and a receipt of before says nothing', () => {
  const joined = (day: string) =>
    memberFacts({ joinedOn: '2026-11-10', birthOn: null, birthSetOn: null }, day).joinedDays;
  expect([joined('2026-11-09'), joined('2026-11-10'), joined('2026-11-20')]).toEqual([null, 0, 10]);
});

it('a return leaves a limited rule what the receipt has of it: 40 of a budget of 1,000, and nothing of one that gave nothing', () => {
  const rules = [1, 2].map((id) =>
    rule(id, {
      kind: 'earning',
      effect: { kind: 'fixed', points: '100', per: 'receipt' },
      caps: { budget: '1000' },
    }),
  );
  const used = usedForReturn(rules, UNUSED, new Map([[1, wholePoints(40)]]));
  expect([used.get(1)?.budget, used.get(2)?.budget]).toEqual([
    wholePoints(960),
    wholePoints(1_000),
  ]);
});
