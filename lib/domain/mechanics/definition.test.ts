import { describe, expect, it } from 'vitest';
import { leftOutOf, type MechanicJson, mechanicSchema } from './definition';
import { mechanicFor, WORDS } from './testing/members';

const LAPSED: MechanicJson['occasion'] = {
  is: 'reactivation',
  lapsed: { by: 'days', days: 90 },
};
const POINTS = { is: 'points' as const, points: '150' };
const MESSAGE = { subject: WORDS, text: WORDS };

/** What is wrong with a mechanic, as "place: code". */
function flaws(json: object): readonly string[] {
  const { error } = mechanicSchema.safeParse({ kind: 'mechanic', ...json });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a mechanic', () => {
  it('holds back a tenth and asks nothing that was not said', () => {
    const mechanic = mechanicSchema.parse({
      kind: 'mechanic',
      occasion: { is: 'birthday' },
      rewards: [POINTS],
    });
    expect(mechanic).toMatchObject({
      occasion: { is: 'birthday', daysBefore: 0, daysAfter: 0, leapDay: 'feb28' },
      ...{ audience: null, holdoutBps: 1_000, priority: 100, group: null, budget: {} },
      ...{ perMember: { cooldownDays: 0 }, creditedAfter: 'decision' },
    });
  });

  it('gives something or says something', () => {
    expect(flaws({ occasion: { is: 'birthday' } })).toEqual(['rewards: givesNothing']);
    expect(flaws({ occasion: { is: 'birthday' }, message: MESSAGE })).toEqual([]);
  });

  it('that credits after its message has one', () => {
    const late = { rewards: [POINTS], creditedAfter: 'message' };
    expect(flaws({ occasion: { is: 'birthday' }, ...late })).toEqual(['message: messageMissing']);
  });

  it('to bring somebody back credits after the message, and its points burn within 90 days', () => {
    const reactivation = { occasion: LAPSED, message: MESSAGE };
    const lives = (livesDays?: number) => ({
      rewards: [{ ...POINTS, ...(livesDays === undefined ? {} : { livesDays }) }],
    });
    expect(flaws({ ...reactivation, ...lives() })).toEqual([
      'rewards.0.livesDays: livesTooLong',
      'creditedAfter: notAfterMessage',
    ]);
    const late = { ...reactivation, creditedAfter: 'message' };
    expect(flaws({ ...late, ...lives(91) })).toEqual(['rewards.0.livesDays: livesTooLong']);
    expect(flaws({ ...late, ...lives(90) })).toEqual([]);
  });

  it.each([
    [{ occasion: { is: 'nthPurchase', number: 0 }, rewards: [POINTS] }],
    [{ occasion: { is: 'unknown' }, rewards: [POINTS] }],
    [{ occasion: { is: 'welcome', afterDays: 31 }, rewards: [POINTS] }],
    [{ occasion: { ...LAPSED, mostDays: 89 }, message: MESSAGE }],
    [{ occasion: { is: 'crossSell', bought: 'Food', offered: 'Food' }, rewards: [POINTS] }],
    [{ occasion: { is: 'birthday' }, rewards: [{ ...POINTS, points: '0' }] }],
    [{ occasion: { is: 'birthday' }, rewards: [POINTS], holdoutBps: 5_001 }],
    [{ occasion: { is: 'birthday' }, rewards: [POINTS], more: true }],
  ])('%j is none', (json) => expect(flaws(json)).not.toEqual([]));

  it('that has to be heard of leaves out who cannot be told', () => {
    expect(leftOutOf(mechanicFor({ is: 'birthday' }))).toEqual(['suspended', 'fraudFlag']);
    const told = mechanicFor({ is: 'birthday' }, { creditedAfter: 'message', message: MESSAGE });
    expect(leftOutOf(told)).toEqual(['suspended', 'fraudFlag', 'noChannel', 'noConsent']);
  });
});
