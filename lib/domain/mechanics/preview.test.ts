import { describe, expect, it } from 'vitest';
import type { MechanicJson } from './definition';
import { previewOf } from './preview';
import { born, bought, live, mechanicFor, member, runMember } from './testing/members';

const FROM = '2026-11-28';
const NAMES = { zone: 'Europe/Berlin', fromOn: FROM };
const BIRTHDAY: MechanicJson['occasion'] = { is: 'birthday' };

/** Lines of one member under these mechanics. */
function lines(
  facts: Parameters<typeof member>[0],
  mechanics: readonly ReturnType<typeof live>[],
  zone = NAMES.zone,
) {
  return previewOf({ ...NAMES, zone, mechanics, members: [runMember(member(facts))] }).map(
    ({ on, did, notes }) => [on, did, notes],
  );
}

describe('a preview of 400 days', () => {
  it('shows 29 February on the day that stands for it', () => {
    const birthdays = born('1992-02-29');
    expect(lines({ birthdays }, [live(mechanicFor(BIRTHDAY))])).toEqual([
      ['2027-02-28', 'gave', ['leapDay']],
    ]);
    const march = live(mechanicFor({ ...BIRTHDAY, leapDay: 'mar1' }));
    expect(lines({ birthdays }, [march])).toEqual([['2027-03-01', 'gave', ['leapDay']]]);
  });

  it('shows days on which the clocks of the zone change, and when they begin', () => {
    const on = (birthOn: string) =>
      lines({ birthdays: born(birthOn) }, [live(mechanicFor(BIRTHDAY))]);
    expect(on('1990-03-28')).toEqual([['2027-03-28', 'gave', ['clockForward']]]);
    expect(on('1990-10-31')).toEqual([['2027-10-31', 'gave', ['clockBack']]]);
    const moscow = [live(mechanicFor(BIRTHDAY))];
    expect(lines({ birthdays: born('1990-03-28') }, moscow, 'Europe/Moscow')).toEqual([
      ['2027-03-28', 'gave', []],
    ]);
    const members = [runMember(member({ birthdays: born('1990-03-29') }))];
    const [line] = previewOf({ ...NAMES, mechanics: moscow, members });
    expect(line?.beginsAt.toISOString()).toBe('2027-03-28T22:00:00.000Z');
  });

  it('shows who waits for the rest of a group, why, and when they get it', () => {
    const group = { name: 'gifts', days: 10 };
    const lapsed: MechanicJson['occasion'] = {
      is: 'reactivation',
      lapsed: { by: 'days', days: 90 },
    };
    const facts = { birthdays: born('1990-12-20'), purchases: [bought('2026-09-25')] };
    const mechanics = [
      live(mechanicFor(BIRTHDAY, { group }), { mechanicId: 1 }),
      live(mechanicFor(lapsed, { group }), { mechanicId: 2 }),
    ];
    expect(lines(facts, mechanics)).toEqual([
      ['2026-12-20', 'gave', []],
      ['2026-12-24', 'refused', []],
      ['2026-12-30', 'gave', ['afterWait']],
      ['2027-12-20', 'gave', []],
    ]);
  });
});
