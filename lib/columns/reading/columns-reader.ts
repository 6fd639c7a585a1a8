import 'server-only';
import type { DuckDBConnection, DuckDBInstance, DuckDBMaterializedResult } from '@duckdb/node-api';
import { columnsPaths } from '../columns-folder';
import type { DuckDb } from '../load-duckdb';
import { boundValues } from './bound-values';

/** What a console gives to it, beside what it needs itself. Nothing but the file is reached from within. */
const READ_SETTINGS = {
  access_mode: 'READ_ONLY',
  threads: '2',
  memory_limit: '96MB',
  enable_external_access: 'false',
  autoload_known_extensions: 'false',
  autoinstall_known_extensions: 'false',
  lock_configuration: 'true',
} as const;

/**
 * Members are looked at in so many parts, one after the other: sums of a part fit into the memory above, where those of all members at
 * once would be written to disk or take three times as much.
 */
const SLICES = 4;
/** Nobody waits longer for a count. */
const TIMEOUT_MS = 10_000;
/** Sets are a bit for each id up to the last: 8 MB. */
const LAST_MEMBER_MAX = 64_000_000;

/** Text with $1, $2 … and what stands for them. */
type BoundText = { readonly text: string; readonly parameters: readonly unknown[] };

/** An open copy. It tells members as bits by their ids: the lowest bit of the first byte is member 0. */
export type ColumnsReader = {
  /** Who is found by a SELECT of `member_id` over `purchases`, of each member apart, and `stores`, in PostgreSQL's words. @throws when DuckDB does not understand it, or needs too long. */
  readonly membersOf: (select: BoundText) => Promise<Buffer>;
  /** Members in force at the moment of the copy. */
  readonly inForce: Buffer;
  readonly close: () => void;
};

/** Runs work on a connection of its own, broken off when it takes too long. */
async function within<T>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  const timer = setTimeout(() => connection.interrupt(), TIMEOUT_MS);
  try {
    return await work(connection);
  } finally {
    clearTimeout(timer);
    connection.closeSync();
  }
}

function setBits(bits: Buffer, found: DuckDBMaterializedResult): void {
  for (let chunk = 0; chunk < found.chunkCount; chunk += 1) {
    found.getChunk(chunk).visitColumnValues(0, (value) => {
      const id = Number(value);
      bits[id >> 3] = (bits[id >> 3] ?? 0) | (1 << (id & 7));
    });
  }
}

/** Opens a copy to be read. @throws when it is not there or is none. */
export async function openColumnsReader(duckDb: DuckDb, fileId: string): Promise<ColumnsReader> {
  const instance = await duckDb.DuckDBInstance.create(columnsPaths(fileId).whole, READ_SETTINGS);
  try {
    const lastMemberId = await within(instance, async (connection) => {
      const found = await connection.runAndReadAll('SELECT last_member_id FROM facts');
      return Number(found.getRows()[0]?.[0]);
    });
    if (!(lastMemberId <= LAST_MEMBER_MAX)) throw new Error('Members have ids too high for bits.');
    const noBits = () => Buffer.alloc((lastMemberId >> 3) + 1);
    const inForce = noBits();
    setBits(
      inForce,
      await within(instance, (connection) => connection.run('SELECT member_id FROM in_force')),
    );
    return {
      inForce,
      membersOf: (select) =>
        within(instance, async (connection) => {
          const { values, types } = boundValues(duckDb, select.parameters);
          const bits = noBits();
          for (let slice = 0; slice < SLICES; slice += 1) {
            await connection.run(`CREATE OR REPLACE TEMP VIEW purchases AS
              SELECT * FROM receipts WHERE member_id % ${SLICES} = ${slice}`);
            const text = `SELECT member_id FROM (${select.text}) AS found`;
            const found = await connection.run(text, values, types);
            setBits(bits, found);
          }
          return bits;
        }),
      close: () => instance.closeSync(),
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}
