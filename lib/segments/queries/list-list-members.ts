import 'server-only';
import { z } from 'zod';
import { idInput } from '@/lib/domain/access/inputs';
import { memberCode } from '@/lib/domain/members/states';
import type { ListedMember } from '@/lib/domain/segments/segment-page';
import { defineQuery } from '@/lib/kernel/query';

const PAGE = 50;

/** Who stands in a list by number, 50 a page; those who are not in force too. */
export const listListMembers = defineQuery({
  id: 'segments.listListMembers',
  permission: 'segments.read',
  input: z.object({
    segmentId: idInput,
    after: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  }),
  run: async ({
    read,
    input: { segmentId, after },
  }): Promise<{ readonly members: readonly ListedMember[]; readonly next: number | null }> => {
    const rows = await read<Omit<ListedMember, 'code'>[]>`
      SELECT l.member_id::float8 AS "memberId", trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name,
        m.status = 'active' AS "isInForce", l.source, l.added_at AS "addedAt"
      FROM segment_members l JOIN members m USING (member_id) LEFT JOIN member_profiles p USING (member_id)
      WHERE l.segment_id = ${segmentId} AND l.member_id > ${after} AND m.status <> 'merged'
      ORDER BY l.member_id LIMIT ${PAGE + 1}`;
    const members = rows.slice(0, PAGE).map((row) => ({ ...row, code: memberCode(row.memberId) }));
    return { members, next: rows.length > PAGE ? (members.at(-1)?.memberId ?? null) : null };
  },
});
