import type { RfmCut } from './cut';
import type { ModelGroup } from './score-groups';

/** Models in use at once. */
export const MODELS_MAX = 20;
/** Versions that the page of a model lists, the newest first. */
export const VERSIONS_SHOWN = 20;

/** A saved model as lists show it. */
export type ListedModel = {
  readonly modelId: number;
  /** '' of the programme's default: it is named by the language. */
  readonly name: string;
  readonly version: number;
  readonly isDefault: boolean;
  readonly isArchived: boolean;
  readonly cut: RfmCut;
  readonly groups: readonly ModelGroup[];
  readonly savedAt: Date;
  readonly savedBy: string | null;
};

/** One version of a model in its history. */
export type ModelVersion = Pick<
  ListedModel,
  'version' | 'name' | 'cut' | 'groups' | 'savedAt' | 'savedBy'
>;

/** How many members have each score: the groups of any rules are counted from it. */
export type ScorePreview = {
  readonly asOfOn: string;
  /** Members of whom one is looked at; 1: everybody was. */
  readonly oneIn: number;
  /** Buyers looked at. */
  readonly buyers: number;
  readonly isEnough: boolean;
  /** Pairs of a code of `modelCode` and the buyers who have it. */
  readonly codes: readonly (readonly [code: number, buyers: number])[];
};
