import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { claimImport } from './commands/claim-import';
import { mergeChunk } from './commands/merge-chunk';
import { openMerge } from './commands/open-merge';
import { stageImport } from './commands/stage-import';
import { startImport } from './commands/start-import';
import { runImport } from './run-import';
import { everythingDerived, forgetAll, sql } from './testing/database';
import { finish, importText, testActor, uploadText, useOwnUploads } from './testing/import-text';

/** Few rows a chunk, so that a small file has many boundaries. */
vi.mock('@/lib/domain/imports/limits', async (original) => ({
  ...(await original<typeof import('@/lib/domain/imports/limits')>()),
  CHUNK_SIZE: 8,
}));

const CHUNKS = 6;

const MAPPING = {
  kind: 'purchases',
  rowIs: 'line',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { constant: 'SHOP' },
    quantity: { column: 'qty' },
    unitPrice: { column: 'price' },
  },
};

/** 24 receipts of 7 customers and of guests, two lines each; one return, one refused row. */
const FILE = [
  'no,day,client,qty,price',
  ...Array.from({ length: 24 }, (_, index) => {
    const day = `2024-0${(index % 6) + 1}-1${index % 9}`;
    const client = index % 8 === 7 ? '' : `K${index % 8}`;
    const sign = index === 9 ? '-' : '';
    return [
      `N${index},${day},${client},${sign}1,${index + 1}.50`,
      `N${index},${day},${client},${sign}2,1.00`,
    ];
  }).flat(),
  'N99,never,K1,1,1.00',
].join('\n');

/** A worker that stages the file, merges some chunks and is heard of no more. */
async function crashAfter(chunks: number): Promise<number> {
  const importId = await uploadText('purchases', FILE);
  const lease = crypto.randomUUID();
  await runCommand(startImport, { importId, mapping: MAPPING }, testActor);
  await runCommand(claimImport, { importId, lease }, testActor);
  const progress = {
    bytes: 0,
    rows: 0,
    refused: 0,
    rounded: 0,
    cleansed: 0,
    totals: 0,
    header: null,
  };
  await runCommand(stageImport, { importId, lease, progress }, testActor);
  await runCommand(openMerge, { importId, lease }, testActor);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    await runCommand(mergeChunk, { importId, lease, chunk }, testActor);
  }
  return importId;
}

const fallSilent = (importId: number) =>
  sql(
    `UPDATE imports SET heartbeat_at = now() - interval '1 minute' WHERE import_id = ${importId}`,
  );

let undisturbed: { counts: unknown; derived: unknown; chunks: unknown };

beforeAll(async () => {
  useOwnUploads();
  const done = await importText('purchases', FILE, MAPPING);
  const [row] = await sql<{ chunks: number }>(
    'SELECT cardinality(merged_chunks) AS chunks FROM imports',
  );
  undisturbed = { counts: done.counts, derived: await everythingDerived(), chunks: row?.chunks };
});

beforeEach(forgetAll);

describe('an import that was cut', () => {
  test('has the chunks that these tests suppose', () => {
    expect(undisturbed.counts).toMatchObject({
      receiptsNew: 24,
      rowsRefused: 1,
      returnsNew: 1,
      guestsNew: 3,
    });
  });

  test.each(Array.from({ length: CHUNKS + 1 }, (_, chunks) => [chunks]))(
    'after %i chunks goes on where it stopped',
    async (chunks) => {
      const importId = await crashAfter(chunks);
      await fallSilent(importId);
      const done = await finish(importId);
      expect(done.state).toBe('done');
      expect(done.counts).toEqual(undisturbed.counts);
      expect(await everythingDerived()).toEqual(undisturbed.derived);
    },
  );

  test('and whose staging tables a crash of the database emptied is staged anew', async () => {
    const importId = await crashAfter(3);
    await sql(`TRUNCATE staging.rows_${importId}, staging.receipts_${importId}`);
    await fallSilent(importId);
    const done = await finish(importId);
    expect(done.counts).toEqual(undisturbed.counts);
    expect(await everythingDerived()).toEqual(undisturbed.derived);
  });

  test('is left alone while its worker is heard of', async () => {
    const importId = await crashAfter(2);
    const { signal } = new AbortController();
    expect(await runImport(importId, { actor: testActor, signal })).toBe(false);
    expect((await sql(`SELECT state FROM imports`))[0]).toEqual({ state: 'merging' });
  });

  test('a worker that lost its import writes no further chunk', async () => {
    const importId = await crashAfter(1);
    const [held] = await sql<{ lease: string }>('SELECT lease FROM imports');
    await fallSilent(importId);
    await finish(importId);
    const late = { importId, lease: held?.lease ?? '', chunk: 1 };
    await expect(runCommand(mergeChunk, late, testActor)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await everythingDerived()).toEqual(undisturbed.derived);
  });

  test('two workers at one chunk write it once', async () => {
    const importId = await crashAfter(0);
    const [held] = await sql<{ lease: string }>('SELECT lease FROM imports');
    const chunk = { importId, lease: held?.lease ?? '', chunk: 0 };
    const both = await Promise.all([
      runCommand(mergeChunk, chunk, testActor),
      runCommand(mergeChunk, chunk, testActor),
    ]);
    expect(both.map(({ state }) => state).sort()).toEqual(['known', 'merged']);
    await fallSilent(importId);
    expect((await finish(importId)).counts).toEqual(undisturbed.counts);
    expect(await everythingDerived()).toEqual(undisturbed.derived);
  });
});
