import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import type { SegmentDefinition } from '@/lib/domain/segments/definition';
import { readDefinition } from '@/lib/domain/segments/read-definition';
import { seenSegment } from '@/lib/domain/segments/segment-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { keepUses, requireUnused } from '../keep-uses';
import { type LockedSegment, lockSegment } from '../lock-segment';
import { requireFreeName } from '../require-free-name';
import { requireKnown } from '../require-known';

/** What a segment says that is taken back into use; throws `invalid_input` when it names what is not there any more. */
async function usableAgain(tx: Tx, before: LockedSegment): Promise<SegmentDefinition | null> {
  const { definition } = readDefinition(before.definition);
  if (definition === null || before.kind === 'list') return null;
  await requireKnown(tx, definition);
  return definition;
}

/**
 * Takes a segment out of use, or back into it. Throws `already_exists` when one in use has its name by now, `stale_version`,
 * `wrong_state` when it is so already, `segment_used` while others or mechanics ask for it, `segment_told` while endpoints chose it, `invalid_input` when
 * what it asks for is gone, `not_found`.
 */
export const archiveSegment = defineCommand({
  id: 'segments.archive',
  permission: 'segments.edit',
  input: z.object({ ...seenSegment, isArchived: z.boolean() }),
  run: async ({ tx, input, now }) => {
    const { segmentId, isArchived } = input;
    const before = await lockSegment(tx, input);
    if (before.isArchived === isArchived) {
      throw new AppError('wrong_state', { status: isArchived ? 'archived' : 'inUse' });
    }
    await requireFreeName(tx, before.name, segmentId);
    if (isArchived) {
      const { todayOn } = await readProgrammeFacts(tx, now);
      await requireUnused(tx, segmentId, todayOn);
    }
    await tx.client.query('UPDATE segments SET archived_at = $2 WHERE segment_id = $1', [
      segmentId,
      isArchived ? now : null,
    ]);
    await keepUses(tx, segmentId, isArchived ? null : await usableAgain(tx, before));
    // A list that was still being filled keeps who is in by now.
    await tx.client.query('DELETE FROM list_fills WHERE segment_id = $1', [segmentId]);
    await tx.client.query('UPDATE segment_schedules SET due_at = $2 WHERE segment_id = $1', [
      segmentId,
      isArchived ? null : now,
    ]);
    return {
      result: { segmentId },
      changes: [
        {
          subjectKind: 'segment',
          subjectId: segmentId,
          before: { isArchived: before.isArchived },
          after: { isArchived },
        },
      ],
    };
  },
});
