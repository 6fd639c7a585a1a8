import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import { dayRefusal } from '@/lib/domain/tiers/floors';
import { grantAsked } from '@/lib/domain/tiers/grant-input';
import { GRANT_OUTCOMES, type GrantMember, type GrantTrial } from '@/lib/domain/tiers/grants';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { readRows } from '@/lib/segments/count';
import { readSource } from '@/lib/segments/named-segments';
import { refuseTier } from '../../floors/add-floor';
import { grantOutcomes } from '../outcomes';
import { countOutcomes, countsOf, grantMembersSql } from '../read-members';
import { KEPT_SEGMENT, type KeptSegment, whoIsIn } from '../who-is-in';

/** Members who are named of each outcome. */
const NAMED = 5;

/**
 * What giving a tier to a list or segment would come to if it were given now: how many get it, and who does not and why. Throws
 * `tier_refused` (`unknown_tier`, `past`, `too_far`), `wrong_state` while the list is being filled, `not_found`.
 */
export const tryGrant = defineQuery({
  id: 'tiers.tryGrant',
  permission: 'tiers.grant',
  input: z.object(grantAsked),
  run: async ({ read, actor, now, input }): Promise<GrantTrial> => {
    const { segmentId, tierId, untilOn } = input;
    const { todayOn } = await readToday(read, now);
    const [tier] = await read<{ ruleId: number }[]>`
      SELECT rule_id AS "ruleId" FROM tiers
      WHERE tier_id = ${tierId} AND rule_id IS NOT NULL AND NOT is_gone AND NOT is_entry`;
    if (tier === undefined) throw refuseTier('unknown_tier');
    const refusal = dayRefusal(untilOn, todayOn);
    if (refusal !== null) throw refuseTier(refusal);
    const [segment] = await read.unsafe<KeptSegment[]>(KEPT_SEGMENT, [segmentId]);
    const inside = await whoIsIn(segmentId, segment, (definition) =>
      readSource(read, definition, now),
    );
    const outcomes = grantOutcomes(inside, { ruleId: tier.ruleId, tierId, untilOn, todayOn });
    const first = sql`
      SELECT member_id, outcome FROM (
        SELECT member_id, outcome, row_number() OVER (PARTITION BY outcome ORDER BY member_id) AS n FROM (${outcomes}) every
      ) numbered WHERE n <= ${NAMED}::int`;
    const isNamed = can(actor, 'members.read');
    const [counted, members] = await Promise.all([
      readRows<{ outcome: string; members: number }>(read, countOutcomes(outcomes)),
      readRows<GrantMember>(
        read,
        sql`${grantMembersSql(first, { isNamed })} ORDER BY of.member_id`,
      ),
    ]);
    const place = ({ outcome }: GrantMember) => GRANT_OUTCOMES.indexOf(outcome);
    return {
      counts: countsOf(counted),
      members: members.toSorted((one, other) => place(one) - place(other)),
    };
  },
});
