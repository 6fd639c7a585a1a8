import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { storeIs } from '../../member-filter';
import type { OverviewParameters } from './spec';

const homeOf = ({ inStore, inFormat }: OverviewParameters) => ({
  store: inStore,
  storeFormat: inFormat,
});

/** Members in force who had joined by the day: the alias `k` is member_sort_keys. A store or a format is that of the first purchase. */
export function joinedBy(read: Read, day: string, parameters: OverviewParameters): Fragment {
  return read`k.status = 'active' AND k.joined_on <= ${day}::date
    ${storeIs(read, homeOf(parameters), read`k.home_store_id`)}`;
}

/** How many members in force had joined by a day. */
export async function readJoined(
  read: Read,
  lastOn: string,
  parameters: OverviewParameters,
): Promise<(day: string) => number> {
  const rows = await read<{ on: string; members: number }[]>`
    SELECT k.joined_on AS "on", count(*)::int AS members FROM member_sort_keys k
    WHERE ${joinedBy(read, lastOn, parameters)} GROUP BY k.joined_on`;
  return (day) => rows.reduce((sum, row) => (row.on <= day ? sum + row.members : sum), 0);
}
