import 'server-only';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../embedded';
import { migrate } from '../migrate';
import { fastFolder } from './fast-folder';

export const TEMPLATE = 'vernost_template';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests of this run make their databases. */
    clusterUrl: string;
  }
}

/** A guard that `npm run safety -- --only mutations` takes out of every base of a run, to see its test go red. */
async function takeAway(databaseUrl: string): Promise<void> {
  const mutation = process.env.VERNOST_TEST_MUTATION ?? '';
  if (mutation === '') return;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(mutation);
  await client.end();
}

/** Starts a PostgreSQL for this run alone, with one migrated database to copy from. */
export async function startThrowAwayCluster(): Promise<{
  url: string;
  stop: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(fastFolder(), 'vernost-test-'));
  const server = await startEmbedded({
    folder,
    kind: 'throw-away',
    logFile: join(folder, 'postgres.log'),
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = new URL(server.databaseUrl);
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query(`create database ${TEMPLATE}`);
    await client.end();
    url.pathname = `/${TEMPLATE}`;
    await migrate(url.href);
    await takeAway(url.href);
    return { url: server.databaseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Vitest calls this once before the database tests; what it returns is called after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startThrowAwayCluster();
  project.provide('clusterUrl', cluster.url);
  return cluster.stop;
}
