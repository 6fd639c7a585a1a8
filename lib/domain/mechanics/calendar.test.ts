import { describe, expect, it } from 'vitest';
import { barOf, meetingPairs, mostInWeek, type PlannedMechanic, pressureOf } from './calendar';
import { mechanicSchema } from './definition';
import { type MechanicTemplate, mechanicTemplate } from './templates';

const GIVEN = { tierIds: [], categories: [], partners: ['Fuel'], audience: null };
const of = (template: MechanicTemplate, more: object = {}) =>
  mechanicSchema.parse({ ...(mechanicTemplate(template, GIVEN) as object), ...more });
const planned = (
  template: MechanicTemplate,
  startsOn: string,
  endsOn: string | null = null,
): PlannedMechanic => ({ ruleId: 1, startsOn, endsOn, mechanic: of(template) });

describe('the calendar of mechanics', () => {
  it('knows how many messages of one a member may get in a week', () => {
    expect(mostInWeek(of('birthday'))).toBe(1);
    expect(mostInWeek(of('partner'))).toBe(0);
    expect(mostInWeek(of('challenge'))).toBe(7);
    expect(mostInWeek(of('challenge', { perMember: { cooldownDays: 3 } }))).toBe(3);
    expect(mostInWeek(of('challenge', { perMember: { times: { most: 2 } } }))).toBe(2);
  });

  it('adds up what runs in a week; a group keeps its mechanics out of each other’s way', () => {
    const plans = [
      planned('birthday', '2026-12-01'),
      planned('lapsedDays', '2026-12-01'),
      planned('lapsedRhythm', '2026-12-01'),
      planned('welcome', '2027-03-01'),
    ];
    expect(pressureOf(plans, '2026-12-01')).toBe(2);
    expect(pressureOf(plans, '2026-11-01')).toBe(0);
  });

  it('draws the days that are in sight', () => {
    expect(barOf({ startsOn: '2026-11-01', endsOn: '2026-12-30' }, '2026-12-01')).toEqual({
      left: 0,
      width: 0.5,
    });
    expect(barOf({ startsOn: '2026-12-31', endsOn: null }, '2026-12-01')).toEqual({
      left: 0.5,
      width: 0.5,
    });
    expect(barOf({ startsOn: '2027-12-31', endsOn: null }, '2026-12-01')).toBeNull();
  });

  it('finds those that meet and that no group holds apart', () => {
    const plans = [
      planned('birthday', '2026-12-01', '2026-12-31'),
      planned('lapsedDays', '2026-12-10'),
      planned('lapsedRhythm', '2026-12-10'),
    ];
    expect(meetingPairs(plans)).toHaveLength(2);
  });
});
