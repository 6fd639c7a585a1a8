import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import type { GrantPage } from '@/lib/domain/tiers/grants';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { readRows } from '@/lib/segments/count';
import { GRANT_COLUMNS, GRANT_TABLES } from '../grant-rows';
import { membersOfGrant } from '../members-of-grant';
import { countOutcomes, countsOf } from '../read-members';

type Row = Omit<GrantPage, 'counts' | 'left' | 'timeZone' | 'isOwn'> & {
  readonly ruleId: number;
  readonly askedById: number;
};

/** Floors that are still to be taken back. */
async function floorsLeft(read: Read, { grantId, state }: Row, todayOn: string): Promise<number> {
  if (state !== 'takingBack') return 0;
  const [row] = await read<{ left: number }[]>`
    SELECT count(*)::int AS "left" FROM tier_floors
    WHERE grant_id = ${grantId} AND until_on >= greatest(from_on, ${todayOn}::date)`;
  return row?.left ?? 0;
}

/** A tier given to a whole list, with what became of its members, or would if it were given now. Throws `not_found`. */
export const getGrant = defineQuery({
  id: 'tiers.getGrant',
  permission: 'rules.read',
  input: z.object({ grantId: idInput }),
  run: async ({ read, actor, now, input: { grantId } }): Promise<GrantPage> => {
    const { timeZone, todayOn } = await readToday(read, now);
    const [row] = await read<Row[]>`
      SELECT ${read.unsafe(GRANT_COLUMNS)}, g.version, g.remark, g.rule_id AS "ruleId", g.asked_by AS "askedById",
        c.name AS "takenBackBy", g.ended_at AS "endedAt", CASE WHEN g.failures > 0 THEN g.due_at END AS "triedAgainAt"
      FROM ${read.unsafe(GRANT_TABLES)} LEFT JOIN users c ON c.user_id = g.taken_back_by WHERE g.grant_id = ${grantId}`;
    if (row === undefined) throw new AppError('not_found');
    const counted = await readRows<{ outcome: string; members: number }>(
      read,
      countOutcomes(membersOfGrant({ ...row, tierId: row.tier.tierId, todayOn })),
    );
    const { askedById, ruleId: _ladder, ...told } = row;
    return {
      ...told,
      timeZone,
      isOwn: actor.kind === 'user' && actor.userId === askedById,
      counts: countsOf(counted),
      left: await floorsLeft(read, row, todayOn),
    };
  },
});
