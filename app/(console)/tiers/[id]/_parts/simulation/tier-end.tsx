import { TierMark } from '@/components/ui/tier-mark';
import type { SimulatedTier } from '@/lib/domain/tiers/simulation/result';

type Props = {
  readonly tiers: readonly Pick<SimulatedTier, 'tierId' | 'shape' | 'colour'>[];
  /** Null: below the ladder. */
  readonly tierId: number | null;
  readonly name: string;
};

/** A tier of a simulation by its mark and name; who is below the ladder has no mark. */
export function TierEnd({ tiers, tierId, name }: Props) {
  const tier = tiers.find((one) => one.tierId === tierId);
  if (tier === undefined) return <span className="text-ink-2">{name}</span>;
  return <TierMark shape={tier.shape} colour={tier.colour} name={name} />;
}
