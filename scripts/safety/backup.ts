import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedServer, startEmbedded } from '@/db/embedded';
import { migrate } from '@/db/migrate';
import { closeReadPools } from '@/db/read';
import { closeWritePool } from '@/db/write';
import { archiveInto, backUp, openArchive, recoverTo } from './base-backup';
import { ledgerDifferences, membersWith } from './books';
import { type Checksums, differing, readChecksums } from './checksums';
import { dumpBase, restoreBase } from './dump';
import type { Place } from './place';
import type { Proof } from './proof';
import { codeOf, openTill, redeem } from './till';

const MEMBERS = 200;
const BALANCE = 1_000;
const OPERATIONS = 2_000;
const AT_ONCE = 8;
const WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 50;
const POINT = 'before the mistake';
const RESTORED = 'restored';

async function on<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<boolean> {
  const deadline = performance.now() + WITHIN_MS;
  while (performance.now() < deadline) {
    if (await isSo()) return true;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}

/** Redemptions over HTTP, some at a time. Answers how many were done. */
async function spend(
  place: Place,
  apiKey: string,
  { members, count, name }: { members: readonly number[]; count: number; name: string },
): Promise<number> {
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let nth = next++; nth < count; nth = next++) {
      const one = {
        memberId: members[nth % members.length] ?? 0,
        points: '1',
        key: `${name}${nth}`,
      };
      if (codeOf(await redeem({ url: place.api.url(), apiKey }, one)) === 'done') done += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return done;
}

/** A sequence may have gone ahead of what was used of it, for its numbers are logged in stocks; it is never behind. */
function unlike(before: Checksums, after: Checksums): string[] {
  return differing(before, after).filter((name) => {
    if (!name.startsWith('sequence ')) return true;
    return Number(after.get(name)) < Number(before.get(name));
  });
}

async function dumpAndRestore(place: Place, isBroken: boolean) {
  const folder = join(place.folder, 'dump');
  const startedMs = performance.now();
  await dumpBase(place.databaseUrl(), folder);
  const restored = new URL(place.databaseUrl());
  restored.pathname = `/${RESTORED}`;
  await on(place.databaseUrl(), (client) => client.query(`CREATE DATABASE ${RESTORED}`));
  await migrate(restored.href);
  await restoreBase(folder, restored.href);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  if (isBroken) {
    await on(restored.href, (client) =>
      client.query(
        `SET session_replication_role = replica; UPDATE point_accounts SET balance = balance + 1 WHERE member_id = 1`,
      ),
    );
  }
  const before = await on(place.databaseUrl(), readChecksums);
  const other = differing(before, await on(restored.href, readChecksums));
  await on(place.databaseUrl(), (client) => client.query(`DROP DATABASE ${RESTORED}`));
  return { other, seconds, tables: before.size };
}

/** The mistake, and the last of the log on its way into the archive. */
async function dropEverything(databaseUrl: string): Promise<void> {
  await on(databaseUrl, async (client) => {
    await client.query('SELECT pg_create_restore_point($1)', [POINT]);
    await client.query('DROP SCHEMA public CASCADE');
    const { rows } = await client.query<{ file: string }>(
      'SELECT pg_walfile_name(pg_switch_wal()) AS file',
    );
    await until(async () => {
      const { rows: told } = await client.query<{ last: string | null }>(
        'SELECT last_archived_wal AS last FROM pg_stat_archiver',
      );
      return (told[0]?.last ?? '') >= (rows[0]?.file ?? '');
    });
  });
}

/** Everything that opens a connection in this process goes to the base from now on. */
async function turnTo(databaseUrl: string): Promise<void> {
  await Promise.allSettled([closeReadPools(), closeWritePool()]);
  process.env.DATABASE_URL = databaseUrl;
}

async function recovered(folder: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({
    folder,
    kind: 'lasting',
    logFile: join(folder, 'postgres.log'),
  });
  const isUp = await until(() =>
    on(server.databaseUrl, async (client) => {
      const { rows } = await client.query<{ is: boolean }>('SELECT pg_is_in_recovery() AS is');
      return rows[0]?.is === false;
    }).catch(() => false),
  );
  if (isUp) return server;
  await server.stop();
  throw new Error('it did not come up at the point');
}

/** A base backup under traffic, further traffic, everything dropped, and back to the moment before. */
async function undoMistake(
  place: Place,
  apiKey: string,
  members: readonly number[],
  isBroken: boolean,
  count: number,
) {
  const archive = openArchive(join(place.folder, 'archive'));
  const backup = join(place.folder, 'backup');
  await on(place.databaseUrl(), (client) => archiveInto(client, archive));
  await place.database.kill();
  await place.database.start();
  const during = spend(place, apiKey, { members, count, name: 'during-' });
  await backUp(place.databaseUrl(), place.folder, backup);
  const done = (await during) + (await spend(place, apiKey, { members, count, name: 'after-' }));
  await place.api.kill();
  await turnTo(place.databaseUrl());
  const before = await on(place.databaseUrl(), readChecksums);
  await dropEverything(place.databaseUrl());
  await turnTo(place.databaseUrl());
  await place.database.kill();
  const startedMs = performance.now();
  if (isBroken) {
    const last = readdirSync(archive)
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .sort()
      .at(-1);
    rmSync(join(archive, last ?? ''));
  }
  recoverTo(backup, POINT, archive);
  const server = await recovered(backup);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  try {
    await turnTo(server.databaseUrl);
    const other = unlike(before, await on(server.databaseUrl, readChecksums));
    return { other, seconds, done, differences: await ledgerDifferences(), tables: before.size };
  } finally {
    await turnTo(place.databaseUrl());
    await server.stop();
  }
}

/** What an operator falls back to. */
export const backup: Proof = {
  id: 'backup',
  proves: 'dump and restore give equal checksums; a base backup and the log undo a dropped schema',
  seeds: 1,
  servedBy: 'api',
  broken: 'a balance is changed in the copy, and the last file of the log is missing',
  run: async ({ place, part, isBroken, say }) => {
    await place.api.start();
    const apiKey = await openTill();
    const members = await membersWith(MEMBERS, BALANCE);
    const count = part(OPERATIONS);
    await spend(place, apiKey, { members, count, name: 'before-' });
    const dumped = await dumpAndRestore(place, isBroken);
    const line = `dumped and restored in ${dumped.seconds} s, ${dumped.tables} tables and sequences, ${dumped.other.length} differ${dumped.other.length === 0 ? '' : ` (${dumped.other.join(', ')})`}`;
    say(line);
    let undone = '';
    let isUndone = false;
    try {
      const { other, seconds, done, differences, tables } = await undoMistake(
        place,
        apiKey,
        members,
        isBroken,
        count,
      );
      undone = `base backup under ${count} redemptions, ${count} after it (${done} done), schema dropped: back in ${seconds} s, ${tables} tables and sequences, ${other.length} differ${other.length === 0 ? '' : ` (${other.join(', ')})`}, the doctor finds ${differences}`;
      isUndone = other.length === 0 && differences === 0 && done === 2 * count;
    } catch (error) {
      undone = `the schema stays dropped: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`;
    }
    say(undone);
    return { passed: dumped.other.length === 0 && isUndone, figures: `${line}; ${undone}` };
  },
};
