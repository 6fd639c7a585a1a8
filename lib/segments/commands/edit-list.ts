import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { listedMembers } from '@/lib/domain/segments/segment-input';
import { defineCommand } from '@/lib/kernel/command';
import { addBatch, fillBatch, openBatch, removeBatch } from '../lists/batch';
import { keepListHistory, lockList } from '../lists/list-history';

/**
 * Puts members into a list by hand or takes them out of it. Who is there already, or was not, is passed over. Throws
 * `not_found`, `wrong_state` for an archived one, `too_many`.
 */
export const editList = defineCommand({
  id: 'segments.editList',
  permission: 'segments.edit',
  input: z.object({
    segmentId: idInput,
    way: z.enum(['add', 'remove']),
    memberIds: listedMembers,
  }),
  run: async ({ tx, input: { segmentId, way, memberIds }, now }) => {
    const startedMs = performance.now();
    const { version } = await lockList(tx, segmentId);
    await openBatch(tx);
    await fillBatch(tx, memberIds);
    const changed =
      way === 'add'
        ? await addBatch(tx, { segmentId, source: 'hand', reason: 'hand', now })
        : await removeBatch(tx, segmentId);
    if (changed === 0) return { result: { changed }, changes: [] };
    const [entered, gone] = way === 'add' ? [changed, 0] : [0, changed];
    await keepListHistory(tx, {
      segmentId,
      version,
      entered,
      gone,
      now,
      startedMs,
      isFirst: false,
    });
    return {
      result: { changed },
      changes: [
        {
          subjectKind: 'segment',
          subjectId: segmentId,
          before: null,
          after: { [way === 'add' ? 'added' : 'removed']: changed },
        },
      ],
    };
  },
});
