import { Client } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { boundSql } from './compile';
import { segmentMembers } from './segment-members';

const UNTIL_ON = '2026-11-20';

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({
      seed: 7,
      members: 2_000,
      purchases: 20_000,
      untilOn: UNTIL_ON,
    });
    await loadSampleProgramme(tx, purchases, UNTIL_ON);
  });
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('VACUUM (ANALYZE) purchases');
  await client.end();
});

it.each([
  {
    is: 'bought',
    window: { kind: 'last', count: 60, unit: 'day' },
    stores: [1, 2],
    receipts: { from: 3 },
  },
  { is: 'bought', window: { kind: 'last', count: 60, unit: 'day' }, spent: { from: '1000' } },
  { is: 'returned', window: { kind: 'last', count: 60, unit: 'day' } },
  { is: 'began', last: 30, before: 30 },
  { is: 'stopped', last: 30, before: 30, receipts: { from: 2 } },
])(
  'an estimate of $is reads purchases from the index of one member in 32 alone: %o',
  async (item) => {
    const definition = segmentSchema.parse({
      version: 1,
      include: { join: 'all', items: [item] },
      exclude: null,
    });
    const { text, parameters } = boundSql(
      segmentMembers(definition, {
        todayOn: UNTIL_ON,
        timeZone: 'Europe/Moscow',
        named: new Map(),
        isSample: true,
      }),
    );
    const plan = await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      // So few rows are read quicker as a whole: what matters is that the index can answer.
      await client.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off');
      const { rows } = await client.query<Record<string, string>>(`EXPLAIN ${text}`, [
        ...parameters,
      ]);
      return rows.map((row) => row['QUERY PLAN'] ?? '');
    });
    const reads = plan.filter((line) => / on purchases_/.test(line));
    expect(reads.length).toBeGreaterThan(0);
    for (const line of reads) expect(line).toMatch(/Index Only Scan using \S*business_date_\S*idx/);
  },
);
