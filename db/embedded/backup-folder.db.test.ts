import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../embedded';
import { fastFolder } from '../testing/fast-folder';
import { backUpCluster } from './backup-folder';

const folder = mkdtempSync(join(fastFolder(), 'vernost-backup-'));
const servers: EmbeddedServer[] = [];

async function start(name: string): Promise<EmbeddedServer> {
  const logFile = join(folder, `${name}.log`);
  const server = await startEmbedded({ folder: join(folder, name), kind: 'lasting', logFile });
  servers.push(server);
  return server;
}

async function on<Row>(server: EmbeddedServer, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a backup of a server that is written to all the while starts with everything up to its end, and nothing later', async () => {
  const server = await start('source');
  await on(server, 'CREATE TABLE kept (n int PRIMARY KEY)');
  let isOver = false;
  let written = 0;
  const writing = (async () => {
    const client = new Client({ connectionString: server.databaseUrl });
    await client.connect();
    while (!isOver) {
      written += 1;
      await client.query('INSERT INTO kept VALUES ($1)', [written]);
    }
    await client.end();
  })();
  const cluster = { databaseUrl: server.databaseUrl, folder: join(folder, 'source') };
  await backUpCluster(cluster, join(folder, 'copy'));
  const atEnd = written;
  isOver = true;
  await writing;
  await on(server, 'INSERT INTO kept VALUES (-1)');

  const restored = await start('copy');
  const [found] = await on<{ rows: number; last: number; first: number }>(
    restored,
    'SELECT count(*)::int AS rows, max(n) AS last, min(n) AS first FROM kept',
  );
  expect(found).toMatchObject({ first: 1, rows: found?.last });
  expect(found?.rows).toBeGreaterThan(1);
  expect(found?.rows).toBeLessThanOrEqual(atEnd);
  expect(await on(restored, 'INSERT INTO kept VALUES (-2) RETURNING n')).toEqual([{ n: -2 }]);
}, 60_000);
