import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { grantOutcomeInput } from '@/lib/domain/tiers/grant-input';
import type { GrantMember, GrantMembersPage, GrantState } from '@/lib/domain/tiers/grants';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { readRows } from '@/lib/segments/count';
import { membersOfGrant } from '../members-of-grant';
import { grantMembersSql } from '../read-members';

const PAGE = 50;

type Row = {
  readonly state: GrantState;
  readonly ruleId: number;
  readonly tierId: number;
  readonly untilOn: string;
};

/** Members of a grant by number, 50 a page, those with one outcome when it is chosen. Throws `not_found`. */
export const listGrantMembers = defineQuery({
  id: 'tiers.listGrantMembers',
  permission: 'rules.read',
  input: z.object({
    grantId: idInput,
    outcome: grantOutcomeInput.nullable().default(null),
    after: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  }),
  run: async ({ read, actor, now, input }): Promise<GrantMembersPage> => {
    const { grantId, outcome, after } = input;
    const { todayOn } = await readToday(read, now);
    const [grant] = await read<Row[]>`
      SELECT state, rule_id AS "ruleId", tier_id AS "tierId", until_on::text AS "untilOn"
      FROM tier_grants WHERE grant_id = ${grantId}`;
    if (grant === undefined) throw new AppError('not_found');
    const chosen = sql`
      SELECT member_id, outcome FROM (${membersOfGrant({ ...grant, grantId, todayOn })}) every
      WHERE member_id > ${after}::bigint AND (${outcome}::text IS NULL OR outcome = ${outcome}::text)
      ORDER BY member_id LIMIT ${PAGE + 1}::int`;
    const isNamed = can(actor, 'members.read');
    const rows = await readRows<GrantMember>(
      read,
      sql`${grantMembersSql(chosen, { isNamed })} ORDER BY of.member_id`,
    );
    const members = rows.slice(0, PAGE);
    return { members, next: rows.length > PAGE ? (members.at(-1)?.memberId ?? null) : null };
  },
});
