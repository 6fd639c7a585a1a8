import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

/** No more numbers come from the range; those that it has given stay. A second time changes nothing. */
export const closeRange = defineCommand({
  id: 'cards.closeRange',
  permission: 'cards.manage',
  input: z.object({ rangeId: idInput }),
  run: async ({ tx, input: { rangeId }, now }) => {
    const { rows } = await tx.client.query<{ isClosed: boolean }>(
      'SELECT closed_at IS NOT NULL AS "isClosed" FROM card_number_ranges WHERE range_id = $1 FOR UPDATE',
      [rangeId],
    );
    const [range] = rows;
    if (range === undefined) throw new AppError('not_found');
    if (range.isClosed) return { result: { rangeId }, changes: [] };
    await tx.client.query('UPDATE card_number_ranges SET closed_at = $2 WHERE range_id = $1', [
      rangeId,
      now,
    ]);
    const change = { subjectKind: 'cardRange', subjectId: rangeId };
    return {
      result: { rangeId },
      changes: [{ ...change, before: { isClosed: false }, after: { isClosed: true } }],
    };
  },
});
