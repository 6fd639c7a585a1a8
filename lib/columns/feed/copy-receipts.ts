import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { defineQuery } from '@/lib/kernel/query';
import { type ColumnsFile, keptColumns } from './columns-file';

/** A base of a hundred million receipts is copied in less. */
const DEADLINE_MS = 3_600_000;

type Connection = Awaited<ReturnType<Read['reserve']>>;

/** One snapshot for everything; and the lock: one worker at a time copies. */
const OPEN = ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', 'SET LOCAL statement_timeout = 0'];

type Begun = { readonly isMine: boolean; readonly asOfAt: Date; readonly receipts: number };

async function begin(connection: Connection): Promise<Begun | null> {
  for (const statement of OPEN) await connection.unsafe(statement);
  const [row] = await connection<Begun[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('receipt_columns')) AS "isMine", now() AS "asOfAt",
      (SELECT coalesce(sum(receipts), 0)::float8 FROM store_days WHERE NOT is_guest) AS receipts`;
  return row?.isMine ? row : null;
}

/** Months of receipts, the oldest first. */
async function months(connection: Connection): Promise<readonly string[]> {
  const rows = await connection<{ name: string }[]>`
    SELECT relid::regclass::text AS name FROM pg_partition_tree('purchases') WHERE isleaf ORDER BY 1`;
  return rows.map(({ name }) => name);
}

/**
 * Copies the receipts of members, as they are at one moment, month by month. Null: another worker copies already.
 * Stops before a month when the signal says so.
 */
export const copyReceipts = defineQuery({
  id: 'columns.copyReceipts',
  permission: 'system.run',
  input: z.object({
    open: z.custom<() => Promise<ColumnsFile>>((value) => typeof value === 'function'),
    signal: z.instanceof(AbortSignal),
  }),
  deadlineMs: DEADLINE_MS,
  run: async ({ read, input }): Promise<{ asOfAt: Date; receipts: number } | null> => {
    const connection = await read.reserve();
    try {
      const begun = await begin(connection);
      if (begun === null) return null;
      const file = await input.open();
      try {
        const copy = async (table: 'purchases' | 'stores', from: string) =>
          file.add(
            table,
            await connection
              .unsafe(`COPY (SELECT ${keptColumns(table)} FROM ${from}) TO STDOUT`)
              .readable(),
          );
        for (const month of await months(connection)) {
          input.signal.throwIfAborted();
          await copy('purchases', `${month} WHERE member_id > 0`);
        }
        await copy('stores', 'stores');
      } finally {
        await file.close();
      }
      return { asOfAt: begun.asOfAt, receipts: begun.receipts };
    } finally {
      await connection.unsafe('ROLLBACK').catch(() => undefined);
      connection.release();
    }
  },
});
