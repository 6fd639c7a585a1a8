import { readPool } from '@/db/read';
import { assert } from '@/lib/domain/shared/assert';
import { reportMembersFilter } from '../reports/drill';

/** What the list behind a figure of points comes to, hundredths; every member stands in it once, and with something. */
export async function pointsBehind(
  report: string,
  params: Readonly<Record<string, string>>,
  cell: string,
): Promise<{ readonly members: number; readonly points: bigint }> {
  const read = readPool();
  const { members, measure } = await reportMembersFilter(read, { report, params, cell });
  assert(measure === 'points', 'a figure of points tells points');
  const [row] = await read<{ members: number; distinct: number; none: number; points: bigint }[]>`
    SELECT count(*)::int AS members, count(DISTINCT member_id)::int AS distinct,
           (count(*) FILTER (WHERE points <= 0))::int AS none, coalesce(sum(points), 0)::bigint AS points
    FROM (${members}) m`;
  assert(row !== undefined && row.members === row.distinct && row.none === 0, 'each stands once');
  return { members: row.members, points: row.points };
}
