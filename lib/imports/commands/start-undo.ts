import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { undoRefusal } from '@/lib/domain/imports/undo';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockImport, stateChange } from '../import-record';
import { readUndoable } from '../undo/read-undoable';

/**
 * Asks the worker to take back what an import wrote. What rests on something else stays, and is told.
 * @throws AppError `wrong_state` with why: it has not ended, is undone, is too old, or nothing of it is written down
 */
export const startUndo = defineCommand({
  id: 'imports.startUndo',
  permission: 'imports.run',
  input: z.object({ importId: importIdInput }),
  run: async ({ tx, input, actor, now }) => {
    const record = await lockImport(tx, input.importId);
    const refusal = undoRefusal(await readUndoable(tx.client, record.importId), now);
    if (refusal !== null) throw new AppError('wrong_state', { state: refusal });
    await tx.client.query(
      `UPDATE imports SET state = 'undoing', undone_by = $2, undone_at = $3, undo_counts = '{}', lease = NULL,
         heartbeat_at = NULL, phase_started_at = $3, version = version + 1 WHERE import_id = $1`,
      [record.importId, actorLabel(actor), now],
    );
    return {
      result: { importId: record.importId },
      changes: [stateChange(record, { state: 'undoing' })],
    };
  },
});
