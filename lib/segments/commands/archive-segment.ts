import 'server-only';
import { z } from 'zod';
import { seenSegment } from '@/lib/domain/segments/segment-input';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockSegment } from '../lock-segment';
import { requireFreeName } from '../require-free-name';

/**
 * Takes a segment out of use, or back into it. Throws `already_exists` when one in use has its name by now, `stale_version`,
 * `wrong_state` when it is so already, `not_found`.
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
    if (!isArchived) await requireFreeName(tx, before.name, segmentId);
    await tx.client.query('UPDATE segments SET archived_at = $2 WHERE segment_id = $1', [
      segmentId,
      isArchived ? now : null,
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
