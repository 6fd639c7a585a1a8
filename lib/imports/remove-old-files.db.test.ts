import { existsSync } from 'node:fs';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { AppError } from '@/lib/domain/shared/errors';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { cancelImport } from './commands/cancel-import';
import { REMOVE_AT_ONCE, removeOldFiles } from './commands/remove-old-files';
import { startImport } from './commands/start-import';
import { removeUpload, uploadPath } from './files/upload-store';
import { getImport } from './queries/get-import';
import { openRefusedRows } from './queries/open-refused-rows';
import { forgetAll, sql } from './testing/database';
import { checkText, importText, testActor, uploadText, useOwnUploads } from './testing/import-text';

const DAY_MS = 86_400_000;
const MAPPING = {
  rowIs: 'receipt',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { constant: 'SHOP' },
    amount: { column: 'sum' },
  },
};
const FILE = 'no,day,client,sum\nN1,2024-01-10,K1,5.00\nN2,never,K1,5.00';

/** Days after the moment at which every import of the test ended. */
const ENDED_AT = new Date('2026-03-01T10:00:00Z');
const after = (days: number, ms = 0) => ({
  now: new Date(ENDED_AT.getTime() + days * DAY_MS + ms),
});
const endAll = () =>
  sql(`UPDATE imports SET finished_at = '${ENDED_AT.toISOString()}' WHERE finished_at IS NOT NULL`);
const sweep = (days: number, ms = 0) => runCommand(removeOldFiles, {}, testActor, after(days, ms));
const pathOf = async (importId: number) =>
  uploadPath((await runQuery(getImport, { importId }, testActor)).uploadKey);
const words = { row: 'Row', why: 'Why', problem: (code: string) => code };
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

beforeAll(useOwnUploads);
beforeEach(forgetAll);

it('the file of a done import is there one millisecond before 30 days are over, and gone at 30 days; its figures stay', async () => {
  const { importId, counts } = await importText('purchases', FILE, MAPPING);
  await endAll();
  const path = await pathOf(importId);
  expect(await sweep(30, -1)).toBe(0);
  expect(existsSync(path)).toBe(true);
  expect(await sweep(30)).toBe(1);
  expect(existsSync(path)).toBe(false);
  expect(await sweep(31)).toBe(0);
  const left = await runQuery(getImport, { importId }, testActor);
  expect(left).toMatchObject({ state: 'done', counts, fileRemovedAt: after(30).now });
  expect(await refusal(runQuery(openRefusedRows, { importId, words }, testActor))).toBe(
    'not_found',
  );
  const audit = await sql(
    `SELECT subject_id AS id, after FROM audit_events WHERE command = 'imports.removeOldFiles'`,
  );
  expect(audit).toEqual([{ id: String(importId), after: { hasFile: false } }]);
});

it('a file that nobody has begun to import, one that waits after its dry run and one that is being imported stay however old', async () => {
  const upload = (nth: number) => uploadText('purchases', `${FILE}\nN${nth},2024-01-11,K1,1.00`);
  const waiting = await upload(1);
  const queued = await upload(2);
  const stopped = await upload(3);
  const { importId: checked } = await checkText(
    'purchases',
    `${FILE}\nN4,2024-01-11,K1,1.00`,
    MAPPING,
  );
  await runCommand(
    startImport,
    { importId: queued, mapping: { kind: 'purchases', ...MAPPING } },
    testActor,
  );
  await runCommand(cancelImport, { importId: stopped }, testActor);
  await endAll();
  expect(await sweep(400)).toBe(1);
  expect(existsSync(await pathOf(waiting))).toBe(true);
  expect(existsSync(await pathOf(queued))).toBe(true);
  expect(existsSync(await pathOf(checked))).toBe(true);
  expect(existsSync(await pathOf(stopped))).toBe(false);
});

it('a refused import whose file is gone is not tried again', async () => {
  const { importId, state } = await importText('purchases', 'no,day,client,sum\n"', MAPPING);
  expect(state).toBe('failed');
  await endAll();
  expect(await sweep(30)).toBe(1);
  expect(await refusal(runCommand(startImport, { importId }, testActor))).toBe('wrong_state');
});

it(`a run that was cut after it removed a file is mended by the next; ${REMOVE_AT_ONCE} at once, two runs never the same`, async () => {
  const ids: number[] = [];
  for (let nth = 0; nth < REMOVE_AT_ONCE + 5; nth += 1) {
    const importId = await uploadText('purchases', `${FILE}\nM${nth},2024-01-11,K1,1.00`);
    await runCommand(cancelImport, { importId }, testActor);
    ids.push(importId);
  }
  await endAll();
  const [first = 0] = ids;
  await removeUpload((await runQuery(getImport, { importId: first }, testActor)).uploadKey);
  const removed = await Promise.all([sweep(30), sweep(30), sweep(30)]);
  expect(removed.reduce((sum, one) => sum + one, 0) + (await sweep(30))).toBe(ids.length);
  expect(Math.max(...removed)).toBeLessThanOrEqual(REMOVE_AT_ONCE);
  const [left] = await sql<{ left: number }>(
    'SELECT count(*)::int AS left FROM imports WHERE file_removed_at IS NULL',
  );
  expect(left?.left).toBe(0);
});
