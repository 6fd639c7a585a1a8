import 'server-only';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DuckDb } from '../load-duckdb';

/** What the worker gives to it: a month is sorted at a time, so little is enough. */
const BUILD_SETTINGS = { threads: '2', memory_limit: '200MB' } as const;

/** The columns of a table that predicates read, as PostgreSQL names them and as they are kept. */
const KEPT = {
  purchases: {
    member_id: 'INTEGER',
    business_date: 'DATE',
    store_id: 'INTEGER',
    is_return: 'BOOLEAN',
    amount_minor: 'BIGINT',
    discount_minor: 'BIGINT',
    gap_days: 'INTEGER',
  },
  stores: { store_id: 'INTEGER', format: 'VARCHAR' },
} as const;

type KeptTable = keyof typeof KEPT;

/** By which rows of a part are sorted: blocks then hold few days, and those of other days are passed over. */
const SORTED: Readonly<Record<KeptTable, string>> = {
  purchases: 'business_date, store_id, member_id',
  stores: 'store_id',
};

/** The columns of a table, as COPY is asked for them. */
export function keptColumns(table: KeptTable): string {
  return Object.keys(KEPT[table]).join(', ');
}

/** A copy in the making. */
export type ColumnsFile = {
  /** Adds what COPY writes as text, through a file of its own: never more than that part is held. */
  readonly add: (table: KeptTable, part: Readable) => Promise<void>;
  /** Brings everything to disk. */
  readonly close: () => Promise<void>;
};

async function makeTables(connection: DuckDBConnection): Promise<void> {
  for (const [table, columns] of Object.entries(KEPT)) {
    const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    await connection.run(`CREATE TABLE ${table} (${list.join(', ')})`);
  }
}

/** Begins a copy at a path where there is none. */
export async function beginColumnsFile(
  { DuckDBInstance }: DuckDb,
  path: string,
): Promise<ColumnsFile> {
  const instance = await DuckDBInstance.create(path, BUILD_SETTINGS);
  const connection = await instance.connect();
  const partPath = `${path}.part`;
  await makeTables(connection);
  return {
    add: async (table, part) => {
      await pipeline(part, createWriteStream(partPath, { mode: 0o600 }));
      const columns = Object.entries(KEPT[table]).map(([name, type]) => `${name}: '${type}'`);
      await connection.run(
        `INSERT INTO ${table} SELECT * FROM read_csv($1, columns = {${columns.join(', ')}}, auto_detect = false,
           header = false, delim = '\t', quote = '', escape = '', nullstr = '\\N') ORDER BY ${SORTED[table]}`,
        [partPath],
      );
      await rm(partPath, { force: true });
    },
    close: async () => {
      try {
        await connection.run(
          'CREATE TABLE facts AS SELECT coalesce(max(member_id), 0)::INTEGER AS last_member_id FROM purchases',
        );
        await connection.run('CHECKPOINT');
      } finally {
        connection.closeSync();
        instance.closeSync();
      }
    },
  };
}
