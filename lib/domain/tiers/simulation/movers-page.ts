import type { NamedMover, SimulatedTier } from './result';
import type { SimulatedDays } from './simulated-days';
import type { WithName } from './simulation-input';
import type { Way } from './tier-order';

/** A member of a figure of a simulation. */
export type ListedMover = Omit<NamedMover, 'way'> & WithName & { readonly way: Way };

/** A page of the members of a figure. */
export type MoversPage = SimulatedDays & {
  /** The ladder's names. */
  readonly nameEn: string;
  readonly nameRu: string;
  readonly members: readonly ListedMover[];
  /** How many the figure counts in all. */
  readonly total: number;
  /** Beyond which member the next page begins; null: this is the last. */
  readonly next: number | null;
  readonly tiers: readonly Pick<
    SimulatedTier,
    'tierId' | 'nameEn' | 'nameRu' | 'shape' | 'colour'
  >[];
  readonly currency: string;
};
