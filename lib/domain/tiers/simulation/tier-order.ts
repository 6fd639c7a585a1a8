import type { Ladder, LadderTier } from '../ladder';
import { stepOf } from '../standing';

/** Which way a member goes from the live ladder to the draft. */
export const WAYS = ['up', 'down', 'stay'] as const;
export type Way = (typeof WAYS)[number];

/** What a member can get more or less of. */
export const GETS = ['anything', 'points'] as const;
export type Gets = (typeof GETS)[number];

/** Heights of a tier of the live ladder among the tiers of the draft: between two of its steps where the draft has it no more. */
export function heightInDraft(draft: Ladder, live: Ladder | null, tierId: number | null): number {
  const own = draft.tiers.findIndex((tier) => tier.tierId === tierId);
  if (own >= 0 || tierId === null || live === null) return own;
  const below = live.tiers
    .slice(0, stepOf(live, tierId))
    .findLast(({ tierId: other }) => draft.tiers.some((tier) => tier.tierId === other));
  return draft.tiers.findIndex((tier) => tier.tierId === below?.tierId) + 0.5;
}

/** The way from a tier of the live ladder to a step of the draft. */
export function wayTo(
  draft: Ladder,
  live: Ladder | null,
  { from, to }: { readonly from: number | null; readonly to: number },
): Way {
  if ((draft.tiers[to]?.tierId ?? null) === from) return 'stay';
  return to > heightInDraft(draft, live, from) ? 'up' : 'down';
}

/** Tiers of both ladders from the lowest up, each as the draft has it where it has. */
export function tiersOfBoth(draft: Ladder, live: Ladder | null): readonly LadderTier[] {
  const gone = (live?.tiers ?? []).filter(({ tierId }) =>
    draft.tiers.every((tier) => tier.tierId !== tierId),
  );
  return [...draft.tiers, ...gone]
    .map((tier) => ({ tier, height: heightInDraft(draft, live, tier.tierId) }))
    .toSorted((one, other) => one.height - other.height)
    .map(({ tier }) => tier);
}
