import 'server-only';
import { z } from 'zod';
import { forgetMonthsKeptSince } from '@/lib/analytics/forget-kept-months';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { addUndoCounts, type UndoCounts } from '@/lib/domain/imports/undo';
import { present } from '@/lib/domain/shared/assert';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport, stateChange } from '../import-record';
import { runOn } from '../undo/rests-on';
import { undoStores } from '../undo/undo-stores';

/**
 * Receipts and members are taken back and what follows from it is counted: stores come last, months kept meanwhile are forgotten, and the
 * import is undone. @returns for whom
 */
export const finishUndo = defineCommand({
  id: 'imports.finishUndo',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  run: async ({ tx, input }) => {
    const record = await lockImport(tx, input.importId);
    assertHeld(record, input.lease, ['undoing']);
    const stores = await undoStores(runOn(tx), record.importId);
    const { rows } = await tx.client.query<{
      counts: UndoCounts;
      undoneBy: string;
      startedAt: Date;
    }>(
      'SELECT undo_counts AS counts, undone_by AS "undoneBy", started_at AS "startedAt" FROM imports WHERE import_id = $1',
      [record.importId],
    );
    const { counts, undoneBy, startedAt } = present(rows[0], 'the import is locked');
    const undone = addUndoCounts(counts, stores);
    const forgotten = await forgetMonthsKeptSince(tx, startedAt);
    await tx.client.query(
      `UPDATE imports SET state = 'undone', undo_counts = $2, lease = NULL, version = version + 1 WHERE import_id = $1`,
      [record.importId, undone],
    );
    return {
      result: { undoneBy },
      changes: [stateChange(record, { state: 'undone', counts: undone }), ...forgotten],
    };
  },
});
