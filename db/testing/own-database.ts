import 'server-only';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { closeReadPools } from '../read';
import { closeWritePool } from '../write';
import { TEMPLATE } from './throw-away-cluster';

/**
 * Vitest runs this before each file of database tests: the file gets a database of its own, copied
 * from the migrated template, and everything that reads DATABASE_URL works on it.
 */
const clusterUrl = inject('clusterUrl');
const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;

async function inCluster(statement: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

await inCluster(`create database ${name} template ${TEMPLATE} strategy file_copy`);
const url = new URL(clusterUrl);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
delete process.env.DATABASE_READ_URL;

afterAll(async () => {
  await Promise.all([closeReadPools(), closeWritePool()]);
  await inCluster(`drop database if exists ${name} with (force)`);
});
