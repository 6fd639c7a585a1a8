import 'server-only';
import { rename, stat } from 'node:fs/promises';
import type { SystemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { columnsPaths, makeColumnsFolder, removeColumnsFiles } from '../columns-folder';
import { nameColumns } from '../commands/name-columns';
import { loadDuckDb } from '../load-duckdb';
import { findColumns } from '../queries/find-columns';
import { beginColumnsFile } from './columns-file';
import { copyReceipts } from './copy-receipts';

/** What a build made. */
export type BuiltColumns = {
  readonly fileId: string;
  readonly receipts: number;
  readonly bytes: number;
  readonly tookMs: number;
};

/**
 * Copies the receipts of members by columns into a new file, says that it is this base's, and removes the one before. A file becomes
 * readable only by its last step, so that one that was cut anywhere is read by nobody; the next build removes it.
 * Null: there is no DuckDB here, or another worker builds.
 */
export async function buildColumns({
  actor,
  signal,
}: {
  readonly actor: SystemActor;
  readonly signal: AbortSignal;
}): Promise<BuiltColumns | null> {
  const duckDb = await loadDuckDb();
  if (duckDb === null) return null;
  const startedMs = performance.now();
  const fileId = crypto.randomUUID();
  const { whole, building } = columnsPaths(fileId);
  const copied = await runQuery(
    copyReceipts,
    {
      open: async () => {
        const { state } = await runQuery(findColumns, {}, actor);
        await makeColumnsFolder();
        await removeColumnsFiles(state?.fileId ?? null);
        return beginColumnsFile(duckDb, building);
      },
      signal,
    },
    actor,
  );
  if (copied === null) return null;
  await rename(building, whole);
  const { size: bytes } = await stat(whole);
  const tookMs = Math.round(performance.now() - startedMs);
  await runCommand(nameColumns, { fileId, ...copied, bytes, tookMs }, actor);
  await removeColumnsFiles(fileId);
  return { fileId, receipts: copied.receipts, bytes, tookMs };
}
