import { describe, expect, it } from 'vitest';
import {
  BEAT_SECONDS,
  judgeFailure,
  judgeProvider,
  LEASE_SECONDS,
  nextAttemptAt,
} from './delivery';

const NOW = new Date('2026-11-27T12:00:00Z');

describe('delivery', () => {
  it('waits 30 s, 2 min, 10 min and an hour between five attempts, then gives up', () => {
    const waits = [1, 2, 3, 4, 5].map((attempts) => {
      const next = nextAttemptAt(attempts, NOW);
      return next === null ? null : (next.getTime() - NOW.getTime()) / 1000;
    });
    expect(waits).toEqual([30, 120, 600, 3600, null]);
  });

  it('takes up a message of a silent worker within a minute, and not for three beats that were missed', () => {
    expect(LEASE_SECONDS).toBeGreaterThan(3 * BEAT_SECONDS);
    expect(LEASE_SECONDS).toBeLessThan(55);
  });

  it.each([
    [{ code: 'EENVELOPE', responseCode: 550 }, 'smtp_550', true],
    [{ code: 'EENVELOPE', responseCode: 451 }, 'smtp_451', false],
    [{ code: 'EMESSAGE', responseCode: 552 }, 'smtp_552', true],
    [{ code: 'EAUTH', responseCode: 535 }, 'auth', false],
    [{ code: 'ESOCKET' }, 'connection', false],
    [{ code: 'ETIMEDOUT' }, 'timeout', false],
    [{ code: 'ECONNECTION', responseCode: 421 }, 'smtp_421', false],
    [{ code: 'EENVELOPE' }, 'address', true],
    [{}, 'other', false],
  ])('%o is %s, final: %s', (failure, code, isFinal) => {
    expect(judgeFailure(failure)).toEqual({ code, isFinal });
  });

  it('takes a contact for gone by 550, 551 and 553 to a recipient, and by nothing else', () => {
    const about = (responseCode: number, command: string) =>
      judgeFailure({ code: 'EENVELOPE', responseCode, command }).isContact ?? false;
    expect([550, 551, 553].map((reply) => about(reply, 'RCPT TO'))).toEqual([true, true, true]);
    expect([about(552, 'RCPT TO'), about(550, 'MAIL FROM'), about(550, 'DATA')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([
    [202, null],
    [null, { code: 'connection', isFinal: false }],
    [401, { code: 'auth', isFinal: false }],
    [410, { code: 'http_410', isFinal: true, isContact: true }],
    [422, { code: 'http_422', isFinal: true }],
    [429, { code: 'http_429', isFinal: false }],
    [503, { code: 'http_503', isFinal: false }],
  ])('a provider that answers %s: %o', (status, judged) => {
    expect(judgeProvider(status)).toEqual(judged);
  });
});
