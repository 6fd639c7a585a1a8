import { describe, expect, test } from 'vitest';
import { demoConsents } from './consents';
import { demoMember, demoSpan } from './member';
import { Random } from './random';

const SPAN = demoSpan('2026-06-30');
const BASE = Array.from({ length: 1_500 }, (_, at) => demoMember(at + 1, SPAN));

describe('what demo members live through', () => {
  test('every account is what its entries add up to and its lots hold, and never below zero', () => {
    const wrong = BASE.filter(({ account: { entries, lots, balance } }) => {
      const sum = entries.reduce((total, { amount }) => total + amount, 0);
      const held = lots.reduce((total, { remaining }) => total + remaining, 0);
      return sum !== balance || held !== balance || entries.some((e) => e.balanceAfter < 0);
    });
    expect(wrong).toEqual([]);
    expect(BASE.filter(({ account }) => account.balance > 0).length).toBeGreaterThan(1_000);
  });

  test('entries come in the order of time, each but gifts and ends with its receipt', () => {
    for (const { account, purchases } of BASE) {
      const times = account.entries.map(({ day, second }) => day * 86_400 + second);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const causeless = account.entries.filter(
        ({ kind, purchase }) =>
          kind !== 'expire' && kind !== 'adjust' && !purchases.some((one) => one === purchase),
      );
      expect(causeless).toEqual([]);
    }
  });

  test('a return takes back no more than the receipt gave', () => {
    const reversals = BASE.flatMap(({ account: { entries } }) =>
      entries.flatMap(({ amount, reverses }) =>
        reverses === null ? [] : [{ back: -amount, given: entries[reverses - 1]?.amount ?? 0 }],
      ),
    );
    expect(reversals.length).toBeGreaterThan(50);
    expect(reversals.filter(({ back, given }) => back <= 0 || back > given)).toEqual([]);
  });

  test('tiers go up with a receipt and down at night, and the last change leads to the tier', () => {
    for (const { tiers, purchases } of BASE) {
      expect(tiers.path.at(-1)?.toTierId ?? 1).toBe(tiers.tierId);
      for (const [place, change] of tiers.path.entries()) {
        expect(change.fromTierId).toBe(tiers.path[place - 1]?.toTierId ?? 1);
        if (change.reason === 'lapsed') expect(change.second).toBeLessThan(4 * 3_600);
        if (change.reason !== 'earned') continue;
        // A return that leaves the window of a year lifts as well, at night.
        const isNight = change.second < 4 * 3_600;
        expect(
          isNight ||
            purchases.some(
              ({ day, secondOfDay }) => day === change.day && secondOfDay === change.second,
            ),
        ).toBe(true);
      }
    }
  });

  test('some are in grace, one was given a tier, and staff stand on a ladder of their own', () => {
    const standings = BASE.flatMap(({ tiers }) => tiers.standings.slice(0, 1));
    const inGrace = standings.filter(({ standing }) => standing.graceUntilOn !== null);
    expect(inGrace.length).toBeGreaterThan(5);
    expect(BASE.filter(({ tiers }) => tiers.floor !== null)).toHaveLength(3);
    const staff = BASE.filter(({ person }) => person.kind === 'staff');
    expect(staff.length).toBeGreaterThan(5);
    expect(staff.every(({ tiers }) => tiers.tierId > 5 && tiers.standings.length === 2)).toBe(true);
  });

  test('nobody agrees to a channel that leads nowhere, nor before joining', () => {
    for (const { person } of BASE) {
      const consents = demoConsents(new Random(1, person.memberId), person, SPAN.to);
      const emails = consents.filter(({ channel }) => channel === 'email');
      if (person.email === null) expect(emails).toEqual([]);
      expect(consents.every(({ day }) => day >= person.joinedDay && day <= SPAN.to)).toBe(true);
    }
  });

  test('three of 1,500 joined twice: the same name and birthday, another phone', () => {
    const key = ({ person }: (typeof BASE)[number]) =>
      `${person.firstName} ${person.lastName} ${person.birthOn}`;
    const twins = [499, 998, 1497].map((id) => BASE[id - 1]);
    for (const twin of twins) {
      if (twin === undefined) throw new Error('the base has 1,500 members');
      const same = BASE.filter((one) => key(one) === key(twin) && one !== twin);
      expect(same).toHaveLength(1);
      expect(same[0]?.person.phone).not.toBe(twin.person.phone);
    }
  });
});
