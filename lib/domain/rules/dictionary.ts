import type { LadderTier } from '../tiers/ladder';
/** A thing that rules name by its id, with its name in both languages. */
export type NamedThing = {
  readonly id: number;
  readonly nameEn: string;
  readonly nameRu: string;
};

/** What the words of rules are told with. */
export type RuleDictionary = {
  readonly currency: string;
  /** Ladder by ladder, from the lowest up. */
  readonly tiers: readonly (NamedThing & Pick<LadderTier, 'shape' | 'colour'>)[];
  readonly cardTypes: readonly NamedThing[];
  readonly stores: readonly NamedThing[];
  /** Partners whose stores there are. */
  readonly partners: readonly string[];
};
