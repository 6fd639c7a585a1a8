import { describe, expect, it } from 'vitest';
import { type CheckedMechanic, checklist, daysMeet, openChecks } from './checklist';
import { mechanicSchema } from './definition';
import { partOf, readMechanic } from './mechanic-flaws';
import { mechanicTemplate } from './templates';

const GIVEN = { tierIds: [], categories: [], partners: [], audience: null };
const birthday = mechanicSchema.parse(mechanicTemplate('birthday', GIVEN));
const GOOD: CheckedMechanic = {
  mechanic: birthday,
  flaws: [],
  audience: 120,
  startsOn: '2026-12-01',
  todayOn: '2026-11-28',
  beside: 0,
  isSimulated: true,
  isReviewed: true,
};
const stateIn = (asked: CheckedMechanic, id: string) =>
  checklist(asked).find((check) => check.id === id)?.state;

describe('the checklist of a mechanic', () => {
  it('has nothing to say against one that is thought through', () => {
    expect(checklist(GOOD).map(({ state }) => state)).toEqual(Array(9).fill('done'));
  });

  it('holds back what has mistakes, nobody to give to, or begins in the past', () => {
    const bad = {
      ...GOOD,
      flaws: [{ part: 'gives' as const }],
      audience: 0,
      startsOn: '2026-11-27',
      isReviewed: false,
    };
    expect(openChecks(checklist(bad))).toBe(3);
    expect(checklist(bad)[0]).toEqual({ id: 'whole', state: 'open', part: 'gives', count: 1 });
    // Of one that was approved the first day may be over.
    expect(stateIn({ ...bad, isReviewed: true }, 'firstDay')).toBe('done');
  });

  it('asks for thought where a budget, a holdout, a group or a translation is missing', () => {
    const thin = mechanicSchema.parse({
      ...(mechanicTemplate('birthday', GIVEN) as object),
      budget: {},
      holdoutBps: 100,
      message: {
        subject: { en: 'С днём рождения', ru: 'С днём рождения' },
        text: { en: 'Hello', ru: 'Здравствуйте' },
      },
    });
    const asked = { ...GOOD, mechanic: thin, beside: 2, isSimulated: false };
    for (const id of ['budget', 'holdout', 'texts', 'beside', 'simulated']) {
      expect(stateIn(asked, id)).toBe('advice');
    }
    expect(openChecks(checklist(asked))).toBe(0);
  });

  it('leads from a flaw to the part of the page where it is mended', () => {
    const { flaws } = readMechanic({
      ...(mechanicTemplate('lapsedDays', GIVEN) as object),
      message: undefined,
    });
    expect(flaws.map((flaw) => [flaw.code, partOf(flaw)])).toEqual([['messageMissing', 'message']]);
  });

  it('sees whether days meet', () => {
    const span = (startsOn: string, endsOn: string | null) => ({ startsOn, endsOn });
    expect(daysMeet(span('2026-12-01', null), span('2027-01-01', '2027-01-02'))).toBe(true);
    expect(daysMeet(span('2026-12-01', '2026-12-31'), span('2027-01-01', null))).toBe(false);
  });
});
