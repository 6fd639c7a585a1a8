import { beforeAll, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { person, seedAgents, sql } from '@/lib/tasks/testing/task-desk';
import { createSegment } from '../commands/create-segment';
import { getSegmentHistory } from './get-segment-history';

const anna = person(1, 'marketer');

beforeAll(seedAgents);

it('of 500 looks in two days and one a year before, 30 are listed and three days are told, each by its last', async () => {
  const { segmentId } = await runCommand(
    createSegment,
    { name: 'Hourly', note: '', definition: { version: 1, include: null, exclude: null } },
    anna,
  );
  await sql(`
    INSERT INTO segment_refreshes (segment_id, refresh_no, cause, version, as_of_on, refreshed_at, members, entered, gone, took_ms)
    SELECT ${segmentId}, no, 'refresh', 1, day, day + interval '6 hours', no, 0, 0, 1
    FROM generate_series(1, 501) no, LATERAL (SELECT CASE WHEN no = 1 THEN date '2025-11-20' ELSE date '2026-11-20' + (no - 2) / 250 END) d (day)`);
  const { looks, days, schedule } = await runQuery(getSegmentHistory, { segmentId }, anna);
  expect(looks.map((one) => one.refreshNo)).toEqual(
    Array.from({ length: 30 }, (_, back) => 501 - back),
  );
  expect(days.map(({ asOfOn, members }) => [asOfOn, members])).toEqual([
    ['2026-11-21', 501],
    ['2026-11-20', 251],
    ['2025-11-20', 1],
  ]);
  expect(schedule).toBe('daily');
});
