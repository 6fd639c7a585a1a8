import 'server-only';
import type { Read } from '@/db/read';
import type { TaskFilters, TaskScope } from '@/lib/domain/tasks/list-filters';
import { type Asked, taskConditions } from './task-conditions';

type Narrowed = { readonly scope: TaskScope; readonly filters: TaskFilters };

/** How many tasks of a scope there are with the filters, `limit` at most. */
export async function countUpTo(
  read: Read,
  narrowed: Narrowed,
  { asked, limit }: { readonly asked: Asked; readonly limit: number },
): Promise<number> {
  const [row] = await read<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM (SELECT FROM tasks t WHERE ${taskConditions(read, narrowed, asked)} LIMIT ${limit}) few`;
  return row?.count ?? 0;
}
