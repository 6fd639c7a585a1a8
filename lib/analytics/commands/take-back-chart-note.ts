import 'server-only';
import { z } from 'zod';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/** Takes a note off the time axis, or puts it back. Throws `wrong_state` when it is so already, `stale_version`, `not_found`. */
export const takeBackChartNote = defineCommand({
  id: 'analytics.takeBackChartNote',
  permission: 'analytics.annotate',
  input: z.strictObject({ noteId: idInput, version: versionInput, isTakenBack: z.boolean() }),
  run: async ({ tx, now, input: { noteId, version, isTakenBack } }) => {
    const { rows } = await tx.client.query<{ version: number; isTakenBack: boolean }>(
      `SELECT version, taken_back_at IS NOT NULL AS "isTakenBack" FROM chart_notes WHERE note_id = $1 FOR UPDATE`,
      [noteId],
    );
    const [before] = rows;
    if (before === undefined) throw new AppError('not_found');
    if (before.version !== version) {
      throw new AppError('stale_version', { version, current: before.version });
    }
    if (before.isTakenBack === isTakenBack) {
      throw new AppError('wrong_state', { status: isTakenBack ? 'takenBack' : 'shown' });
    }
    await tx.client.query(
      'UPDATE chart_notes SET taken_back_at = $2, version = version + 1 WHERE note_id = $1',
      [noteId, isTakenBack ? now : null],
    );
    return {
      result: { noteId, version: version + 1 },
      changes: [
        {
          subjectKind: 'chartNote',
          subjectId: noteId,
          before: { isTakenBack: before.isTakenBack },
          after: { isTakenBack },
        },
      ],
    };
  },
});
