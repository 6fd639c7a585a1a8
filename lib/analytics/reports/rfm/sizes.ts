import 'server-only';
import { averageMinor, shareOfAmount, shareOfCount } from '@/lib/domain/analytics/ratios';
import type { RfmSize } from '@/lib/domain/analytics/rfm-result';

/** How many, how often, how much. */
export type Size = {
  readonly customers: number;
  readonly receipts: number;
  readonly revenueMinor: bigint;
};

export const NO_SIZE: Size = { customers: 0, receipts: 0, revenueMinor: 0n };

/** The sum of two sizes. */
export function addSizes(one: Size, other: Size): Size {
  return {
    customers: one.customers + other.customers,
    receipts: one.receipts + other.receipts,
    revenueMinor: one.revenueMinor + other.revenueMinor,
  };
}

/** A size with its shares of the total and its average receipt. */
export function withShares(size: Size, total: Size): RfmSize {
  return {
    customers: size.customers,
    customersShare: shareOfCount(size.customers, total.customers),
    receipts: size.receipts,
    revenueMinor: size.revenueMinor,
    revenueShare: shareOfAmount(size.revenueMinor, total.revenueMinor),
    averageReceiptMinor: averageMinor(size.revenueMinor, size.receipts),
  };
}
