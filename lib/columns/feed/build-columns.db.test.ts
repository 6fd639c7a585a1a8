import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { loadSampleProgramme, samplePurchases } from '@/db/testing/sample-programme';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { COLUMNS_FRESH_MS } from '@/lib/domain/columns/columns-due';
import { countBits } from '@/lib/domain/segments/count-bits';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { columnsPaths } from '../columns-folder';
import { closeReceiptColumns, fromReceiptColumns } from '../reading/from-receipt-columns';
import { buildColumns } from './build-columns';

const UNTIL_ON = '2026-11-20';
const folder = mkdtempSync(join(tmpdir(), 'vernost-columns-'));
const read = readPool();
const actor = systemActor('test');
const signal = new AbortController().signal;
const BUYERS =
  'SELECT b.member_id FROM purchases b WHERE b.store_id = ANY($1::int[]) GROUP BY b.member_id';

const files = () => readdirSync(join(folder, 'columns')).sort();
const change = (statement: string) =>
  withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query(statement);
  });
const build = async () => {
  const built = await buildColumns({ actor, signal });
  if (built === null) throw new Error('nothing was built');
  return built;
};
const buyers = (now = new Date()) =>
  fromReceiptColumns({ read, now }, (reader) =>
    reader.membersOf({ text: BUYERS, parameters: [[1, 2]] }),
  );
/** How many members a set of bits has. */
const size = (bits: Uint8Array | undefined) =>
  bits === undefined ? null : (countBits(bits, [])[0]?.members ?? 0);
const inPostgres = async () => {
  const [row] = await read<{ members: number }[]>`
    SELECT count(DISTINCT member_id)::int AS members FROM purchases WHERE member_id > 0 AND store_id IN (1, 2)`;
  return row?.members ?? 0;
};

beforeAll(async () => {
  process.env.VERNOST_DATA_DIR = folder;
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    const purchases = samplePurchases({
      seed: 7,
      members: 300,
      purchases: 3_000,
      untilOn: UNTIL_ON,
    });
    await loadSampleProgramme(tx, purchases, UNTIL_ON);
    await rebuildDerived(tx);
  });
});
beforeEach(() => closeReceiptColumns());
afterAll(() => {
  closeReceiptColumns();
  rmSync(folder, { recursive: true, force: true });
});

it('without a copy nothing is answered; after a build all receipts of members are there, and one file alone', async () => {
  expect(await buyers()).toBeNull();
  const built = await build();
  expect(files()).toEqual([`${built.fileId}.duckdb`]);
  const answer = await buyers();
  expect(size(answer?.result)).toBe(await inPostgres());
  expect(size(answer?.result)).toBeGreaterThan(100);
  expect(Date.now() - (answer?.asOfAt.getTime() ?? 0)).toBeLessThan(60_000);
});

it('a copy knows what was there when it was made; the next knows more and takes its place while it is read', async () => {
  const before = await build();
  const known = await inPostgres();
  await change(`INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor)
    SELECT 100000 + n, '${UNTIL_ON}', 1, 'late' || n, now(), 100 FROM generate_series(1, 5) n`);
  expect(size((await buyers())?.result)).toBe(known);
  await fromReceiptColumns({ read, now: new Date() }, async (reader) => {
    const after = await build();
    expect(files()).toEqual([`${after.fileId}.duckdb`]);
    expect(existsSync(columnsPaths(before.fileId).whole)).toBe(false);
    // What is open stays readable to its end.
    const still = await reader.membersOf({ text: BUYERS, parameters: [[1, 2]] });
    expect(size(still)).toBe(known);
    expect(size((await buyers())?.result)).toBe(known + 5);
  });
  expect(size((await buyers())?.result)).toBe(known + 5);
});

it('guests are not copied', async () => {
  await change(`INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor)
    VALUES (0, '${UNTIL_ON}', 1, 'guest', now(), 100)`);
  await build();
  const answer = await buyers();
  expect((answer?.result[0] ?? 1) & 1).toBe(0);
});

it('a build that is stopped leaves the copy before, and the next build takes away what it left', async () => {
  const before = await build();
  const stopping = new AbortController();
  stopping.abort();
  await expect(buildColumns({ actor, signal: stopping.signal })).rejects.toThrow();
  // As a process leaves them that is killed in the middle.
  for (const ending of ['building', 'building.wal', 'building.part', 'duckdb']) {
    writeFileSync(join(folder, 'columns', `${crypto.randomUUID()}.${ending}`), 'half');
  }
  writeFileSync(join(folder, 'columns', 'README'), 'of somebody else');
  expect(size((await buyers())?.result)).toBe(await inPostgres());
  expect(existsSync(columnsPaths(before.fileId).whole)).toBe(true);
  const after = await build();
  expect(files()).toEqual(['README', `${after.fileId}.duckdb`].sort());
});

it('two workers at once make one copy', async () => {
  const made = await Promise.all([1, 2].map(() => buildColumns({ actor, signal })));
  expect(made.filter((one) => one !== null)).toHaveLength(1);
  expect(files().filter((name) => name !== 'README')).toHaveLength(1);
});

it('a copy that is too old, is not whole, or is not this base’s is not read', async () => {
  const { fileId } = await build();
  expect(await buyers(new Date(Date.now() + COLUMNS_FRESH_MS - 60_000))).not.toBeNull();
  expect(await buyers(new Date(Date.now() + COLUMNS_FRESH_MS))).toBeNull();
  await change(`UPDATE receipt_columns SET file_id = '${crypto.randomUUID()}'`);
  expect(await buyers()).toBeNull();
  await change(`UPDATE receipt_columns SET file_id = '${fileId}'`);
  closeReceiptColumns();
  writeFileSync(columnsPaths(fileId).whole, 'half');
  expect(await buyers()).toBeNull();
  await build();
  expect(await buyers()).not.toBeNull();
});

it('what DuckDB does not understand, and a third reader at once, are left to PostgreSQL', async () => {
  await build();
  const ask = (text: string) =>
    fromReceiptColumns({ read, now: new Date() }, (reader) =>
      reader.membersOf({ text, parameters: [] }),
    );
  expect(await ask('SELECT member_id FROM members')).toBeNull();
  expect(await ask(`SELECT member_id FROM read_csv('/etc/passwd')`)).toBeNull();
  await fromReceiptColumns({ read, now: new Date() }, async () => {
    expect(await fromReceiptColumns({ read, now: new Date() }, async () => buyers())).toMatchObject(
      {
        result: null,
      },
    );
    expect(await buyers()).not.toBeNull();
  });
});
