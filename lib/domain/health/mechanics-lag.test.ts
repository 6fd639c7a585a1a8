import { describe, expect, it } from 'vitest';
import { findLags, isBehind, type MechanicLag, type MechanicsLag } from './mechanics-lag';

const readAt = new Date('2026-11-28T09:00:00Z');
const ago = (seconds: number) => new Date(readAt.getTime() - seconds * 1_000);
const birthday: MechanicLag = {
  ruleId: 7,
  nameEn: 'Birthday',
  nameRu: 'День рождения',
  isPaused: false,
  lastRunOn: '2026-11-28',
  lastEndedAt: readAt,
  lastTookMs: 4_000,
  dueSince: '2026-11-01',
  today: 'over',
  throughMemberId: 0,
  askedAgain: 0,
};
const well: MechanicsLag = {
  isStopped: false,
  todayOn: '2026-11-28',
  minute: 720,
  lastMemberId: 2_000,
  mechanics: [birthday],
  woken: { members: 3, oldestAt: ago(300) },
  messages: { queued: 40, due: 2, oldestDueAt: ago(900) },
  awards: { waiting: 2, oldestAt: ago(100_000) },
  owed: { codes: 0, oldestAt: null },
  readAt,
};

describe('mechanics are late', () => {
  it('with nothing while runs are over, members wait 5 minutes and messages 15', () => {
    expect(findLags(well)).toEqual([]);
  });

  it('with what is a second older, the runs first', () => {
    const late: MechanicsLag = {
      ...well,
      mechanics: [{ ...birthday, lastRunOn: '2026-11-27', today: 'begun' }],
      woken: { members: 3, oldestAt: ago(301) },
      messages: { queued: 40, due: 2, oldestDueAt: ago(901) },
      owed: { codes: 1, oldestAt: ago(60) },
    };
    expect(findLags(late)).toEqual(['runs', 'woken', 'messages', 'codes']);
  });

  it('with today’s run from six in the morning on, with yesterday’s at any hour', () => {
    const today = { ...birthday, lastRunOn: '2026-11-27' };
    expect(isBehind(today, { ...well, minute: 359 })).toBe(false);
    expect(isBehind(today, { ...well, minute: 360 })).toBe(true);
    expect(isBehind({ ...birthday, lastRunOn: '2026-11-26' }, { ...well, minute: 0 })).toBe(true);
  });

  it('not with what is paused, stopped or began today', () => {
    const never = { ...birthday, lastRunOn: null };
    expect(isBehind(never, well)).toBe(true);
    expect(isBehind({ ...never, isPaused: true }, well)).toBe(false);
    expect(isBehind(never, { ...well, isStopped: true })).toBe(false);
    expect(isBehind({ ...never, dueSince: '2026-11-28' }, { ...well, minute: 300 })).toBe(false);
    const stopped = { ...well, isStopped: true, woken: { members: 3, oldestAt: ago(9_000) } };
    expect(findLags(stopped)).toEqual([]);
  });
});
