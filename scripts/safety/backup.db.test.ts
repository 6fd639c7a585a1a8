import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { loadDemo } from '@/db/demo/load-demo';
import { TEMPLATE } from '@/db/testing/throw-away-cluster';
import { present } from '@/lib/domain/shared/assert';
import { type Checksums, differing, readChecksums } from './checksums';
import { dumpBase, restoreBase } from './dump';

const SLOW_MS = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'vernost-dump-'));
const name = `restored_${crypto.randomUUID().replaceAll('-', '')}`;
const clusterUrl = inject('clusterUrl');
const restoredUrl = new URL(clusterUrl);
restoredUrl.pathname = `/${name}`;

async function on<Result>(url: string, work: (client: Client) => Promise<Result>) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const source = () => present(process.env.DATABASE_URL, 'the base of the test');

beforeAll(async () => {
  await loadDemo({
    ...{ databaseUrl: source(), members: 200, untilOn: '2026-06-30', log: () => undefined },
  });
  await on(clusterUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`),
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await on(clusterUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
});

const rowsOf = (sums: Checksums, table: string) => Number.parseInt(sums.get(table) ?? '', 10);

it(
  'the demo dumped and restored has equal checksums in every table and sequence, and a row that differs afterwards is told by its table',
  async () => {
    await dumpBase(source(), folder);
    await restoreBase(folder, restoredUrl.href);
    const before = await on(source(), readChecksums);
    const after = await on(restoredUrl.href, readChecksums);
    expect([rowsOf(before, 'members'), rowsOf(before, 'point_entries') > 1_000]).toEqual([
      200,
      true,
    ]);
    expect(differing(before, after)).toEqual([]);

    await on(restoredUrl.href, (client) =>
      client.query(`SET session_replication_role = replica;
      UPDATE member_profiles SET first_name = first_name || 'x' WHERE member_id = 1`),
    );
    expect(differing(before, await on(restoredUrl.href, readChecksums))).toEqual([
      'member_profiles',
    ]);
  },
  SLOW_MS,
);
