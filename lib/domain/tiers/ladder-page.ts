import type { NamedThing } from '../rules/dictionary';
import type { ListedRule, RulePage } from '../rules/rule-page';
import type { CurrencyCode } from '../shared/money';
import type { OwnTier } from './ladder-templates';

/** A tier of the programme with the members that show it. */
export type TierFigure = {
  readonly tierId: number;
  /** Narrows the list of members to it. */
  readonly code: string;
  /** Its ladder; null: of before there were ladders. */
  readonly ruleId: number | null;
  readonly members: number;
};

/** What a new tier needs: an id that no ladder and no draft has. */
type TierIds = { readonly nextTierId: number };

export type LadderList = TierIds & {
  readonly ladders: readonly ListedRule[];
  readonly figures: readonly TierFigure[];
  /** Tiers without a ladder, the lowest first: a first ladder takes them over. */
  readonly own: readonly OwnTier[];
  readonly currency: CurrencyCode;
  readonly todayOn: string;
};

/** A ladder with its versions and members. */
export type LadderPage = TierIds &
  RulePage & {
    readonly timeZone: string;
    readonly currency: CurrencyCode;
    readonly figures: readonly TierFigure[];
    readonly cardTypes: readonly NamedThing[];
  };
