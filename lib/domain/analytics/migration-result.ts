import type { ReportTier } from './tiers-result';

/** Losers on a page. */
export const LOSERS_SHOWN = 50;
/** Losers in a file. */
export const MOST_LOSERS_SHOWN = 20_000;

/** A member for whom the discount was worth more than the points are. */
export type LoserRow = {
  readonly memberId: number;
  readonly discountMinor: bigint;
  readonly worthMinor: bigint;
  readonly lossMinor: bigint;
  readonly gift: bigint;
  /** Code of the tier one step above their own, where standing on it all year would have left no loss. */
  readonly floorTier: string | null;
};

/** Losers whom one tier makes whole: how many, and what its points would have been worth beyond theirs. */
export type RaiseRow = {
  readonly tier: string;
  readonly members: number;
  readonly costMinor: bigint;
};

/** What the replay of a year under an old discount and the new programme answers. */
export type MigrationResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly from: string;
    readonly timeZone: string;
    readonly steps: string;
    readonly pointValueMinor: bigint;
    readonly hasNoLosers: boolean;
    readonly customers: number;
    readonly losers: number;
    readonly winners: number;
    readonly discountMinor: bigint;
    readonly worthMinor: bigint;
    readonly lossMinor: bigint;
    /** Points that make every loser whole, in hundredths, and what they are worth. */
    readonly gift: bigint;
    readonly giftCostMinor: bigint;
    /** Losers whom a tier one step above their own makes whole, and what its points would have been worth beyond theirs. */
    readonly raised: number;
    readonly raiseCostMinor: bigint;
    /** Points for the losers whom it does not. */
    readonly restGift: bigint;
  };
  readonly tables: { readonly losers: readonly LoserRow[]; readonly raises: readonly RaiseRow[] };
  /** Which page of losers this is, from 1. */
  readonly page: number;
  /** How the tiers of the table look. */
  readonly tiers: readonly (ReportTier & { readonly tierId: number })[];
  /** Names of the losers on the page, for a reader who may see them. */
  readonly names: ReadonlyMap<number, string>;
};
