import type { LadderJson } from '@/lib/domain/tiers/ladder';
import type { TierJson } from '@/lib/domain/tiers/ladder-edits';
import type { Designer } from '../designer-types';

/** What the fields of one tier share. */
export type TierFields = {
  readonly designer: Designer;
  readonly tier: TierJson;
  /** Key of the field: its edits in a row are one step back. */
  readonly set: (change: Partial<TierJson>, key?: string) => void;
  /** What is wrong at a place in the tier, in words. */
  readonly errorAt: (...path: readonly (string | number)[]) => string | undefined;
};

/** What the fields of a ladder share. */
export type LadderFields = {
  readonly designer: Designer;
  readonly ladder: LadderJson;
  readonly set: (change: Partial<LadderJson>, key?: string) => void;
  readonly errorAt: (...path: readonly (string | number)[]) => string | undefined;
};
