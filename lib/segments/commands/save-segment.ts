import 'server-only';
import { requireUserId } from '@/lib/domain/access/actor';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { definitionJson, seenSegment, segmentFields } from '@/lib/domain/segments/segment-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { appendVersion } from '../append-version';
import { keepUses } from '../keep-uses';
import { lockSegment } from '../lock-segment';
import { requireFreeName } from '../require-free-name';
import { requireKnown } from '../require-known';

/**
 * Saves a segment as its next version. Throws `stale_version` when somebody saved meanwhile, `wrong_state` for an archived one,
 * `already_exists` for a name that another in use has, `invalid_input` with the place of what is wrong, `segment_cycle`,
 * `segment_nested`, `not_found`.
 */
export const saveSegment = defineCommand({
  id: 'segments.save',
  permission: 'segments.edit',
  input: segmentFields.extend(seenSegment),
  run: async ({ tx, input, actor, now }) => {
    const { segmentId, name, note } = input;
    const before = await lockSegment(tx, input);
    if (before.isArchived) throw new AppError('wrong_state', { status: 'archived' });
    // A list goes on saying that one is in it, whatever it is called.
    const isList = before.kind === 'list';
    const definition =
      (isList ? readDefinition(before.definition).definition : null) ?? input.definition;
    await requireFreeName(tx, name, segmentId);
    if (!isList) await requireKnown(tx, definition);
    const version = before.version + 1;
    await appendVersion(tx, {
      segmentId,
      version,
      definition,
      authorId: requireUserId(actor),
      now,
    });
    await tx.client.query(
      'UPDATE segments SET name = $2, note = $3, version = $4 WHERE segment_id = $1',
      [segmentId, name, note, version],
    );
    if (!isList) await keepUses(tx, segmentId, definition);
    return {
      result: { segmentId, version },
      changes: [
        {
          subjectKind: 'segment',
          subjectId: segmentId,
          before: { name: before.name, note: before.note, definition: before.definition },
          after: { name, note, definition: definitionJson(definition) },
        },
      ],
    };
  },
});
