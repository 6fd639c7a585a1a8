import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { demoSpan } from '@/db/demo/member';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { assert } from '@/lib/domain/shared/assert';
import { createImport } from '@/lib/imports/commands/create-import';
import { startImport } from '@/lib/imports/commands/start-import';
import { removeUpload, storeLocalFile } from '@/lib/imports/files/upload-store';
import { getImport } from '@/lib/imports/queries/get-import';
import { runImport } from '@/lib/imports/run-import';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { benchDatabase, dropDatabase, onConnection, switchDatabase } from './bench-database';
import { BENCH_UNTIL_ON } from './bench-programme';
import { type Measurement, timed } from './measure';
import { membersFor, writeReceiptsFile } from './receipts-file';

const DATABASE = 'vernost_bench_import';

const MAPPING = {
  kind: 'purchases',
  file: { datePatterns: ['YYYY-MM-DD HH:mm:ss'] },
  rowIs: 'receipt',
  fields: {
    customer: { column: 'customer' },
    store: { column: 'store' },
    till: { column: 'till' },
    receipt: { column: 'receipt' },
    moment: { column: 'moment' },
    amount: { column: 'amount' },
  },
};

/** Members with their external ids and nothing else: the file brings the rest. */
async function addMembers(members: number): Promise<void> {
  await withTx({ label: 'system:bench', requestId: 'bench' }, async ({ client }) => {
    await client.query(`INSERT INTO programme (name) VALUES ('Bench') ON CONFLICT DO NOTHING`);
    await client.query(
      `INSERT INTO members (joined_on) SELECT '2023-06-01' FROM generate_series(1, $1::int)`,
      [members],
    );
    await client.query(`
      INSERT INTO identity_claims (kind, value, member_id)
      SELECT 'external', 'BRG-' || lpad(member_id::text, 7, '0'), member_id FROM members`);
  });
}

/** Imports the file through the commands of the product, as the worker does. @returns milliseconds */
async function importFile(path: string): Promise<number> {
  const actor = systemActor('bench');
  const upload = await storeLocalFile(path);
  try {
    const { importId } = await runCommand(
      createImport,
      { kind: 'purchases', fileName: 'bench.csv', uploadKey: upload.key, ...upload },
      actor,
    );
    const ms = await timed(async () => {
      await runCommand(startImport, { importId, mapping: MAPPING }, actor);
      await runImport(importId, { actor, signal: new AbortController().signal });
    });
    const { state } = await runQuery(getImport, { importId }, actor);
    assert(state === 'done', `the import of the bench ends as done, not as ${state}`);
    return ms;
  } finally {
    await removeUpload(upload.key);
  }
}

/** The least that a database does with such a file: COPY into one table without keys. */
function bareCopy(databaseUrl: string, path: string): Promise<number> {
  return onConnection(databaseUrl, async (client) => {
    await client.query(`CREATE TABLE bench_copy (customer text, store text, till text, receipt text,
      moment timestamptz, amount numeric)`);
    return timed(() =>
      pipeline(
        createReadStream(path),
        client.query(copyFrom('COPY bench_copy FROM STDIN WITH (FORMAT csv, HEADER true)')),
      ),
    );
  });
}

/** Receipts a second from a file into everything derived, first time and again, against bare COPY. */
export async function importReceipts(
  serverUrl: string,
  receipts: number,
): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'vernost-bench-'));
  const path = join(folder, 'receipts.csv');
  try {
    const databaseUrl = await benchDatabase(serverUrl, { name: DATABASE, isNew: true });
    await switchDatabase(databaseUrl);
    await addMembers(membersFor(receipts));
    const rows = await writeReceiptsFile(path, { receipts, span: demoSpan(BENCH_UNTIL_ON) });
    const copyMs = await bareCopy(databaseUrl, path);
    const perSecond = (ms: number): number => (rows / ms) * 1000;
    const reference = perSecond(copyMs);
    const first = perSecond(await importFile(path));
    const again = perSecond(await importFile(path));
    const what = `${rows.toLocaleString('en')} receipts`;
    return [
      { name: `Import of ${what}`, ours: first, reference, against: 'bare COPY', unit: 'rows/s' },
      { name: 'The same file again', ours: again, reference, against: 'bare COPY', unit: 'rows/s' },
    ];
  } finally {
    await switchDatabase(serverUrl);
    await dropDatabase(serverUrl, DATABASE);
    await rm(folder, { recursive: true, force: true });
  }
}
