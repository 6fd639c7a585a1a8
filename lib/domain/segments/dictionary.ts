import type { AttributeType } from '../members/attributes/attribute';
import type { NamedThing } from '../rules/dictionary';
import type { LadderTier } from '../tiers/ladder';

/** An attribute that a condition may ask for, with its options. */
export type SegmentAttribute = {
  readonly key: string;
  readonly type: AttributeType;
  readonly labelEn: string;
  readonly labelRu: string;
  readonly options: readonly NamedThing[];
};

/** What the words and the pickers of segments are made with. */
export type SegmentDictionary = {
  readonly currency: string;
  readonly todayOn: string;
  readonly timeZone: string;
  readonly tiers: readonly (NamedThing & Pick<LadderTier, 'shape' | 'colour'>)[];
  readonly cardTypes: readonly NamedThing[];
  readonly stores: readonly NamedThing[];
  /** Those in use, lists too. */
  readonly segments: readonly NamedThing[];
  /** Those that were launched. */
  readonly mechanics: readonly NamedThing[];
  readonly attributes: readonly SegmentAttribute[];
};
