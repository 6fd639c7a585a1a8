import type { StoreFormat } from '@/lib/domain/purchases/states';

/** Members' purchases of a month; an unfinished one has no year before to stand against. */
export type OverviewMonth = {
  readonly month: string;
  readonly revenueMinor: bigint;
  readonly receipts: number;
  readonly averageReceiptMinor: bigint | null;
  readonly revenueYearBeforeMinor: bigint | null;
  readonly receiptsYearBefore: number | null;
  readonly isUnfinished: boolean;
};

/** Members' purchases of the period in one format. */
export type OverviewFormat = {
  readonly format: StoreFormat;
  readonly stores: number;
  readonly revenueMinor: bigint;
  readonly revenueShare: number | null;
  readonly revenueBeforeMinor: bigint;
  readonly receipts: number;
  readonly averageReceiptMinor: bigint | null;
  /** Receipts of members among all. */
  readonly memberReceiptsShare: number | null;
};

/** What the overview answers: 30 days and the 30 before them. */
export type OverviewResult = {
  readonly currency: string;
  readonly facts: {
    readonly asOfOn: string;
    readonly from: string;
    readonly beforeFrom: string;
    readonly beforeTo: string;
    readonly timeZone: string;
    readonly revenueMinor: bigint;
    readonly receipts: number;
    readonly averageReceiptMinor: bigint | null;
    readonly buyers: number;
    readonly memberReceiptsShare: number | null;
    readonly revenueBeforeMinor: bigint;
    readonly receiptsBefore: number;
    readonly averageReceiptBeforeMinor: bigint | null;
    readonly buyersBefore: number;
    readonly memberReceiptsShareBefore: number | null;
    /** Told only when no month has anything: when anybody bought last. */
    readonly lastPurchaseOn: string | null;
  };
  readonly tables: {
    readonly months: readonly OverviewMonth[];
    readonly formats: readonly OverviewFormat[];
  };
};
