import 'server-only';
import type { Tx } from '@/db/write';
import { monthOf } from '@/lib/domain/shared/calendar';

/** Months whose partitions were there already when they were asked for: what a transaction makes may still be undone. */
const known = new Set<string>();

/**
 * Makes the partitions of a day's month, in a statement of its own before any that reads them: within one that does they cannot be
 * made once the server keeps a plan over all of them. Asked until they were there, then no more in this process. On the connection of the
 * transaction: a second one would be waited for in vain when all are in use.
 */
export async function ensureMonth({ client }: Tx, day: string): Promise<void> {
  const month = monthOf(day);
  if (known.has(month)) return;
  const { rows } = await client.query<{ made: number }>(
    'SELECT ensure_month_partitions($1, $1) AS made',
    [`${month}-01`],
  );
  if (rows[0]?.made === 0) known.add(month);
}
