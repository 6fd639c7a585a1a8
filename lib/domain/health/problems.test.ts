import { describe, expect, it } from 'vitest';
import type { Health } from './health';
import { findProblems } from './problems';

const readAt = new Date('2026-11-21T12:00:00Z');
const well: Health = {
  database: { version: '18.4', bytes: 1, answeredInMs: 1 },
  worker: { startedAt: readAt, beatAt: readAt, version: '0.1.0' },
  analytics: { asOfOn: '2026-11-21', scoredAt: readAt },
  pendingDeltas: 0,
  shortStock: { pairs: 0, worst: [] },
  ledger: { ranAt: readAt, accounts: 0, first: [] },
  silentWebhooks: 0,
  replica: null,
  imports: [],
  migrations: 4,
  readAt,
};

const secondsAgo = (seconds: number) => new Date(readAt.getTime() - seconds * 1000);
const worker = (seconds: number) => ({
  startedAt: secondsAgo(900),
  beatAt: secondsAgo(seconds),
  version: '',
});

describe('health', () => {
  it('is well when the worker spoke 59 seconds ago and windows end yesterday', () => {
    const analytics = { asOfOn: '2026-11-20', scoredAt: null };
    expect(findProblems({ ...well, worker: worker(59), analytics }, 'Europe/Moscow')).toEqual([]);
  });

  it('names a worker silent for 60 seconds, or never heard', () => {
    expect(findProblems({ ...well, worker: worker(60) }, 'UTC')).toEqual(['worker']);
    expect(findProblems({ ...well, worker: null }, 'UTC')).toEqual(['worker']);
  });

  it('judges the day in the programme’s zone', () => {
    const analytics = { asOfOn: '2026-11-20', scoredAt: null };
    const late = { ...well, analytics, readAt: new Date('2026-11-21T22:30:00Z') };
    const seen = { ...well.ledger, ranAt: late.readAt };
    const withWorker = { ...late, ledger: seen, worker: { ...worker(0), beatAt: late.readAt } };
    expect(findProblems(withWorker, 'UTC')).toEqual([]);
    expect(findProblems(withWorker, 'Asia/Yekaterinburg')).toEqual(['day']);
  });

  it('names accounts that differ before all else, and a watch that has not looked for more than 15 minutes', () => {
    const ledger = { ranAt: secondsAgo(901), accounts: 0, first: [] };
    const running = { ...worker(0), startedAt: secondsAgo(5_000) };
    expect(findProblems({ ...well, worker: running, ledger }, 'UTC')).toEqual(['watch']);
    expect(
      findProblems(
        { ...well, worker: running, ledger: { ...ledger, ranAt: secondsAgo(900) } },
        'UTC',
      ),
    ).toEqual([]);
    // One that has just begun has not had the time.
    expect(findProblems({ ...well, ledger: { ...ledger, ranAt: null } }, 'UTC')).toEqual([]);
    expect(
      findProblems({ ...well, worker: null, ledger: { ...ledger, accounts: 2 } }, 'UTC'),
    ).toEqual(['ledger', 'worker']);
  });
});

it('an endpoint that hears nothing is a problem', () => {
  expect(findProblems({ ...well, worker: worker(1), silentWebhooks: 1 }, 'UTC')).toEqual([
    'webhooks',
  ]);
});

it('a replica that does not answer or is far behind is a problem, one that is near is none', () => {
  const told = (replica: Health['replica']) =>
    findProblems({ ...well, worker: worker(1), replica }, 'UTC');
  expect(told({ behindBytes: null, keepsUp: false })).toEqual(['replica']);
  expect(told({ behindBytes: 70_000_000, keepsUp: false })).toEqual(['replica']);
  expect(told({ behindBytes: 5_000, keepsUp: true })).toEqual([]);
});
