import 'server-only';
import type { Read } from '@/db/read';
import type { ResultTier } from '@/lib/domain/mechanics/results/results-page';

/** All tiers, the lowest first, as results name them. */
export async function readResultTiers(read: Read): Promise<readonly ResultTier[]> {
  const rows = await read<ResultTier[]>`
    SELECT tier_id AS "tierId", name_en AS "nameEn", name_ru AS "nameRu", shape, colour FROM tiers ORDER BY rank, tier_id`;
  return [...rows];
}
