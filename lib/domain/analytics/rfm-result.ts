import type { RfmGroup } from './rfm-groups';
import type { RfmBinning, RfmWindow } from './rfm-settings';

/** How many, how often, how much, and the shares of the whole. */
export type RfmSize = {
  readonly customers: number;
  readonly customersShare: number | null;
  readonly receipts: number;
  readonly revenueMinor: bigint;
  readonly revenueShare: number | null;
  readonly averageReceiptMinor: bigint | null;
};

export type RfmMatrixCell = RfmSize & { readonly r: number; readonly f: number };

export type RfmGroupRow = RfmSize & { readonly group: RfmGroup };

/** The i-th edge of each value; a value on the edge is above it. */
export type RfmEdge = {
  readonly edge: number;
  readonly recencyDays: number;
  readonly frequency: number;
  readonly monetaryMinor: bigint;
};

/** What the RFM report answers. */
export type RfmResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    /** First day that is counted; null: from the first purchase on. */
    readonly sinceOn: string | null;
    /** `since`: the first day was asked for. */
    readonly window: RfmWindow | 'since';
    readonly binning: RfmBinning;
    readonly source: 'stored' | 'raw';
    readonly timeZone: string;
    readonly scoredAt: string | null;
    readonly isEnough: boolean;
    /** Buyers that were cut into five, before any filter. */
    readonly buyers: number;
    readonly customers: number;
    readonly receipts: number;
    readonly revenueMinor: bigint;
    readonly averageReceiptMinor: bigint | null;
    /** Told only when there are too few buyers: when anybody bought last. */
    readonly lastPurchaseOn: string | null;
  };
  readonly tables: {
    readonly matrix: readonly RfmMatrixCell[];
    readonly groups: readonly RfmGroupRow[];
    readonly edges: readonly RfmEdge[];
  };
};
