import 'server-only';
import type { Read } from '@/db/read';
import { DUPLICATES_PAGE_SIZE, type DuplicatesCursor } from '@/lib/domain/members/duplicates';
import type { MemberStatus } from '@/lib/domain/members/states';

/** Two members with one folded name and one birthday, the older one first. */
export type PairRow = {
  readonly birthOn: string;
  readonly foldedName: string;
  readonly firstId: number;
  readonly secondId: number;
  readonly emailName: boolean;
  readonly city: boolean;
};

/** A page and one row more: whether there is a next one. */
const PAGE_ROWS = DUPLICATES_PAGE_SIZE + 1;

/**
 * More groups than there are members. The planner cannot see how many it is, so it plans for the first ones, in the order
 * of the index; without a limit it reads and sorts everybody born later.
 */
const ANY_NUMBER = '(SELECT 1000000000)';

/** Statuses that a merge can begin from. */
const OPEN: readonly MemberStatus[] = ['prospect', 'active', 'suspended'];

/**
 * The pairs of a page. member_profiles_birth_name_idx alone says, in its order, where a birthday and a name stand more
 * than once; only those few are looked up, and the walk ends when the page is full.
 */
export function findDuplicatePairs(read: Read, after: DuplicatesCursor | null): Promise<PairRow[]> {
  const nameOf = (profile: string) =>
    read.unsafe(`fold_text(${profile}.last_name || ' ' || ${profile}.first_name)`);
  const fromGroup =
    after === null
      ? read``
      : read`AND (p.birth_on, ${nameOf('p')}) >= (${after.birthOn}::date, ${after.name}::text)`;
  const beyond =
    after === null
      ? read``
      : read`AND (g.birth_on, g.name, a.member_id, b.member_id)
          > (${after.birthOn}::date, ${after.name}::text, ${after.firstId}::bigint, ${after.secondId}::bigint)`;
  return read<PairRow[]>`
    SELECT g.birth_on AS "birthOn", g.name AS "foldedName", pair.first_id::float8 AS "firstId",
      pair.second_id::float8 AS "secondId", pair."emailName", pair.city
    FROM (
      SELECT p.birth_on, ${nameOf('p')} AS name FROM member_profiles p
      WHERE p.birth_on IS NOT NULL AND p.birth_on NOT IN ('1900-01-01', '1970-01-01') ${fromGroup}
      GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, 2 LIMIT ${read.unsafe(ANY_NUMBER)}
    ) g
    CROSS JOIN LATERAL (
      SELECT a.member_id AS first_id, b.member_id AS second_id,
        coalesce(split_part(lower(a.email), '@', 1) = split_part(lower(b.email), '@', 1), false) AS "emailName",
        a.city <> '' AND lower(a.city) = lower(b.city) AS city
      FROM member_profiles a
      JOIN member_profiles b ON b.birth_on = g.birth_on AND ${nameOf('b')} = g.name AND b.member_id > a.member_id
      JOIN members ma ON ma.member_id = a.member_id AND ma.status = ANY (${[...OPEN]})
      JOIN members mb ON mb.member_id = b.member_id AND mb.status = ANY (${[...OPEN]})
      WHERE a.birth_on = g.birth_on AND ${nameOf('a')} = g.name AND a.last_name <> ''
        AND NOT EXISTS (SELECT FROM distinct_members d WHERE d.member_id = a.member_id AND d.other_id = b.member_id)
        ${beyond}
      ORDER BY 1, 2 LIMIT ${PAGE_ROWS}
    ) pair
    ORDER BY g.birth_on, g.name, pair.first_id, pair.second_id LIMIT ${PAGE_ROWS}`;
}
