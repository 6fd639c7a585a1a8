import { beforeAll, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { sql } from '@/lib/points/testing/points-desk';
import { sweepCallKeys } from './commands/sweep-call-keys';

const sweep = () => runCommand(sweepCallKeys, {}, systemActor('sweep-call-keys'));
const left = async () =>
  (
    await sql<{ told: string }>(
      `SELECT source || ' ' || count(*) AS told FROM point_keys GROUP BY source ORDER BY source`,
    )
  ).map(({ told }) => told);

const keep = (source: string, count: number, age: string) =>
  sql(
    `INSERT INTO point_keys (source, key, input_hash, answer, booked_at)
     SELECT '${source}', '${age} ' || n, 'h', '{}', now() - interval '${age}' FROM generate_series(1, ${count}) n`,
  );

beforeAll(async () => {
  await keep('api:1', 5_010, '31 days');
  await keep('api:1', 20, '29 days');
  await keep('apiKey:1', 30, '400 days');
  await keep('hand', 40, '400 days');
});

it('keys of 5,010 calls of 31 days ago go in two turns; those of 29 days and those of movements stay', async () => {
  expect(await sweep()).toEqual({ hasMore: true });
  expect(await left()).toEqual(['api:1 30', 'apiKey:1 30', 'hand 40']);
  expect(await sweep()).toEqual({ hasMore: false });
  expect(await left()).toEqual(['api:1 20', 'apiKey:1 30', 'hand 40']);
});

it('the oldest are found by their index', async () => {
  const [row] = await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query('SET LOCAL enable_seqscan = off');
    const asked = `EXPLAIN (FORMAT JSON) SELECT source, key FROM point_keys
      WHERE source LIKE 'api:%' AND booked_at < now() - interval '30 days' ORDER BY booked_at LIMIT 5000`;
    return (await client.query<{ 'QUERY PLAN': unknown }>(asked)).rows;
  });
  expect(JSON.stringify(row?.['QUERY PLAN'])).toContain('point_keys_of_calls_idx');
});
