import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { requireUserId } from '@/lib/domain/access/actor';
import { LIST_MEMBERS_MAX } from '@/lib/domain/segments/limits';
import { AppError } from '@/lib/domain/shared/errors';
import { dayRefusal } from '@/lib/domain/tiers/floors';
import { grantAsked, grantWhy } from '@/lib/domain/tiers/grant-input';
import { GRANT_PART } from '@/lib/domain/tiers/grants';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { sourceInTx } from '@/lib/segments/named-segments';
import { runSql } from '@/lib/segments/run-sql';
import { refuseTier } from '../floors/add-floor';
import { KEPT_SEGMENT, type KeptSegment, whoIsIn } from '../grants/who-is-in';

const LADDER = `
  SELECT rule_id AS "ruleId" FROM tiers WHERE tier_id = $1 AND rule_id IS NOT NULL AND NOT is_gone AND NOT is_entry`;

const ASK = `
  INSERT INTO tier_grants (rule_id, tier_id, segment_id, until_on, reason, remark, members, asked_by, asked_at, due_at)
  VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $8) ON CONFLICT DO NOTHING RETURNING grant_id AS "grantId"`;

const COUNT = `
  UPDATE tier_grants SET members = (
    SELECT coalesce(sum(cardinality(member_ids)), 0) FROM tier_grant_parts WHERE grant_id = $1)
  WHERE grant_id = $1 RETURNING members`;

/** Lays the members of a SELECT. @returns how many they are */
async function layMembers(tx: Tx, grantId: number, inside: SQL): Promise<number> {
  await runSql(
    tx,
    sql`INSERT INTO tier_grant_parts (grant_id, part, member_ids)
      SELECT ${grantId}::int, n / ${GRANT_PART}::int + 1, array_agg(member_id ORDER BY member_id)
      FROM (SELECT member_id, row_number() OVER (ORDER BY member_id) - 1 AS n FROM (${inside}) inside) numbered GROUP BY 1, 2`,
  );
  const counted = await tx.client.query<{ members: number }>(COUNT, [grantId]);
  return counted.rows[0]?.members ?? 0;
}

/**
 * Asks for a tier for everybody who is in a list or a segment at this moment, up to a day; a second person agrees, and nobody gets it
 * before. Asked for again for the same list while it is open it is refused. Throws `tier_refused` (`unknown_tier`, `past`, `too_far`,
 * `nobody`), `already_exists`, `too_many` beyond 1,000,000, `wrong_state` while the list is being filled, `not_found`.
 */
export const askGrant = defineCommand({
  id: 'tiers.askGrant',
  permission: 'tiers.grant',
  input: z.object({ ...grantAsked, ...grantWhy }),
  run: async ({ tx, actor, now, input }) => {
    const { segmentId, tierId, untilOn, reason, remark } = input;
    const askedBy = requireUserId(actor);
    const { todayOn, timeZone } = await readProgrammeFacts(tx, now);
    const ladder = await tx.client.query<{ ruleId: number }>(LADDER, [tierId]);
    const ruleId = ladder.rows[0]?.ruleId;
    if (ruleId === undefined) throw refuseTier('unknown_tier');
    const refusal = dayRefusal(untilOn, todayOn);
    if (refusal !== null) throw refuseTier(refusal);
    const segment = await tx.client.query<KeptSegment>(KEPT_SEGMENT, [segmentId]);
    const inside = await whoIsIn(segmentId, segment.rows[0], (definition) =>
      sourceInTx(tx, definition, { todayOn, timeZone }),
    );
    const values = [ruleId, tierId, segmentId, untilOn, reason, remark, askedBy, now];
    const asked = await tx.client.query<{ grantId: number }>(ASK, values);
    const grantId = asked.rows[0]?.grantId;
    if (grantId === undefined) throw new AppError('already_exists');
    const members = await layMembers(tx, grantId, inside);
    if (members === 0) throw refuseTier('nobody');
    if (members > LIST_MEMBERS_MAX) throw new AppError('too_many', { limit: LIST_MEMBERS_MAX });
    return {
      result: { grantId, members },
      changes: [
        {
          ...{ subjectKind: 'tierGrant', subjectId: grantId, before: null },
          after: { tierId, segmentId, untilOn, reason, members },
        },
      ],
    };
  },
});
