import { describe, expect, it } from 'vitest';
import { wholePoints } from '../shared/points';
import { type AwardQuestion, decideAward } from './decide';
import type { Award } from './decision';
import type { MechanicJson } from './definition';
import { occurrence } from './occurrence';
import { replayRun, runLive } from './run';
import { bought, live, mechanicFor, member, NOTHING_SPENT, runMember } from './testing/members';

const ON = '2026-07-15';
const BIRTHDAY: MechanicJson['occasion'] = { is: 'birthday' };
const SURVEY: MechanicJson['occasion'] = { is: 'activity', event: 'survey', times: 'always' };

const award = (more: Partial<Award> = {}): Award => ({
  ...{ mechanicId: 1, key: '2025', on: '2025-07-15', group: null, points: wholePoints(150) },
  ...{ minor: 0n, ...more },
});

/** What would be asked of a member for whom everything speaks, with what is said otherwise. */
function question(
  mechanic: Partial<MechanicJson> & { readonly occasion?: MechanicJson['occasion'] } = {},
  more: {
    readonly live?: Partial<AwardQuestion['live']>;
    readonly candidate?: Partial<AwardQuestion['candidate']>;
    readonly rest?: Partial<AwardQuestion>;
  } = {},
): AwardQuestion {
  const { occasion = BIRTHDAY, ...others } = mechanic;
  return {
    live: live(mechanicFor(occasion, others), more.live),
    occurrence: occurrence({ key: '2026', dueOn: ON, untilOn: ON }),
    on: ON,
    candidate: {
      ...{ isInAudience: true, leftOut: [], arm: 'treated', facts: member(), awards: [] },
      ...more.candidate,
    },
    spent: NOTHING_SPENT,
    isSwitchedOff: false,
    ...more.rest,
  };
}

/** Why not, as [condition, wanted, found]; empty: it is given. */
function whyNot(...asked: Parameters<typeof question>) {
  const decision = decideAward(question(...asked));
  if (decision.outcome !== 'refused') return [];
  return decision.failed.map(({ condition, wanted, found }) => [condition, wanted, found]);
}
const conditions = (...asked: Parameters<typeof question>) =>
  whyNot(...asked).map(([condition]) => condition);

describe('an award', () => {
  it('is given when everything speaks for it, with what it comes to', () => {
    expect(decideAward(question())).toEqual({
      outcome: 'given',
      points: wholePoints(150),
      minor: 0n,
    });
  });

  it('is not given twice for one occurrence, whatever its window', () => {
    const awards = [award({ key: '2026', on: ON })];
    expect(whyNot({ occasion: SURVEY }, { candidate: { awards } })).toEqual([['once', [], [ON]]]);
    const others = [award({ mechanicId: 2, key: '2026', on: ON })];
    expect(whyNot({}, { candidate: { awards: others } })).toEqual([]);
  });

  it('is not given while everything is switched off, the mechanic is paused, or its days are not', () => {
    expect(conditions({}, { rest: { isSwitchedOff: true } })).toEqual(['switchedOff']);
    expect(conditions({}, { live: { isPaused: true } })).toEqual(['paused']);
    expect(whyNot({}, { live: { endsOn: '2026-07-14' } })).toEqual([
      ['period', ['2020-01-01', '2026-07-14'], [ON]],
    ]);
    expect(conditions({}, { live: { endsOn: ON } })).toEqual([]);
  });

  it('is not given outside of the days on which it is due', () => {
    const tomorrow = occurrence({ key: '2026', dueOn: '2026-07-16', untilOn: null });
    expect(whyNot({}, { rest: { occurrence: tomorrow } })).toEqual([
      ['open', ['2026-07-16', ''], [ON]],
    ]);
  });

  it('tells every condition that failed, the first first', () => {
    const asked = {
      live: { isPaused: true },
      candidate: { isInAudience: false, leftOut: ['suspended', 'staff'] as const },
    };
    expect(conditions({}, asked)).toEqual(['paused', 'audience', 'suspended']);
    expect(conditions({ leaveOut: ['staff'] }, asked)).toEqual([
      'paused',
      'audience',
      'suspended',
      'staff',
    ]);
  });

  it('is refused for what is wrong with the occasion itself', () => {
    const self = occurrence({ key: '7', dueOn: ON, untilOn: ON, flaw: 'selfReferral' });
    expect(conditions({}, { rest: { occurrence: self } })).toEqual(['selfReferral']);
  });
});

describe('a reactivation', () => {
  const lapsed: MechanicJson['occasion'] = {
    is: 'reactivation',
    lapsed: { by: 'days', days: 90 },
    waitsAfterGifts: 1,
  };
  it('leaves out who is in debt, returned, complains, cannot be reached, is staff, suspended or suspected', () => {
    for (const reason of [
      ...(['suspended', 'fraudFlag', 'staff', 'inDebt'] as const),
      ...(['openReturn', 'openComplaint', 'noChannel', 'noConsent'] as const),
    ]) {
      expect(conditions({ occasion: lapsed }, { candidate: { leftOut: [reason] } })).toEqual([
        reason,
      ]);
    }
  });

  it('leaves out who comes back for gifts alone', () => {
    const facts = member({ purchases: [bought('2025-07-20')] });
    expect(conditions({ occasion: lapsed }, { candidate: { facts, awards: [award()] } })).toEqual([
      'waitsForGifts',
    ]);
  });
});

describe('the holdout', () => {
  it('UPL-06 gets nothing and takes nothing of the budget, but is counted', () => {
    const decision = decideAward(question({}, { candidate: { arm: 'holdout' } }));
    expect(decision).toEqual({ outcome: 'heldOut', arm: 'holdout' });
    const facts = (memberId: number) =>
      member({ memberId, events: [{ id: 'E', name: 'survey', on: ON }] });
    const events = runLive({
      mechanics: [live(mechanicFor(SURVEY, { budget: { members: 1 } }))],
      members: [
        runMember(facts(1), { armOf: () => 'holdout' }),
        runMember(facts(2), { armOf: () => 'programme' }),
        runMember(facts(3)),
      ],
      days: { fromOn: ON, throughOn: '2026-07-16' },
    });
    expect(events.map(({ memberId, did }) => [memberId, did])).toEqual([
      [1, 'heldOut'],
      [2, 'heldOut'],
      [3, 'gave'],
    ]);
  });

  it('is made of members who would have been given it: who would not is in no arm', () => {
    const asked = { candidate: { arm: 'holdout' as const, isInAudience: false } };
    expect(conditions({}, asked)).toEqual(['audience']);
  });
});

describe('what one member gets', () => {
  const events = (...awards: readonly Award[]) => ({ candidate: { awards } });

  it('of a mechanic with 30 days of rest: 29 days later is refused, 30 days later given', () => {
    const rested = { occasion: SURVEY, perMember: { cooldownDays: 30 } };
    expect(whyNot(rested, events(award({ on: '2026-06-16' })))).toEqual([
      ['cooldown', ['30'], ['2026-06-16']],
    ]);
    expect(whyNot(rested, events(award({ on: '2026-06-15' })))).toEqual([]);
  });

  it('of birthdays: two at least 330 days apart', () => {
    expect(whyNot({}, events(award({ on: '2025-08-20' })))).toEqual([
      ['cooldown', ['330'], ['2025-08-20']],
    ]);
    expect(whyNot({}, events(award({ on: '2025-08-19' })))).toEqual([]);
  });

  it('at most twice in 7 days, or twice in a life', () => {
    const twice = [award({ key: 'a', on: '2026-07-09' }), award({ key: 'b', on: ON })];
    const times = (inDays: number | null) => ({
      occasion: SURVEY,
      perMember: { times: { most: 2, inDays } },
    });
    expect(whyNot(times(7), events(...twice))).toEqual([['memberTimes', ['2', '7'], ['2']]]);
    expect(whyNot(times(6), events(...twice))).toEqual([]);
    expect(whyNot(times(null), events(...twice))).toEqual([['memberTimes', ['2'], ['2']]]);
  });

  it('at most 300 points: met by equality', () => {
    const most = { occasion: SURVEY, perMember: { points: '300' } };
    expect(whyNot(most, events(award()))).toEqual([]);
    expect(whyNot(most, events(award(), award({ key: 'b' })))).toEqual([
      ['memberPoints', ['300'], ['300']],
    ]);
  });

  it('of a group of mechanics: one within its days', () => {
    const group = { group: { name: 'gifts', days: 7 } };
    const other = (on: string) => award({ mechanicId: 2, group: 'gifts', on });
    expect(whyNot(group, events(other('2026-07-09')))).toEqual([
      ['group', ['gifts'], ['2', '2026-07-09']],
    ]);
    expect(whyNot(group, events(other('2026-07-08')))).toEqual([]);
    expect(whyNot(group, events({ ...other(ON), group: 'stamps' }))).toEqual([]);
  });
});

describe('a budget', () => {
  const coupon = {
    is: 'coupon' as const,
    from: { by: 'made' as const, prefix: 'HI' },
    off: { by: 'share' as const, bps: 1_000 },
    livesDays: 14,
    costMinor: '5000',
  };

  it('of points is met by equality and never passed', () => {
    const budget = { budget: { points: '1000' } };
    const spent = (points: number) => ({
      rest: { spent: { ...NOTHING_SPENT, points: wholePoints(points) } },
    });
    expect(whyNot(budget, spent(850))).toEqual([]);
    expect(whyNot(budget, spent(851))).toEqual([['budgetPoints', ['1000'], ['851']]]);
  });

  it('of money counts what coupons and gifts are planned to cost', () => {
    const budget = { rewards: [coupon], budget: { minor: '10000' } };
    const spent = (minor: bigint) => ({ rest: { spent: { ...NOTHING_SPENT, minor } } });
    expect(decideAward(question(budget, spent(5_000n)))).toMatchObject({ minor: 5_000n });
    expect(whyNot(budget, spent(5_001n))).toEqual([['budgetMinor', ['10000'], ['5001']]]);
  });

  it('of members is for new ones: who had something has their place', () => {
    const budget = { occasion: SURVEY, budget: { members: 5 } };
    const rest = { spent: { ...NOTHING_SPENT, members: 5 } };
    expect(whyNot(budget, { rest })).toEqual([['budgetMembers', ['5'], ['5']]]);
    expect(whyNot(budget, { rest, candidate: { awards: [award()] } })).toEqual([]);
  });
});

describe('mechanics beside each other', () => {
  const birthdays = [{ on: '2020-01-15', birthOn: '1990-07-15', by: 'member' as const }];
  const facts = member({ birthdays, events: [{ id: 'E', name: 'survey', on: ON }] });
  const group = { name: 'gifts', days: 3 };
  const run = {
    mechanics: [
      live(mechanicFor(SURVEY, { group }), { mechanicId: 1 }),
      live(mechanicFor({ is: 'birthday', daysAfter: 7 }, { group, priority: 50 }), {
        mechanicId: 2,
      }),
    ],
    members: [runMember(facts)],
    days: { fromOn: '2026-07-01', throughOn: '2026-07-31' },
  };

  it('of one group give by priority, and the other as soon as its days allow it', () => {
    expect(runLive(run).map(({ on, mechanicId, did }) => [on, mechanicId, did])).toEqual([
      ['2026-07-15', 2, 'gave'],
      ['2026-07-15', 1, 'refused'],
      ['2026-07-18', 1, 'gave'],
    ]);
  });

  it('come to the same when replayed', () => {
    expect(replayRun(run)).toEqual(runLive(run));
  });
});
