import { expect, it } from 'vitest';
import {
  BEAT_SECONDS,
  batchSize,
  isToBePaused,
  judgeStatus,
  LEASE_SECONDS,
  MOST_TRIES,
  nextTryAt,
  WAIT_SECONDS,
} from './retries';

const now = new Date('2026-11-27T12:00:00Z');
const secondsTo = (tries: number, chance: number, askedSeconds: number | null = null) => {
  const next = nextTryAt(tries, { now, chance, askedSeconds });
  return next === null ? null : (next.getTime() - now.getTime()) / 1000;
};

it('tries ten times within 75 and a half hours', () => {
  expect(MOST_TRIES).toBe(10);
  const hours = WAIT_SECONDS.reduce((sum, wait) => sum + wait, 0) / 3600;
  expect(hours).toBeCloseTo(75.58, 2);
  expect(secondsTo(10, 0.5)).toBeNull();
});

it('waits 5 minutes before the third try, a tenth more or less by chance', () => {
  expect([0, 0.5, 1].map((chance) => secondsTo(2, chance))).toEqual([270, 300, 330]);
});

it('waits as long as it is asked to, at most a day', () => {
  expect(secondsTo(1, 0.5, 3_600)).toBe(3_600);
  expect(secondsTo(1, 0.5, 900_000)).toBe(86_400);
  expect(secondsTo(3, 0.5, 1)).toBe(1_800);
});

it('sends a batch of 64 where all is well, one where ten failed in a row', () => {
  expect([0, 1, 9, 10].map(batchSize)).toEqual([64, 16, 16, 1]);
});

it('pauses after 20 failures that last 24 hours: neither 19, nor a burst', () => {
  const judged = (failures: number, hours: number) =>
    isToBePaused({ failures, failingSince: new Date(now.getTime() - hours * 3_600_000), now });
  expect([judged(20, 24), judged(19, 24), judged(1_000, 23)]).toEqual([true, false, false]);
});

it('takes 2xx for delivered, and a redirect for none', () => {
  expect([199, 200, 299, 300, 308, 400, 500].map(judgeStatus)).toEqual([
    ...['status', null, null, 'redirect', 'redirect', 'status', 'status'],
  ]);
});

it('takes up what a silent worker had within a minute, and not for three beats that were missed', () => {
  expect(LEASE_SECONDS).toBeGreaterThan(3 * BEAT_SECONDS);
  expect(LEASE_SECONDS).toBeLessThan(55);
});
