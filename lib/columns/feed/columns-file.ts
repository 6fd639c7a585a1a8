import 'server-only';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DuckDb } from '../load-duckdb';

/** What the worker gives to it: a part is sorted at a time, so little is enough; one processor is left to everybody else. */
const BUILD_SETTINGS = { threads: '1', memory_limit: '96MB' } as const;
/** Text of a part: some 230,000 receipts, two blocks of the file. */
const PART_BYTES = 8 * 1024 * 1024;
/** Text that is read at a time. */
const READ_BYTES = 4 * 1024 * 1024;
const LINE_END = '\n';

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
  members: { member_id: 'INTEGER' },
} as const;

export type KeptTable = keyof typeof KEPT;

/** What a table is called in the copy: a reader sees `purchases` in slices, see `columns-reader`; members are those in force. */
const KEPT_AS: Readonly<Record<KeptTable, string>> = {
  purchases: 'receipts',
  stores: 'stores',
  members: 'in_force',
};

/** By which rows of a part are sorted: blocks then hold few days, and those of other days are passed over. */
const SORTED: Readonly<Record<KeptTable, string>> = {
  purchases: 'business_date, store_id, member_id',
  stores: 'store_id',
  members: 'member_id',
};

/** The columns of a table, as COPY is asked for them. */
export function keptColumns(table: KeptTable): string {
  return Object.keys(KEPT[table]).join(', ');
}

/** A copy in the making. */
export type ColumnsFile = {
  /** Adds what COPY writes as text; a line may go on in the next chunk. */
  readonly add: (table: KeptTable, chunk: Buffer) => Promise<void>;
  /** Says that nothing more of a table comes. */
  readonly endOf: (table: KeptTable) => Promise<void>;
  /** Brings everything to disk. */
  readonly close: () => Promise<void>;
};

async function makeTables(connection: DuckDBConnection): Promise<void> {
  for (const table of Object.keys(KEPT) as KeptTable[]) {
    const list = Object.entries(KEPT[table]).map(([name, type]) => `${name} ${type}`);
    await connection.run(`CREATE TABLE ${KEPT_AS[table]} (${list.join(', ')})`);
  }
}

async function insertPart(connection: DuckDBConnection, table: KeptTable, path: string) {
  const columns = Object.entries(KEPT[table]).map(([name, type]) => `${name}: '${type}'`);
  await connection.run(
    `INSERT INTO ${KEPT_AS[table]} SELECT * FROM read_csv($1, columns = {${columns.join(', ')}}, auto_detect = false, buffer_size = ${READ_BYTES},
       header = false, delim = '\t', quote = '', escape = '', nullstr = '\\N') ORDER BY ${SORTED[table]}`,
    [path],
  );
}

/** Whole lines gathered in a file, handed over as soon as they are a part: never more than that lies there. */
function partsAt(path: string, take: (table: KeptTable) => Promise<void>) {
  let file: FileHandle | null = null;
  let bytes = 0;
  const write = async (chunk: Buffer) => {
    file ??= await open(path, 'w', 0o600);
    await file.writeFile(chunk);
    bytes += chunk.length;
  };
  const end = async (table: KeptTable) => {
    if (file === null) return;
    await file.close();
    file = null;
    bytes = 0;
    await take(table);
    await rm(path, { force: true });
  };
  return {
    end,
    add: async (table: KeptTable, chunk: Buffer) => {
      const lineEnd = chunk.lastIndexOf(LINE_END);
      if (bytes < PART_BYTES || lineEnd < 0) return write(chunk);
      await write(chunk.subarray(0, lineEnd + 1));
      await end(table);
      await write(chunk.subarray(lineEnd + 1));
    },
    close: async () => file?.close(),
  };
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
  const parts = partsAt(partPath, (table) => insertPart(connection, table, partPath));
  return {
    add: parts.add,
    endOf: parts.end,
    close: async () => {
      try {
        await parts.close();
        await connection.run(
          `CREATE TABLE facts AS SELECT coalesce(max(member_id), 0)::INTEGER AS last_member_id
           FROM (SELECT member_id FROM receipts UNION ALL SELECT member_id FROM in_force) AS known`,
        );
        await connection.run('CHECKPOINT');
      } finally {
        connection.closeSync();
        instance.closeSync();
      }
    },
  };
}
