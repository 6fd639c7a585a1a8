import 'server-only';
import { z } from 'zod';
import { actorLabel } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/**
 * Says that two members who look alike are two people, so that the pair is not offered again; or takes that back. Twice
 * is once. Throws `invalid_input` for one and the same, `not_found`.
 */
export const tellDistinct = defineCommand({
  id: 'members.tellDistinct',
  permission: 'members.edit',
  isRepeatable: true,
  input: z
    .object({ memberId: id, otherId: id, isDistinct: z.boolean() })
    .refine(({ memberId, otherId }) => memberId !== otherId, { path: ['otherId'] }),
  run: async ({ tx, actor, now, input }) => {
    const first = Math.min(input.memberId, input.otherId);
    const second = Math.max(input.memberId, input.otherId);
    const known = await tx.client.query(
      'SELECT FROM members WHERE member_id IN ($1, $2) FOR SHARE',
      [first, second],
    );
    if (known.rowCount !== 2) throw new AppError('not_found');
    const { rowCount } = input.isDistinct
      ? await tx.client.query(
          `INSERT INTO distinct_members (member_id, other_id, actor, told_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING`,
          [first, second, actorLabel(actor), now],
        )
      : await tx.client.query(
          'DELETE FROM distinct_members WHERE member_id = $1 AND other_id = $2',
          [first, second],
        );
    const result = { memberId: first, otherId: second };
    if (rowCount === 0) return { result, changes: [] };
    const fact = { otherId: second, isDistinct: input.isDistinct };
    return {
      result,
      changes: [{ subjectKind: 'member', subjectId: first, before: null, after: fact }],
    };
  },
});
