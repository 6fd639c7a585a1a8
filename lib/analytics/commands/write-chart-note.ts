import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { NOTE_MAX, NOTES_MAX } from '@/lib/domain/analytics/annotations';
import { dayParameter } from '@/lib/domain/analytics/report-parameters';
import { AppError } from '@/lib/domain/shared/errors';
import { isPlainText } from '@/lib/domain/shared/plain-text';
import { defineCommand } from '@/lib/kernel/command';

/** Writes a note on a day of the time axis, for everybody who reads analytics. Throws `too_many` above a thousand notes. */
export const writeChartNote = defineCommand({
  id: 'analytics.writeChartNote',
  permission: 'analytics.annotate',
  input: z.strictObject({
    on: dayParameter,
    text: z.string().trim().min(1).max(NOTE_MAX).refine(isPlainText),
  }),
  run: async ({ tx, actor, now, input: { on, text } }) => {
    await tx.client.query("SELECT pg_advisory_xact_lock(hashtext('chart_notes'))");
    const { rows } = await tx.client.query<{ noteId: number }>(
      `INSERT INTO chart_notes (noted_on, text, written_by, written_at)
       SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM chart_notes WHERE taken_back_at IS NULL) < $5
       RETURNING note_id AS "noteId"`,
      [on, text, requireUserId(actor), now, NOTES_MAX],
    );
    const [row] = rows;
    if (row === undefined) throw new AppError('too_many');
    return {
      result: { noteId: row.noteId, version: 1 },
      changes: [
        { subjectKind: 'chartNote', subjectId: row.noteId, before: null, after: { on, text } },
      ],
    };
  },
});
