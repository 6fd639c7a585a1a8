import 'server-only';
import type { Read } from '@/db/read';

/** The first id above those of all tiers and of every version that names any, drafts too. */
export async function readNextTierId(read: Read): Promise<number> {
  const [row] = await read<{ next: number }[]>`
    SELECT greatest(
      (SELECT max(tier_id) FROM tiers),
      (SELECT max((tier ->> 'tierId')::int) FROM rules r JOIN rule_versions v USING (rule_id)
         CROSS JOIN jsonb_array_elements(v.definition -> 'tiers') tier WHERE r.kind = 'tiers'),
      0)::int + 1 AS next`;
  return row?.next ?? 1;
}
