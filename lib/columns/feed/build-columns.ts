import 'server-only';
import type { SystemActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { removeColumnsFiles } from '../columns-folder';
import { type CopiedReceipts, copyReceipts } from '../commands/copy-receipts';
import { loadDuckDb } from '../load-duckdb';

/**
 * Copies the receipts of members by columns, and removes the copy before once the base names the new one.
 * Null: there is no DuckDB here, or another worker builds.
 */
export async function buildColumns({
  actor,
  signal,
}: {
  readonly actor: SystemActor;
  readonly signal: AbortSignal;
}): Promise<CopiedReceipts | null> {
  const duckDb = await loadDuckDb();
  if (duckDb === null) return null;
  const copied = await runCommand(copyReceipts, { duckDb, signal }, actor);
  if (copied !== null) await removeColumnsFiles(copied.fileId);
  return copied;
}
