import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './embedded';
import { signalProcess } from './embedded/running-process';
import { fastFolder } from './testing/fast-folder';

let folder = '';
let server: EmbeddedServer | null = null;

const start = async () => {
  server = await startEmbedded({ folder, kind: 'lasting', logFile: join(folder, 'postgres.log') });
  return server;
};

async function query<T>(sql: string): Promise<T[]> {
  const client = new Client({ connectionString: server?.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(fastFolder(), 'vernost-embedded-'));
});
afterEach(async () => {
  await server?.stop();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

it('keeps what was committed and its port after kill -9, and again after a clean stop', async () => {
  const first = await start();
  await query('create table kept (n int); insert into kept values (1)');
  signalProcess(first.mark.pid, 'SIGKILL');
  await first.ended;
  const second = await start();
  expect(second.port).toBe(first.port);
  expect(await query('insert into kept values (2) returning n')).toEqual([{ n: 2 }]);
  await second.stop();
  await start();
  expect(await query('select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }]);
});

it('takes over from a server that a killed program left running', async () => {
  const left = await start();
  const next = await start();
  await left.ended;
  expect(next.mark.pid).not.toBe(left.mark.pid);
  expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
});

it('is not held up by a stranger who got the number of its last process', async () => {
  const first = await start();
  const pidFile = join(folder, 'data', 'postmaster.pid');
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  signalProcess(first.mark.pid, 'SIGKILL');
  await first.ended;
  writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
  await start();
  expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
});

it('commits reach the disk before they are confirmed, and strangers need the password', async () => {
  const { databaseUrl } = await start();
  const shown = await query<{ fsync: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('listen_addresses') as listens, current_setting('jit') as jit`,
  );
  expect(shown).toEqual([{ fsync: 'on', commit: 'on', listens: '127.0.0.1', jit: 'off' }]);
  const stranger = new URL(databaseUrl);
  stranger.password = '';
  const client = new Client({ connectionString: stranger.href });
  await expect(client.connect()).rejects.toThrow();
});

it('sorts and finds trigrams in Cyrillic as well as in Latin', async () => {
  await start();
  await query('create extension pg_trgm');
  const found = await query(
    `select lower('ГӨЛНАРА') as lower, similarity('Гөлнара', 'Гөлнара Сафина') > 0.4 as alike`,
  );
  expect(found).toEqual([{ lower: 'гөлнара', alike: true }]);
});

it('another major version, a half-made folder and a lost password are named in a sentence', async () => {
  const data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(join(data, 'x'), '');
  await expect(start()).rejects.toThrow(/is not a complete PostgreSQL folder; move it away/);
  writeFileSync(join(data, 'PG_VERSION'), '16\n');
  await expect(start()).rejects.toThrow(/was made by PostgreSQL 16 and this is 18/);
  writeFileSync(join(data, 'PG_VERSION'), '18\n');
  await expect(start()).rejects.toThrow(/server\.json is missing or damaged/);
});
