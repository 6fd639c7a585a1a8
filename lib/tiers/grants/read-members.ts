import 'server-only';
import { type SQL, sql } from 'drizzle-orm';

/** What is told of members of a SELECT `of` with `member_id, outcome`; names for who may see them. */
export function grantMembersSql(of: SQL, { isNamed }: { readonly isNamed: boolean }): SQL {
  return sql`
    SELECT of.member_id::float8 AS "memberId", of.outcome,
      CASE WHEN ${isNamed} THEN nullif(trim(concat_ws(' ', p.first_name, p.last_name)), '') END AS name,
      CASE WHEN t.tier_id IS NOT NULL THEN jsonb_build_object('nameEn', t.name_en, 'nameRu', t.name_ru,
        'shape', t.shape, 'colour', t.colour) END AS shown
    FROM (${of}) of JOIN members m USING (member_id)
    LEFT JOIN member_profiles p USING (member_id) LEFT JOIN tiers t ON t.tier_id = m.tier_id`;
}

type Counted = { readonly outcome: string; readonly members: number };

/** A SELECT of how many members of a SELECT there are of each outcome. */
export const countOutcomes = (of: SQL): SQL =>
  sql`SELECT outcome, count(*)::int AS members FROM (${of}) of GROUP BY outcome`;

export const countsOf = (rows: readonly Counted[]) =>
  Object.fromEntries(rows.map(({ outcome, members }) => [outcome, members]));
