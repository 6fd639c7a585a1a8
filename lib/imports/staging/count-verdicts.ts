import 'server-only';
import type { Tx } from '@/db/write';
import { present } from '@/lib/domain/shared/assert';

/** How many rows of the table `resolved` are new, change something, or are there already. */
export async function countVerdicts({
  client,
}: Tx): Promise<{ readonly created: number; readonly updated: number; readonly present: number }> {
  const { rows } = await client.query<{ created: number; updated: number; present: number }>(
    `SELECT count(*) FILTER (WHERE verdict = 'new')::int AS created,
       count(*) FILTER (WHERE verdict = 'changed')::int AS updated,
       count(*) FILTER (WHERE verdict = 'present')::int AS present FROM resolved`,
  );
  return present(rows[0], 'a count has a row');
}
