import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { definitionJson, segmentFields } from '@/lib/domain/segments/segment-input';
import { defineCommand } from '@/lib/kernel/command';
import { appendVersion } from '../append-version';
import { beginSegment } from '../begin-segment';
import { keepUses } from '../keep-uses';
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
    const segmentId = await beginSegment(tx, { kind: 'dynamic', name, note, now });
    await requireKnown(tx, definition);
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
