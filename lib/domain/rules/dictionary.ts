/** A thing that rules name by its id, with its name in both languages. */
export type NamedThing = {
  readonly id: number;
  readonly nameEn: string;
  readonly nameRu: string;
};

/** What the words of rules are told with. */
export type RuleDictionary = {
  readonly currency: string;
  /** With their rank, from 0. */
  readonly tiers: readonly (NamedThing & { readonly rank: number })[];
  readonly cardTypes: readonly NamedThing[];
  readonly stores: readonly NamedThing[];
  /** Partners whose stores there are. */
  readonly partners: readonly string[];
};
