import { expect, it } from 'vitest';
import { statisticsCsv } from './statistics-csv';

const none = { medianMs: null, p90Ms: null };

it('a table is a file of ids, counts and whole seconds', () => {
  const statistics = {
    kinds: [
      {
        kind: 'block' as const,
        done: 2,
        cancelled: 1,
        paused: 1,
        handedOver: 0,
        total: { medianMs: 61_500, p90Ms: 120_000 },
        work: none,
      },
    ],
    steps: [],
    pauses: [],
    weeks: [{ weekOn: '2026-11-23', done: 2, cancelled: 1, total: none }],
  };
  expect(statisticsCsv('kinds', statistics)).toBe(
    'kind,done,cancelled,paused,handed_over,total_median_seconds,total_p90_seconds,work_median_seconds,work_p90_seconds\nblock,2,1,1,0,62,120,,\n',
  );
  expect(statisticsCsv('weeks', statistics).split('\n')[1]).toBe('2026-11-23,2,1,,');
});
