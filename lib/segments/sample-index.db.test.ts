import { Client } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { segmentSchema } from '@/lib/domain/segments/definition';
import { boundSql } from './compile';
import { segmentMembers } from './segment-members';

const UNTIL_ON = '2026-11-20';
const READ = [
  'purchases',
  'members',
  'member_profiles',
  'member_sort_keys',
  'member_rhythms',
  'member_outlooks',
  'consent_states',
  'contact_confirmations',
  'cards',
  'member_summary',
  'point_accounts',
];

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
  for (const table of READ) await client.query(`VACUUM (ANALYZE) ${table}`);
  await client.end();
});

/** The plan of an estimate of one condition. */
async function planOf(item: unknown): Promise<readonly string[]> {
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
  return withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    // So few rows are read quicker as a whole: what matters is that the index can answer.
    await client.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off');
    const { rows } = await client.query<Record<string, string>>(`EXPLAIN ${text}`, [...parameters]);
    return rows.map((row) => row['QUERY PLAN'] ?? '');
  });
}

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
    const plan = await planOf(item);
    const reads = plan.filter((line) => / on purchases_/.test(line));
    expect(reads.length).toBeGreaterThan(0);
    for (const line of reads) expect(line).toMatch(/Index Only Scan using \S*business_date_\S*idx/);
  },
);

const window = { kind: 'last', count: 60, unit: 'day' };

it.each([
  { is: 'tier', tiers: [2] },
  { is: 'kind', kinds: ['person'] },
  { is: 'joined', window },
  { is: 'homeStore', stores: [1] },
  { is: 'lastBought', window },
  { is: 'source', sources: ['site'] },
  { is: 'age', years: { from: 30 } },
  { is: 'birthday', within: 7 },
  { is: 'city', cities: ['Kazan'] },
  { is: 'lifecycle', stages: ['slipping'] },
  { is: 'late', times: { from: '1.5' }, gaps: ['usual'] },
  { is: 'alive', percents: { from: 50 } },
  { is: 'expected', purchases: { from: '1' }, ahead: ['30', '90'] },
  { is: 'consent', purposes: ['advertising'], channels: ['email'] },
  { is: 'reachable', ways: ['email', 'sms'] },
  { is: 'card', statuses: ['active'] },
])('an estimate of $is reads members from indexes of one in 32 alone: %o', async (item) => {
  const reads = (await planOf(item)).filter((line) => / on [a-z_]+/.test(line));
  const known = reads.filter((line) => !/ on outlook_state/.test(line));
  expect(known.length).toBeGreaterThan(0);
  for (const line of known) expect(line).toMatch(/Index Only Scan using [a-z_]+_sample_idx on /);
});

it.each([
  { is: 'rfmScore', recency: [5] },
  { is: 'balance', points: { from: '100' } },
])(
  'an estimate of $is reads rows of one member in 32 alone, by an index without what a purchase changes: %o',
  async (item) => {
    const reads = (await planOf(item)).filter((line) => / on [a-z_]+/.test(line));
    expect(reads.length).toBeGreaterThan(1);
    for (const line of reads)
      expect(line).toMatch(/Index (Only )?Scan using [a-z_]+_sample_idx on /);
  },
);
