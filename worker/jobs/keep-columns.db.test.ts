import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { keepColumns } from './keep-columns';

const UNTIL_ON = '2026-11-20';
const folder = mkdtempSync(join(tmpdir(), 'vernost-columns-'));
const context = { actor: systemActor('test'), signal: new AbortController().signal };

const named = async () => {
  const rows = await readPool()<{ fileId: string; receipts: number }[]>`
    SELECT file_id AS "fileId", receipts::float8 AS receipts FROM receipt_columns`;
  return rows[0];
};

beforeAll(async () => {
  process.env.VERNOST_DATA_DIR = folder;
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({ seed: 3, members: 50, purchases: 400, untilOn: UNTIL_ON });
    await loadSampleProgramme(tx, purchases, UNTIL_ON);
    await rebuildDerived(tx);
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a small base gets no copy by columns; one of a million receipts gets one, and not another the minute after', async () => {
  await keepColumns.run(context);
  expect(await named()).toBeUndefined();
  await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query(`INSERT INTO store_days (store_id, business_date, is_guest, receipts, revenue_minor)
      VALUES (1, '2020-01-01', false, 1000000, 0)`);
  });
  await keepColumns.run(context);
  const first = await named();
  expect(first?.receipts).toBeGreaterThan(1_000_000);
  await keepColumns.run(context);
  expect(await named()).toEqual(first);
});
