import 'server-only';
import type { Read } from '@/db/read';

/** Names of all tiers, by rank: groups of members are called by them. */
export function readTierNames(read: Read) {
  return read<{ tierId: number; nameEn: string; nameRu: string }[]>`
    SELECT tier_id::int AS "tierId", name_en AS "nameEn", name_ru AS "nameRu" FROM tiers ORDER BY rank, tier_id`;
}
