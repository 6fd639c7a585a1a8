import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { addUndoCounts, type UndoCounts } from '@/lib/domain/imports/undo';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport } from '../import-record';
import { restoreMembers } from '../undo/restore-members';
import { undoMade } from '../undo/undo-made';
import { undoReceipts } from '../undo/undo-receipts';

async function nextChunk({ client }: Tx, importId: number): Promise<number | null> {
  const { rows } = await client.query<{ chunk: number }>(
    'SELECT chunk FROM import_receipts WHERE import_id = $1 ORDER BY chunk LIMIT 1',
    [importId],
  );
  return rows[0]?.chunk ?? null;
}

/** Receipts first, then who was made for their sake, then who was changed. Null: all of it is done. */
async function undoNext(tx: Tx, importId: number): Promise<UndoCounts | null> {
  const chunk = await nextChunk(tx, importId);
  if (chunk !== null) return undoReceipts(tx, { importId, chunk });
  // As imports of members do: an identity that is given back is not given away meanwhile.
  await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('import_members'))");
  return (await undoMade(tx, importId)) ?? (await restoreMembers(tx, importId));
}

/**
 * Takes the next part of an import back and notes what that came to, in one transaction: cut anywhere, it goes on from there.
 * @throws AppError `conflict` when another worker took over
 */
export const undoPart = defineCommand({
  id: 'imports.undoPart',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  isRepeatable: true,
  run: async ({ tx, input }) => {
    const { importId, lease } = input;
    assertHeld(await lockImport(tx, importId), lease, ['undoing']);
    await tx.client.query("SET LOCAL work_mem = '64MB'");
    const counts = await undoNext(tx, importId);
    if (counts === null) return { result: { isMore: false }, changes: [] };
    const { rows } = await tx.client.query<{ counts: UndoCounts }>(
      'SELECT undo_counts AS counts FROM imports WHERE import_id = $1',
      [importId],
    );
    await tx.client.query(
      'UPDATE imports SET undo_counts = $2, heartbeat_at = clock_timestamp() WHERE import_id = $1',
      [importId, addUndoCounts(rows[0]?.counts ?? {}, counts)],
    );
    return {
      result: { isMore: true },
      changes: [{ subjectKind: 'import', subjectId: importId, before: null, after: counts }],
    };
  },
});
