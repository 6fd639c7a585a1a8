import type { Ladder } from '../../tiers/ladder';
import { describeTier, LADDER_FACETS, type LadderClause, ladderFacets } from './ladder-facets';

/** What a ladder says: whom it is for, what it measures and how long a tier holds; then each tier from the lowest up. */
export function describeLadder(ladder: Ladder): readonly LadderClause[] {
  const facets = ladderFacets(ladder);
  const told = LADDER_FACETS.filter((facet) => facet !== 'stacking' || ladder.stacking !== 'best');
  return [
    ...told.flatMap((facet) => facets[facet] ?? []),
    ...ladder.tiers.map((tier) => describeTier(tier, ladder.match)),
  ];
}
