import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type EmbeddedServer, startEmbedded } from '@/db/embedded';
import { prepareReplica } from '@/db/embedded/replica-folder';
import { signalProcess } from '@/db/embedded/running-process';
import { migrate } from '@/db/migrate';
import { closeReadPools } from '@/db/read';
import { fastFolder } from '@/db/testing/fast-folder';
import { closeWritePool } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { getHealth } from '@/lib/health/queries/get-health';
import { importText, testActor, useOwnUploads } from '@/lib/imports/testing/import-text';
import { defineCommand, runCommand } from './command';
import { defineQuery, runQuery } from './query';

/* Two servers in two folders: what the one answers, the other, and what becomes of it when the second one dies. */

const LIMIT_MS = 120_000;
const before = process.env.DATABASE_URL;
const folder = mkdtempSync(join(fastFolder(), 'vernost-replica-'));
const places = { primary: join(folder, 'primary'), replica: join(folder, 'replica') };
const servers: Partial<Record<keyof typeof places, EmbeddedServer>> = {};

const start = async (name: keyof typeof places) => {
  const logFile = join(folder, `${name}.log`);
  const server = await startEmbedded({ folder: places[name], kind: 'lasting', logFile });
  servers[name] = server;
  return server;
};

async function onReplica<Row>(text: string): Promise<Row[]> {
  const client = new Client({ connectionString: servers.replica?.databaseUrl });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const nobody = { kind: 'user', role: 'admin', requestId: 'test' } as const;
const writer: UserActor = { ...nobody, userId: 1 };
const reader: UserActor = { ...nobody, userId: 2 };

const addTier = defineCommand({
  id: 'test.addTier',
  permission: 'public',
  input: z.object({ tierId: z.int() }),
  run: async ({ tx, input: { tierId } }) => {
    await tx.client.query(
      `INSERT INTO tiers VALUES ($1::int, 'tier ' || $1::int, $1::int, 'Tier', 'Уровень')`,
      [tierId],
    );
    return { result: null, changes: [] };
  },
});

const takeTier = defineCommand({
  id: 'test.takeTier',
  permission: 'public',
  input: z.object({ tierId: z.int() }),
  run: async ({ tx, input: { tierId } }) => {
    await tx.client.query('DELETE FROM tiers WHERE tier_id = $1', [tierId]);
    return { result: null, changes: [] };
  },
});

/** How many tiers and receipts there are, and who says so. */
const look = defineQuery({
  id: 'test.look',
  permission: 'public',
  input: z.object({}),
  mayBeStale: true,
  run: async ({ read }) => {
    const [row] = await read<{ isReplica: boolean; tiers: number; receipts: number }[]>`
      SELECT pg_is_in_recovery() AS "isReplica", (SELECT count(*)::int FROM tiers WHERE tier_id > 70) AS tiers,
        (SELECT coalesce(sum(receipts), 0)::int FROM member_summary) AS receipts`;
    return row;
  },
});
const see = (actor: UserActor | typeof testActor) => runQuery(look, {}, actor);

const caughtUp = () =>
  vi.waitFor(
    async () => {
      await onReplica('SELECT pg_wal_replay_resume()');
      for (const actor of [writer, testActor]) {
        expect(await see(actor)).toMatchObject({ isReplica: true });
      }
    },
    { timeout: 20_000, interval: 100 },
  );

beforeAll(async () => {
  const primary = await start('primary');
  await migrate(primary.databaseUrl);
  const cluster = { databaseUrl: primary.databaseUrl, folder: places.primary };
  expect(await prepareReplica(cluster, places.replica)).toBe(true);
  const replica = await start('replica');
  process.env.DATABASE_URL = primary.databaseUrl;
  process.env.DATABASE_READ_URL = replica.databaseUrl;
  useOwnUploads();
}, LIMIT_MS);

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  await Promise.all([closeReadPools(), closeWritePool()]);
  await servers.replica?.stop();
  await servers.primary?.stop();
  rmSync(folder, { recursive: true, force: true });
  process.env.DATABASE_URL = before;
  delete process.env.DATABASE_READ_URL;
}, LIMIT_MS);

it('who wrote sees it at once, while the replica answers everybody else', async () => {
  await caughtUp();
  await onReplica('SELECT pg_wal_replay_pause()');
  await runCommand(addTier, { tierId: 71 }, writer);
  expect(await see(writer)).toMatchObject({ isReplica: false, tiers: 1 });
  expect(await see(reader)).toMatchObject({ isReplica: true, tiers: 0 });
  await caughtUp();
  expect(await see(writer)).toMatchObject({ isReplica: true, tiers: 1 });
});

it('health says how far behind the replica is', async () => {
  await caughtUp();
  await onReplica('SELECT pg_wal_replay_pause()');
  await runCommand(addTier, { tierId: 73 }, writer);
  const stand = (await runQuery(getHealth, {}, writer)).replica;
  expect(stand).toMatchObject({ keepsUp: true });
  expect(stand?.behindBytes).toBeGreaterThan(0);
  await runCommand(takeTier, { tierId: 73 }, writer);
});

it('who imported sees the import, although the worker wrote it', async () => {
  await caughtUp();
  await onReplica('SELECT pg_wal_replay_pause()');
  const { state } = await importText('purchases', 'day,client,sum\n2024-01-05,7,10.50', {
    rowIs: 'receipt',
    fields: {
      moment: { column: 'day' },
      customer: { column: 'client' },
      store: { constant: 'SHOP' },
      amount: { column: 'sum' },
    },
  });
  expect(state).toBe('done');
  expect(await see(testActor)).toMatchObject({ isReplica: false, receipts: 1 });
  expect(await see(reader)).toMatchObject({ isReplica: true, receipts: 0 });
  await caughtUp();
  expect(await see(testActor)).toMatchObject({ isReplica: true, receipts: 1 });
}, 60_000);

it('the replica dies: the primary answers, and the replica again once it is back', async () => {
  await caughtUp();
  const server = servers.replica;
  signalProcess(server?.mark.pid ?? 0, 'SIGKILL');
  await server?.ended;
  expect(await see(reader)).toMatchObject({ isReplica: false, tiers: 1 });
  expect((await runQuery(getHealth, {}, writer)).replica).toEqual({
    behindBytes: null,
    keepsUp: false,
  });
  await runCommand(addTier, { tierId: 72 }, writer);
  expect(await see(reader)).toMatchObject({ isReplica: false, tiers: 2 });

  const cluster = {
    databaseUrl: servers.primary?.databaseUrl ?? '',
    folder: places.primary,
  };
  expect(await prepareReplica(cluster, places.replica)).toBe(false);
  await start('replica');
  const seen = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => seen + 11_000);
  await vi.waitFor(
    async () => expect(await see(reader)).toMatchObject({ isReplica: true, tiers: 2 }),
    {
      timeout: 20_000,
      interval: 100,
    },
  );
}, 60_000);
