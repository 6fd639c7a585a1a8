import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import { definitionJson, segmentFields } from '@/lib/domain/segments/segment-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { appendVersion } from '../append-version';
import { keepUses } from '../keep-uses';
import { requireFreeName } from '../require-free-name';
import { requireKnown } from '../require-known';

/**
 * Begins a segment. Throws `already_exists` for a name that one in use has, `too_many` at 1,000 in use, `invalid_input` with
 * the place of what is wrong, `segment_nested`.
 */
export const createSegment = defineCommand({
  id: 'segments.create',
  permission: 'segments.edit',
  input: segmentFields,
  run: async ({ tx, input: { name, note, definition }, actor, now }) => {
    await requireFreeName(tx, name, null);
    await requireKnown(tx, definition);
    const { rows } = await tx.client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM segments WHERE archived_at IS NULL',
    );
    if ((rows[0]?.count ?? 0) >= SEGMENTS_MAX) throw new AppError('too_many');
    const made = await tx.client.query<{ segmentId: number }>(
      `INSERT INTO segments (name, note, created_at) VALUES ($1, $2, $3) RETURNING segment_id AS "segmentId"`,
      [name, note, now],
    );
    const segmentId = made.rows[0]?.segmentId ?? 0;
    await appendVersion(tx, {
      segmentId,
      version: 1,
      definition,
      authorId: requireUserId(actor),
      now,
    });
    await keepUses(tx, segmentId, definition);
    await tx.client.query('INSERT INTO segment_schedules (segment_id, due_at) VALUES ($1, $2)', [
      segmentId,
      now,
    ]);
    return {
      result: { segmentId, version: 1 },
      changes: [
        {
          subjectKind: 'segment',
          subjectId: segmentId,
          before: null,
          after: { name, note, definition: definitionJson(definition) },
        },
      ],
    };
  },
});
