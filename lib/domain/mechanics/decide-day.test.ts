import { expect, it } from 'vitest';
import { decideDay } from './decide-day';
import { bought, live, mechanicFor, member, NOTHING_SPENT } from './testing/members';

const mechanic = live(mechanicFor({ is: 'referral' }));
const friend = {
  ...{ memberId: 7, toldAs: 7, joinedOn: '2026-03-01', toldOn: '2026-03-01' },
  ...{ hasSameContact: false, purchases: [bought('2026-03-05', 50)] },
};

/** What a day makes of a friend whose referral ended on a day, by the days on which it was given for them. */
const onDay = (on: string, endedOn: string, standing: ReadonlyMap<string, string>) => {
  const facts = member({ friends: [{ ...friend, endedOn }] });
  const { given, lost } = decideDay(
    { live: mechanic, fromOn: '2026-03-01', on, spent: NOTHING_SPENT },
    [
      {
        memberId: 1,
        candidate: { isInAudience: true, leftOut: [], arm: 'treated', facts, awards: [] },
        settled: new Set(standing.keys()),
        standing,
      },
    ],
  );
  return { given: given.length, lost: lost.map(({ key }) => key) };
};

it('what was given for a friend is taken back when the referral ends on that very day, however late the day is worked', () => {
  const given = new Map([['7', '2026-03-05']]);
  expect(onDay('2026-03-05', '2026-03-05', given)).toEqual({ given: 0, lost: ['7'] });
  expect(onDay('2026-03-06', '2026-03-05', given)).toEqual({ given: 0, lost: ['7'] });
  expect(onDay('2026-03-06', '2026-03-05', new Map())).toEqual({ given: 0, lost: [] });
});
