/** Losers that the page names; the whole list opens from the figure. */
export const LOSERS_SHOWN = 50;

/** A member for whom the discount was worth more than the points are. */
export type LoserRow = {
  readonly memberId: number;
  readonly discountMinor: bigint;
  readonly worthMinor: bigint;
  readonly lossMinor: bigint;
  readonly gift: bigint;
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
  };
  readonly tables: { readonly losers: readonly LoserRow[] };
};
