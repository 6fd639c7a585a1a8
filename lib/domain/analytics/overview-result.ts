import type { StoreFormat } from '@/lib/domain/purchases/states';
import type { ComparedPeriod } from './comparison';
import type { FiguresNamed } from './overview-figures';

/** Figures of a month beside those of the same month a year before; an unfinished one has nothing whole to stand against. */
export type OverviewMonth = FiguresNamed<''> &
  FiguresNamed<'YearBefore'> & { readonly month: string; readonly isUnfinished: boolean };

/** Members' purchases of the period in some stores. */
type PlaceFigures = {
  readonly revenueMinor: bigint;
  readonly revenueShare: number | null;
  readonly revenueBeforeMinor: bigint;
  readonly revenueChange: number | null;
  readonly receipts: number;
  readonly receiptsBefore: number;
  readonly averageReceiptMinor: bigint | null;
  /** Receipts of members among all. */
  readonly memberReceiptsShare: number | null;
};

export type OverviewFormat = PlaceFigures & {
  readonly format: StoreFormat;
  /** Stores with a receipt. */
  readonly stores: number;
};

export type OverviewStore = PlaceFigures & {
  readonly storeId: number;
  readonly store: string;
  readonly format: StoreFormat;
};

/** What the overview answers: a period, the one that it is against, and the months. */
export type OverviewResult = {
  readonly currency: string;
  readonly facts: FiguresNamed<''> &
    FiguresNamed<'Before'> & {
      readonly revenueMinor: bigint;
      readonly revenueBeforeMinor: bigint;
      readonly receipts: number;
      readonly receiptsBefore: number;
      readonly asOfOn: string;
      readonly from: string;
      readonly beforeFrom: string;
      readonly beforeTo: string;
      readonly beforeKind: ComparedPeriod['kind'];
      readonly shiftedDays: number;
      readonly timeZone: string;
      /** Receipts that tell their items, of members, in the period; and when they were counted last. */
      readonly itemReceipts: number;
      readonly itemsCountedAt: string | null;
      /** Told only when no month has anything: when anybody bought last. */
      readonly lastPurchaseOn: string | null;
    };
  readonly tables: {
    readonly months: readonly OverviewMonth[];
    readonly formats: readonly OverviewFormat[];
    readonly stores: readonly OverviewStore[];
  };
};
