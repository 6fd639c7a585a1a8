import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import {
  type CategoryPairs,
  pairsWorthOffering,
  type TwoCategories,
} from '@/lib/domain/mechanics/category-pairs';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';

const DAYS = 365;
/** So many members tell a share to one percent. */
const LOOKED_MAX = 10_000;
/** Two categories that fewer members bought tell nothing. */
const MEMBERS_LEAST = 10;

type Row = {
  readonly bought: string | null;
  readonly offered: string | null;
  readonly members: number;
  readonly halfDays: number | null;
  readonly mostDays: number | null;
};
type Looked = { readonly memberIds: readonly number[]; readonly inForce: number; times: number };

/** Members in force, one of a power of two, the same ones each time. */
async function lookedAt(read: Read): Promise<Looked> {
  const [row] = await read<{ inForce: number }[]>`
    SELECT count(*)::int AS "inForce" FROM member_sort_keys WHERE status = 'active'`;
  const inForce = row?.inForce ?? 0;
  let times = 1;
  while (inForce / times > LOOKED_MAX) times *= 2;
  const rows = await read<{ memberId: number }[]>`
    SELECT member_id::float8 AS "memberId" FROM member_sort_keys WHERE status = 'active' AND member_id & ${times - 1}::bigint = 0`;
  return { memberIds: rows.map(({ memberId }) => memberId), inForce, times };
}

/** Buyers of anything, of each category and of each two, in one reading of what some members bought: what is not named counts them all. */
function readCounts(
  read: Read,
  { memberIds }: Looked,
  { fromOn, throughOn }: Pick<CategoryPairs, 'fromOn' | 'throughOn'>,
) {
  return read<Row[]>`
    WITH firsts AS MATERIALIZED (
      SELECT l.member_id, l.category, min(l.business_date) AS first_on FROM purchase_lines l
      WHERE l.member_id = ANY(${[...memberIds]}::bigint[]) AND l.business_date BETWEEN ${fromOn}::date AND ${throughOn}::date
        AND l.kind = 'goods' AND l.quantity_milli > 0 AND l.category <> ''
      GROUP BY 1, 2)
    SELECT NULL AS bought, NULL AS offered, count(DISTINCT member_id)::int AS members, NULL::int AS "halfDays", NULL::int AS "mostDays" FROM firsts
    UNION ALL SELECT category, NULL, count(*)::int, NULL, NULL FROM firsts GROUP BY category
    UNION ALL SELECT a.category, b.category, count(*)::int,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY b.first_on - a.first_on) FILTER (WHERE b.first_on > a.first_on),
      percentile_disc(0.8) WITHIN GROUP (ORDER BY b.first_on - a.first_on) FILTER (WHERE b.first_on > a.first_on)
    FROM firsts a JOIN firsts b ON b.member_id = a.member_id AND b.category <> a.category
    GROUP BY 1, 2 HAVING count(*) >= ${MEMBERS_LEAST}`;
}

/**
 * Categories that members buy with others oftener than usual, by what they bought in the last 365 days, with how long those take who come
 * to the second by themselves. Of a large base some members are looked at.
 */
export const listPairs = defineQuery({
  id: 'mechanics.listPairs',
  permission: 'rules.read',
  mayBeStale: true,
  input: z.object({}),
  run: async ({ read, now }): Promise<CategoryPairs> => {
    const { todayOn } = await readToday(read, now);
    const [fromOn, throughOn] = [addDays(todayOn, -DAYS), addDays(todayOn, -1)];
    const looked = await lookedAt(read);
    const rows = await readCounts(read, looked, { fromOn, throughOn });
    const ofOne = new Map<string, number>();
    const ofTwo: TwoCategories[] = [];
    let buyers = 0;
    for (const { bought, offered, members, ...days } of rows) {
      if (bought === null) buyers = members;
      else if (offered === null) ofOne.set(bought, members);
      else ofTwo.push({ bought, offered, members, ...days });
    }
    return {
      pairs: pairsWorthOffering({ buyers, ofOne, ofTwo }, looked.times),
      looked: looked.memberIds.length,
      inForce: looked.inForce,
      ...{ fromOn, throughOn },
    };
  },
});
