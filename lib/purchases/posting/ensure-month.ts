import 'server-only';
import { withTx } from '@/db/write';
import { monthOf } from '@/lib/domain/shared/calendar';

const LABEL = { label: 'system:posting', requestId: 'months' };
const known = new Set<string>();

/**
 * Makes the partitions of a day's month, in a transaction of its own, once for a process: inside the one that reads and writes them they
 * cannot be made once the server keeps a plan over all of them.
 */
export async function ensureMonth(day: string): Promise<void> {
  const month = monthOf(day);
  if (known.has(month)) return;
  await withTx(
    LABEL,
    ({ client }) => client.query('SELECT ensure_month_partitions($1, $1)', [`${month}-01`]),
    { isRepeatable: true },
  );
  known.add(month);
}
