import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { RECENT_MEMBERS_MAX, type RecentMember } from '@/lib/domain/members/recent-member';
import { memberCode } from '@/lib/domain/members/states';
import { defineQuery } from '@/lib/kernel/query';
import { shownTier, type TierColumns, tierColumns } from '../shown-tier';

type Row = TierColumns & {
  readonly memberId: number;
  readonly name: string;
  readonly openedAt: Date;
};

/** Members whose page the reader opened last, the latest first; at most 8. */
export const listRecentMembers = defineQuery({
  id: 'members.listRecent',
  permission: 'members.read',
  input: z.object({}),
  run: async ({ read, actor }): Promise<readonly RecentMember[]> => {
    const rows = await read<Row[]>`
      SELECT m.member_id::float8 AS "memberId", r.opened_at AS "openedAt",
        trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name,
        ${read.unsafe(tierColumns('t'))}
      FROM recent_members r
      JOIN members m USING (member_id)
      LEFT JOIN member_profiles p USING (member_id)
      LEFT JOIN tiers t ON t.tier_id = m.tier_id
      WHERE r.user_id = ${requireUserId(actor)}
      ORDER BY r.opened_at DESC, r.member_id DESC LIMIT ${RECENT_MEMBERS_MAX}`;
    return rows.map((row) => ({
      memberId: row.memberId,
      code: memberCode(row.memberId),
      name: row.name,
      tier: shownTier(row),
      openedAt: row.openedAt,
    }));
  },
});
