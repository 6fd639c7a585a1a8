import { withoutKept } from '../../tiers/kept-tiers';
import type { Ladder, LadderTier } from '../../tiers/ladder';
import {
  describeTier,
  LADDER_FACETS,
  type LadderClause,
  ladderFacets,
  TIER_FACETS,
  tierFacets,
  tierName,
} from './ladder-facets';

/** What two versions of a ladder say differently; null: one of them says nothing of it. */
export type LadderDifference = {
  readonly id: string;
  readonly name: LadderClause;
  readonly before: LadderClause | null;
  readonly after: LadderClause | null;
};

type Facets<F extends string> = Readonly<Record<F, LadderClause | null>>;

const asText = (clause: LadderClause | null): string =>
  JSON.stringify(clause, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));

/** Facets that are not the same, each under its name. */
function differing<F extends string>(
  [before, after]: readonly [Facets<F>, Facets<F>],
  facets: readonly F[],
  name: (facet: F) => Pick<LadderDifference, 'id' | 'name'>,
): readonly LadderDifference[] {
  return facets.flatMap((facet) => {
    const pair = { before: before[facet], after: after[facet] };
    return asText(pair.before) === asText(pair.after) ? [] : [{ ...name(facet), ...pair }];
  });
}

const ofTier = (tier: LadderTier, facet: (typeof TIER_FACETS)[number] | 'tier'): LadderClause => ({
  key: 'ladder.facetOfTier',
  slots: {
    tier: tierName(tier),
    facet: { kind: 'sentences', sentences: [{ key: `ladder.facets.${facet}`, slots: {} }] },
  },
});

/** One tier in both versions, threshold by threshold and benefit by benefit; one that only one of them has, as a whole. */
function compareTier(
  [older, newer]: readonly [Ladder, Ladder],
  tierId: number,
): readonly LadderDifference[] {
  const [before, after] = [older, newer].map(({ tiers }) =>
    tiers.find((one) => one.tierId === tierId),
  );
  if (before !== undefined && after !== undefined) {
    return differing([tierFacets(before), tierFacets(after)], TIER_FACETS, (facet) => ({
      id: `${after.tierId}.${facet}`,
      name: ofTier(after, facet),
    }));
  }
  const tier = after ?? before;
  if (tier === undefined) return [];
  return [
    {
      ...{ id: `${tier.tierId}`, name: ofTier(tier, 'tier') },
      before: before === undefined ? null : describeTier(before, older.match),
      after: after === undefined ? null : describeTier(after, newer.match),
    },
  ];
}

/** What a version of a ladder says otherwise than another: of the ladder itself, then tier by tier, from the lowest up. */
export function compareLadders(earlier: Ladder, after: Ladder): readonly LadderDifference[] {
  // What a version gave on its first night is given: the next one does not take it back.
  const before = withoutKept(earlier);
  const tierIds = new Set([...after.tiers, ...before.tiers].map(({ tierId }) => tierId));
  return [
    ...differing([ladderFacets(before), ladderFacets(after)], LADDER_FACETS, (facet) => ({
      id: facet,
      name: { key: `ladder.facets.${facet}`, slots: {} },
    })),
    ...[...tierIds].flatMap((tierId) => compareTier([before, after], tierId)),
  ];
}
