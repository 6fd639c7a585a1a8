import 'server-only';
import { rename, stat } from 'node:fs/promises';
import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { type CommandOutcome, defineCommand } from '@/lib/kernel/command';
import { columnsPaths, makeColumnsFolder, removeColumnsFiles } from '../columns-folder';
import {
  beginColumnsFile,
  type ColumnsFile,
  type KeptTable,
  keptColumns,
} from '../feed/columns-file';
import type { DuckDb } from '../load-duckdb';

/** What a copy is made of. */
export type CopiedReceipts = {
  readonly fileId: string;
  readonly asOfAt: Date;
  readonly receipts: number;
  readonly bytes: number;
  readonly tookMs: number;
};

type Begun = {
  readonly isMine: boolean;
  readonly asOfAt: Date;
  readonly receipts: number;
  readonly fileId: string | null;
};

async function begin({ client }: Tx): Promise<Begun | null> {
  const { rows } = await client.query<Begun>(
    `SELECT pg_try_advisory_xact_lock(hashtext('receipt_columns')) AS "isMine", now() AS "asOfAt",
      (SELECT coalesce(sum(receipts), 0)::float8 FROM store_days WHERE NOT is_guest) AS receipts,
      (SELECT file_id FROM receipt_columns) AS "fileId"`,
  );
  return rows[0]?.isMine ? rows[0] : null;
}

type Copy = { readonly file: ColumnsFile; readonly table: KeptTable; readonly from: string };

/** Copies a table in one statement, which sees one moment. What comes after a failure is let pass: a COPY cannot be broken off. */
async function copyTable({ client }: Tx, signal: AbortSignal, { file, table, from }: Copy) {
  let failure: unknown;
  for await (const chunk of client.query(
    copyTo(`COPY (SELECT ${keptColumns(table)} FROM ${from}) TO STDOUT`),
  )) {
    failure ??= signal.aborted
      ? signal.reason
      : await file.add(table, chunk as Buffer).catch((error: unknown) => error);
  }
  if (failure !== undefined) throw failure;
  await file.endOf(table);
}

/** A large base needs longer than a statement may; a reading in parallel would mix the months. */
const SETTINGS = 'SET LOCAL statement_timeout = 0; SET LOCAL max_parallel_workers_per_gather = 0';

async function fill(tx: Tx, signal: AbortSignal, file: ColumnsFile): Promise<void> {
  try {
    await tx.client.query(SETTINGS);
    await copyTable(tx, signal, {
      file,
      table: 'purchases',
      from: 'purchases WHERE member_id > 0',
    });
    await copyTable(tx, signal, { file, table: 'stores', from: 'stores' });
    await copyTable(tx, signal, {
      file,
      table: 'members',
      from: "member_sort_keys WHERE status = 'active'",
    });
  } finally {
    await file.close();
  }
}

/**
 * Copies the receipts of members, and who of them is in force, as they are at one moment, into a new file, and names it as this base's. The file takes its name
 * when it is whole: one that was cut anywhere is read by nobody. Null: another worker copies already.
 */
export const copyReceipts = defineCommand({
  id: 'columns.copyReceipts',
  permission: 'system.run',
  input: z.object({
    duckDb: z.custom<DuckDb>((value) => typeof value === 'object'),
    signal: z.instanceof(AbortSignal),
  }),
  run: async ({
    tx,
    input: { duckDb, signal },
  }): Promise<CommandOutcome<CopiedReceipts | null>> => {
    const startedMs = performance.now();
    const begun = await begin(tx);
    if (begun === null) return { result: null, changes: [] };
    const fileId = crypto.randomUUID();
    const { whole, building } = columnsPaths(fileId);
    await makeColumnsFolder();
    await removeColumnsFiles(begun.fileId);
    await fill(tx, signal, await beginColumnsFile(duckDb, building));
    await rename(building, whole);
    const { size: bytes } = await stat(whole);
    const { asOfAt, receipts } = begun;
    const told = { asOfAt, receipts, bytes, tookMs: Math.round(performance.now() - startedMs) };
    await tx.client.query(
      `INSERT INTO receipt_columns (file_id, as_of_at, receipts, bytes, took_ms) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (state_id) DO UPDATE SET file_id = excluded.file_id, as_of_at = excluded.as_of_at,
         receipts = excluded.receipts, bytes = excluded.bytes, took_ms = excluded.took_ms`,
      [fileId, told.asOfAt, told.receipts, told.bytes, told.tookMs],
    );
    return {
      result: { fileId, ...told },
      changes: [{ subjectKind: 'receiptColumns', subjectId: 1, before: null, after: told }],
    };
  },
});
