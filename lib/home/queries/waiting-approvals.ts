import 'server-only';
import { z } from 'zod';
import type { WaitingApproval } from '@/lib/domain/home/home';
import { defineQuery } from '@/lib/kernel/query';

const MOST_SHOWN = 4;

/** Versions of rules and mechanics that wait for a second person and may be decided by the reader, who wrote none of them: the longest first. */
export const waitingApprovals = defineQuery({
  id: 'home.approvals',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read, actor }) => {
    const readerId = actor.kind === 'user' ? actor.userId : 0;
    const rows = await read<(WaitingApproval & { readonly count: number })[]>`
      SELECT r.rule_id AS "ruleId", r.kind, r.name_en AS "nameEn", r.name_ru AS "nameRu", v.no, v.starts_on::text AS "startsOn",
        u.name AS "authorName", v.submitted_at AS "submittedAt", count(*) OVER ()::int AS count
      FROM rule_versions v JOIN rules r USING (rule_id) JOIN users u ON u.user_id = v.author_id
      WHERE v.state = 'inReview' AND v.submitted_at IS NOT NULL AND NOT (${readerId}::int = ANY (v.writer_ids))
      ORDER BY v.submitted_at LIMIT ${MOST_SHOWN}`;
    return {
      count: rows[0]?.count ?? 0,
      approvals: rows.map(({ count: _, ...row }): WaitingApproval => row),
    };
  },
});
