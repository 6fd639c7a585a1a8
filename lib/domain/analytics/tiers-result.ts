import type { TierColour, TierShape } from '../tiers/ladder';

/** Spend is compared over so many days on either side of a move. */
export const AROUND_DAYS = 90;

/** A tier as reports show it; code `none` is no tier. */
export type ReportTier = {
  readonly code: string;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly shape: TierShape;
  readonly colour: TierColour;
};

export type TierMoveRow = {
  readonly tierFrom: string;
  readonly tierTo: string;
  readonly customers: number;
};

/** Spend around moves of one direction, each member once; averages and the interval of the change in minor units. */
export type TierAroundRow = {
  readonly direction: 'up' | 'down';
  readonly customers: number;
  readonly spendBeforeMinor: bigint | null;
  readonly spendAfterMinor: bigint | null;
  readonly changeMinor: bigint | null;
  readonly changeLowMinor: bigint | null;
  readonly changeHighMinor: bigint | null;
};

/** What the report on tiers answers. */
export type TiersResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
    readonly nearDays: number;
    readonly missingPercent: number;
    readonly customers: number;
    readonly movedUp: number;
    readonly movedDown: number;
    readonly losing: number;
    readonly reaching: number;
  };
  readonly tables: {
    readonly distribution: readonly {
      readonly day: string;
      readonly tier: string;
      readonly customers: number;
    }[];
    readonly moves: readonly TierMoveRow[];
    readonly around: readonly TierAroundRow[];
    readonly near: readonly {
      readonly tier: string;
      readonly losing: number;
      readonly reaching: number;
    }[];
  };
  /** How the tiers of the tables look, the lowest first. */
  readonly tiers: readonly ReportTier[];
};
