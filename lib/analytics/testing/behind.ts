import { readPool } from '@/db/read';
import { assert } from '@/lib/domain/shared/assert';
import { reportMembersFilter } from '../reports/drill';

type Behind = {
  readonly members: number;
  readonly receipts: number;
  readonly revenueMinor: bigint;
};

/** What the list behind a figure of a report comes to; every member stands in it once. */
export async function behind(
  report: string,
  params: Readonly<Record<string, string | undefined>>,
  cell: string,
): Promise<Behind> {
  const read = readPool();
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const figure = { report, params: Object.fromEntries(given), cell };
  const { members } = await reportMembersFilter(read, figure);
  const [row] = await read<(Behind & { distinct: number })[]>`
    SELECT count(*)::int AS members, count(DISTINCT member_id)::int AS distinct,
           coalesce(sum(receipts), 0)::int AS receipts,
           coalesce(sum(revenue_minor), 0)::bigint AS "revenueMinor" FROM (${members}) m`;
  assert(row !== undefined && row.members === row.distinct, 'a member stands once behind a figure');
  const { distinct: _, ...sums } = row;
  return sums;
}
