import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { keepMapping } from '../commands/keep-mapping';
import { listDueImports } from '../queries/list-due-imports';
import { forgetAll, sql } from '../testing/database';
import { finish, testActor, useOwnUploads } from '../testing/import-text';
import { pickUp } from './pick-up';

const MAPPING = { kind: 'stores', fields: { externalId: { column: 'code' } } };
const HEADER = ['code', 'title'];

let folder = '';
const MINUTE_MS = 60_000;

/** A look a minute from now, when what was written just now stands still. */
const look = (afterMs = MINUTE_MS) =>
  pickUp(folder, {
    actor: testActor,
    signal: new AbortController().signal,
    now: new Date(Date.now() + afterMs),
  });

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const names = (part = '') => readdirSync(join(folder, part)).filter((name) => name !== '.taken');

async function runDue(): Promise<void> {
  for (const importId of await runQuery(listDueImports, {}, testActor)) await finish(importId);
}

const history = () =>
  sql<{ fileName: string; state: string; kind: string }>(
    'SELECT file_name AS "fileName", state, kind FROM imports ORDER BY import_id',
  );

beforeAll(useOwnUploads);

beforeEach(async () => {
  await forgetAll();
  await sql('DELETE FROM import_mappings');
  folder = mkdtempSync(join(tmpdir(), 'vernost-folder-'));
  const kept = { kind: 'stores', mapping: MAPPING, header: HEADER } as const;
  await runCommand(keepMapping, { ...kept, name: 'By header', filePattern: '' }, testActor);
  await runCommand(
    keepMapping,
    { ...kept, header: ['x'], name: 'By name', filePattern: 'shops-*.csv' },
    testActor,
  );
});

test('files are imported by their name or their columns, and lie in done afterwards', async () => {
  put('any.csv', 'code,title\nS1,North\n');
  put('shops-03.csv', 'code,place\nS2,South\n');
  expect(await look()).toBe(2);
  expect(names()).toEqual(['done', 'failed']);
  await runDue();
  expect(await look()).toBe(0);
  expect(names('done').sort()).toEqual(['any.csv', 'shops-03.csv']);
  expect(await sql('SELECT external_id FROM stores ORDER BY 1')).toEqual([
    { external_id: 'S1' },
    { external_id: 'S2' },
  ]);
  put('any.csv', 'code,title\nS3,West\n');
  await look();
  await runDue();
  await look();
  expect(names('done').sort()).toEqual(['2-any.csv', 'any.csv', 'shops-03.csv']);
});

test('a file that is still being written waits, and parts are never taken', async () => {
  put('any.csv', 'code,title\nS1,North\n');
  expect(await look(0)).toBe(0);
  put('any.csv.part', 'code,ti');
  put('.hidden.csv', 'code,title\nS9,x\n');
  put('empty.csv', '');
  expect(await look()).toBe(1);
  expect(names().sort()).toEqual(['.hidden.csv', 'any.csv.part', 'done', 'empty.csv', 'failed']);
});

test('a workbook is refused and a file of no mapping waits for a person: both lie in failed and stand in the history', async () => {
  writeFileSync(join(folder, 'book.xlsx'), Buffer.from([0x50, 0x4b, 3, 4, 9, 9]));
  put('strange.csv', 'a,b\n1,2\n');
  await look();
  await look();
  expect(names('failed').sort()).toEqual(['book.xlsx', 'strange.csv']);
  const told = await history();
  expect(told.map(({ fileName, state }) => [fileName, state]).sort()).toEqual([
    ['book.xlsx', 'failed'],
    ['strange.csv', 'uploaded'],
  ]);
});

test('the same file put there again changes nothing', async () => {
  for (const name of ['one.csv', 'two.csv']) {
    put(name, 'code,title\nS1,North\n');
    utimesSync(join(folder, name), new Date(0), new Date(0));
    await look();
    await runDue();
  }
  await look();
  expect(names('done').sort()).toEqual(['one.csv', 'two.csv']);
  expect(await sql('SELECT count(*)::int AS stores FROM stores')).toEqual([{ stores: 1 }]);
});
