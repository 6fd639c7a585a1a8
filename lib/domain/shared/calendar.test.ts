import { describe, expect, it } from 'vitest';
import { clockInZone, momentInZone } from './calendar';

const moment = (text: string, zone: string) => momentInZone(text, zone)?.toJSON();

describe('a clock of a zone', () => {
  it('09:42 in Moscow is 06:42 UTC, and is shown as 09:42 again', () => {
    expect(moment('2026-11-21T09:42', 'Europe/Moscow')).toBe('2026-11-21T06:42:00.000Z');
    expect(clockInZone(new Date('2026-11-21T06:42:00Z'), 'Europe/Moscow')).toBe('2026-11-21T09:42');
    expect(moment('2026-11-21T01:00', 'Asia/Vladivostok')).toBe('2026-11-20T15:00:00.000Z');
  });

  it('of an hour that comes twice the first is meant; one that is left out is the hour after', () => {
    expect(moment('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(moment('2026-10-25T03:30', 'Europe/Berlin')).toBe('2026-10-25T02:30:00.000Z');
    expect(moment('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(moment('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('a text that is no day or no time is none', () => {
    for (const text of ['', '2026-02-30T10:00', '2026-02-03T24:00', '2026-02-03', 'soon']) {
      expect(momentInZone(text, 'UTC'), text).toBeNull();
    }
  });
});
