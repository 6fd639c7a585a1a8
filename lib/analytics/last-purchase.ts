import 'server-only';
import type { Read } from '@/db/read';

/** The last day any member bought; null before the first purchase. A pass over the summary: ask only when needed. */
export async function lastPurchaseOn(read: Read): Promise<string | null> {
  const [row] = await read<{ on: string | null }[]>`
    SELECT max(last_purchase_on) AS "on" FROM member_summary`;
  return row?.on ?? null;
}
