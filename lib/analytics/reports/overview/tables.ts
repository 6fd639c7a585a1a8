import 'server-only';
import type { PeriodFigures } from '@/lib/domain/analytics/overview-figures';
import type {
  OverviewFormat,
  OverviewMonth,
  OverviewStore,
} from '@/lib/domain/analytics/overview-result';
import { averageMinor, shareOfAmount, shareOfCount } from '@/lib/domain/analytics/ratios';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { addMonths } from '@/lib/domain/shared/calendar';
import { named } from './figures';
import type { OverviewPlan } from './plan';
import type { StoreSum } from './store-sums';

/** Members' revenue and receipts, and everybody's receipts, of some stores in both periods. */
export type Total = {
  readonly revenueMinor: bigint;
  readonly receipts: number;
  readonly allReceipts: number;
  readonly revenueBeforeMinor: bigint;
  readonly receiptsBefore: number;
  readonly allReceiptsBefore: number;
};

/** Adds up the sums of some stores. */
export function totalOf(sums: readonly StoreSum[]): Total {
  const members = sums.filter((sum) => !sum.isGuest);
  const count = (of: readonly StoreSum[], key: 'receipts' | 'receiptsBefore') =>
    of.reduce((all, sum) => all + sum[key], 0);
  const amount = (key: 'revenueMinor' | 'revenueBeforeMinor') =>
    members.reduce((all, sum) => all + sum[key], 0n);
  return {
    revenueMinor: amount('revenueMinor'),
    receipts: count(members, 'receipts'),
    allReceipts: count(sums, 'receipts'),
    revenueBeforeMinor: amount('revenueBeforeMinor'),
    receiptsBefore: count(members, 'receiptsBefore'),
    allReceiptsBefore: count(sums, 'receiptsBefore'),
  };
}

function placeFigures(own: Total, whole: Total) {
  return {
    revenueMinor: own.revenueMinor,
    revenueShare: shareOfAmount(own.revenueMinor, whole.revenueMinor),
    revenueBeforeMinor: own.revenueBeforeMinor,
    revenueChange: shareOfAmount(own.revenueMinor - own.revenueBeforeMinor, own.revenueBeforeMinor),
    receipts: own.receipts,
    receiptsBefore: own.receiptsBefore,
    averageReceiptMinor: averageMinor(own.revenueMinor, own.receipts),
    memberReceiptsShare: shareOfCount(own.receipts, own.allReceipts),
  };
}

/** What members bought in each format. */
export function formatsOf(sums: readonly StoreSum[], whole: Total): readonly OverviewFormat[] {
  return STORE_FORMATS.flatMap((format) => {
    const own = sums.filter((sum) => sum.format === format);
    if (own.length === 0) return [];
    const sold = own.filter((sum) => sum.receipts > 0);
    const stores = new Set(sold.map((sum) => sum.storeId)).size;
    return [{ format, stores, ...placeFigures(totalOf(own), whole) }];
  });
}

/** What members bought in each store, by its name. */
export function storesOf(sums: readonly StoreSum[], whole: Total): readonly OverviewStore[] {
  const stores = [...Map.groupBy(sums, (sum) => sum.storeId).values()];
  return stores.flatMap((own) => {
    const [{ storeId, store, format } = {}] = own;
    if (storeId === undefined || store === undefined || format === undefined) return [];
    return [{ storeId, store, format, ...placeFigures(totalOf(own), whole) }];
  });
}

/** The months with the same months a year before; an unfinished one has nothing whole to stand against. */
export function monthsOf(
  figures: ReadonlyMap<string, PeriodFigures>,
  { months, unfinishedMonth }: OverviewPlan,
): readonly OverviewMonth[] {
  return months.map((month) => {
    const isUnfinished = month === unfinishedMonth;
    const before = isUnfinished ? null : (figures.get(addMonths(month, -12)) ?? null);
    return {
      month,
      ...named(figures.get(month) ?? null, ''),
      ...named(before, 'YearBefore'),
      isUnfinished,
    };
  });
}
