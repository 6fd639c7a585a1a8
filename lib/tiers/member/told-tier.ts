import 'server-only';
import type { Ladder } from '@/lib/domain/tiers/ladder';
import type { ToldTier } from '@/lib/domain/tiers/member-tier';

/** A tier of a ladder as it is told; null: the ladder has none of this id. */
export function toldTier({ tiers }: Ladder, tierId: number | null): ToldTier | null {
  const step = tiers.findIndex((tier) => tier.tierId === tierId);
  const tier = tiers[step];
  if (tier === undefined) return null;
  const { nameEn, nameRu, shape, colour } = tier;
  return { tierId: tier.tierId, step, nameEn, nameRu, shape, colour };
}
