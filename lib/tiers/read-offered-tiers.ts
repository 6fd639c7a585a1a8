import 'server-only';
import type { Read } from '@/db/read';
import type { OfferedTier } from '@/lib/domain/tiers/offered-tier';

/**
 * Tiers as pickers offer them and sentences name them: ladder by ladder from the lowest up, everyone's first, those that are no more last.
 * A tier of any other ladder has its ladder's name beside its own, so that nobody takes one Gold for another.
 */
export async function readOfferedTiers(read: Read): Promise<readonly OfferedTier[]> {
  return read<OfferedTier[]>`
    SELECT t.tier_id AS id, t.code, t.shape, t.colour,
      t.name_en || CASE WHEN t.audience = 'everyone' THEN '' ELSE coalesce(' (' || r.name_en || ')', '') END AS "nameEn",
      t.name_ru || CASE WHEN t.audience = 'everyone' THEN '' ELSE coalesce(' (' || r.name_ru || ')', '') END AS "nameRu"
    FROM tiers t LEFT JOIN rules r USING (rule_id)
    ORDER BY t.is_gone, t.audience <> 'everyone', t.rule_id NULLS FIRST, t.rank, t.tier_id`;
}
