import { describe, expect, it } from 'vitest';
import { MESSAGE_SETTINGS, type MessageSettings } from './message-settings';
import { holdOf, mondayOf, quietEndsAt } from './when-to-send';

type Case = Partial<MessageSettings & { zone: string; today: number; thisWeek: number }>;

const ask = (now: string, { zone = 'Europe/Moscow', today = 0, thisWeek, ...some }: Case = {}) => {
  const hold = holdOf({
    now: new Date(now),
    zone,
    settings: { ...MESSAGE_SETTINGS, ...some },
    sent: { today, thisWeek: thisWeek ?? today },
  });
  return hold === null ? null : [hold.reason, hold.until.toISOString()];
};

describe('an advertising message', () => {
  it('goes at 20:59 and at 09:00 of the member, and waits from 21:00 until 09:00 in between', () => {
    expect(ask('2026-11-27T17:59:00Z')).toBeNull();
    expect(ask('2026-11-27T18:00:00Z')).toEqual(['quietHours', '2026-11-28T06:00:00.000Z']);
    expect(ask('2026-11-28T05:59:59Z')).toEqual(['quietHours', '2026-11-28T06:00:00.000Z']);
    expect(ask('2026-11-28T06:00:00Z')).toBeNull();
  });

  it('is judged by the clock of the member: what is noon in Moscow is night in Vladivostok', () => {
    expect(ask('2026-11-27T12:00:00Z', { zone: 'Asia/Vladivostok' })).toEqual([
      'quietHours',
      '2026-11-27T23:00:00.000Z',
    ]);
  });

  it('above the cap of a day waits for the end of the next night, above that of a week for Monday’s', () => {
    expect(ask('2026-11-27T12:00:00Z', { today: 1 })).toEqual([
      'capDay',
      '2026-11-28T06:00:00.000Z',
    ]);
    expect(ask('2026-11-27T12:00:00Z', { today: 0, thisWeek: 3 })).toEqual([
      'capWeek',
      '2026-11-30T06:00:00.000Z',
    ]);
  });

  it('knows no quiet hours when they begin where they end, and hours within one day', () => {
    const none = { quietFromMinute: 0, quietUntilMinute: 0 };
    expect(ask('2026-11-27T23:00:00Z', none)).toBeNull();
    const noon = { quietFromMinute: 720, quietUntilMinute: 780 };
    expect(ask('2026-11-27T09:30:00Z', noon)).toEqual(['quietHours', '2026-11-27T10:00:00.000Z']);
  });

  it('waits to the right moment over a night in which the clocks change', () => {
    const quiet = { quietFromMinute: 1_260, quietUntilMinute: 540 };
    const end = (at: string) => quietEndsAt(new Date(at), 'Europe/Berlin', quiet).toISOString();
    expect(end('2026-03-28T21:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
    expect(end('2026-10-24T21:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
  });

  it('belongs to a week that begins on Monday', () => {
    expect(['2026-11-23', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
    ]);
  });
});
