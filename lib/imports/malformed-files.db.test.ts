import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { withTx } from '@/db/write';
import { IMPORT_COUNTS, type ImportCounts } from '@/lib/domain/imports/counts';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import { guessMapping } from '@/lib/domain/imports/mapping/guess-mapping';
import { formToMapping, mappingToForm } from '@/lib/domain/imports/mapping/mapping-form';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { rebuildDerived } from '@/lib/purchases/posting/rebuild-derived';
import { createImport } from './commands/create-import';
import { startCheck } from './commands/start-check';
import { startImport } from './commands/start-import';
import { findRefusal } from './files/find-refusal';
import { storeUpload } from './files/upload-store';
import type { ImportView } from './queries/get-import';
import { getImport } from './queries/get-import';
import { getImportReport } from './queries/get-import-report';
import { getImportSample } from './queries/get-import-sample';
import { openRefusedRows } from './queries/open-refused-rows';
import { everythingDerived, forgetAll, sql } from './testing/database';
import { finish, testActor, useOwnUploads } from './testing/import-text';
import { type MalformedFile, malformedFile } from './testing/malformed-files';

/** `npm run safety -- --only imports` runs 500. */
const FILES = Number(process.env.VERNOST_MALFORMED_FILES ?? 60);
/** The same files in each run: what a new one finds is for who looks for it. */
const SEED = Number(process.env.VERNOST_SEED ?? 1);
const MS_A_FILE = 2_000;

beforeAll(useOwnUploads);
beforeEach(forgetAll);

type Written = Readonly<
  Record<'purchases' | 'claims' | 'members' | 'identities' | 'stores', number>
>;

async function written(): Promise<Written> {
  const [row] = await sql<Written>(
    `SELECT (SELECT count(*)::int FROM purchases) AS purchases, (SELECT count(*)::int FROM receipt_claims) AS claims,
       (SELECT count(*)::int FROM members) AS members, (SELECT count(*)::int FROM identity_claims) AS identities,
       (SELECT count(*)::int FROM stores) AS stores`,
  );
  if (row === undefined) throw new Error('there is nothing to count');
  return row;
}

/** Every row is somewhere: refused, left out for a reason, there already, or written. */
const ROWS: Readonly<Record<ImportKind, readonly (keyof ImportCounts)[]>> = {
  purchases: ['rowsRefused', 'receiptsNew', 'receiptsPresent', 'zeroSkipped', 'rowsRepeated'],
  members: ['rowsRefused', 'membersCreated', 'membersUpdated', 'membersPresent', 'rowsRepeated'],
  stores: ['rowsRefused', 'storesCreated', 'storesUpdated', 'storesPresent', 'rowsRepeated'],
};

const sumOf = (counts: ImportCounts, ids: readonly (keyof ImportCounts)[]) =>
  ids.reduce((sum, id) => sum + (counts[id] ?? 0), 0);

const withZeros = (kind: ImportKind, counts: ImportCounts) =>
  Object.fromEntries(IMPORT_COUNTS[kind].map((id) => [id, counts[id] ?? 0]));

/** Uploads as the page does: what is no table is refused as it begins. */
async function upload({ kind, bytes }: MalformedFile): Promise<number> {
  const stored = await storeUpload(
    (async function* () {
      yield bytes;
    })(),
  );
  const problem = await findRefusal(stored.key);
  const { key: uploadKey, sha256 } = stored;
  const { importId } = await runCommand(
    createImport,
    { kind, fileName: 'odd.csv', uploadKey, sha256, bytes: stored.bytes, problem },
    testActor,
  );
  return importId;
}

/** The dry run by what is found in the file alone; null when a person would have to choose first. */
async function check(kind: ImportKind, importId: number): Promise<ImportView | null> {
  const { sample } = await runQuery(getImportSample, { importId }, testActor);
  if (sample === null) return null;
  const guess = guessMapping(kind, sample);
  const store = kind === 'purchases' ? { store: { constant: 'SHOP' } } : {};
  const proposed = { ...guess, fields: { ...store, ...guess.fields } };
  const form = mappingToForm(kind, proposed, sample);
  const mapping = formToMapping(kind, form, sample);
  try {
    await runCommand(startCheck, { importId, mapping }, testActor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'mapping_invalid') return null;
    throw error;
  }
  return finish(importId);
}

async function refusedLines(importId: number): Promise<string> {
  const words = { row: 'row', why: 'why', problem: (code: string) => code };
  const { lines } = await runQuery(openRefusedRows, { importId, words }, testActor);
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

async function judge(file: MalformedFile): Promise<string> {
  const before = await written();
  const importId = await upload(file);
  const uploaded = await runQuery(getImport, { importId }, testActor);
  if (uploaded.state === 'failed') {
    expect(uploaded.errorDetails ?? {}).toBeTypeOf('object');
    expect(await written()).toEqual(before);
    return 'refused as it was uploaded';
  }
  const checked = await check(file.kind, importId);
  expect(await written()).toEqual(before);
  if (checked === null) return 'waits for a person';
  if (checked.state === 'failed') return `refused whole`;
  expect(checked.state).toBe('checked');
  if (file.rows !== null) expect(checked.counts.rows).toBe(file.rows);
  await runCommand(startImport, { importId }, testActor);
  const done = await finish(importId);
  expect(done.state).toBe('done');
  expect(withZeros(file.kind, done.counts)).toEqual(withZeros(file.kind, checked.counts));
  expect(sumOf(done.counts, ROWS[file.kind])).toBe(done.counts.rows);
  const after = await written();
  expect(after.purchases - before.purchases).toBe(done.counts.receiptsNew ?? 0);
  expect(after.claims - before.claims).toBe(done.counts.receiptsNew ?? 0);
  expect(after.members - before.members).toBe(done.counts.membersCreated ?? 0);
  expect(after.stores - before.stores).toBe(done.counts.storesCreated ?? 0);
  const report = await runQuery(getImportReport, { importId }, testActor);
  const told = report.problems.reduce((sum, { rows }) => sum + rows, 0);
  expect(told).toBe(done.counts.rowsRefused ?? 0);
  const refused = await refusedLines(importId);
  // A cell that a spreadsheet would run does not leave as one.
  expect(refused).not.toMatch(/(?:^|[,\n])"?[=@]/);
  return 'imported';
}

test(`${FILES} malformed files: never a crash, always a report, nothing half done, and the sums as if made anew`, {
  timeout: 30_000 + FILES * MS_A_FILE,
}, async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(malformedFile, async (file) => {
      if (file.bytes.length === 0) return;
      const outcome = await judge(file);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }),
    { numRuns: FILES, seed: SEED, endOnFailure: true },
  );
  const told = [...outcomes].map(([outcome, files]) => `${files} ${outcome}`);
  process.stdout.write(`${told.join(', ')} (seed ${SEED})
`);
  // A generator whose files are all refused would prove nothing.
  expect(outcomes.get('imported') ?? 0).toBeGreaterThan(FILES / 10);
  const kept = await everythingDerived();
  await withTx({ label: 'system:test', requestId: 'test' }, (tx) => rebuildDerived(tx));
  expect(await everythingDerived()).toEqual(kept);
});
