import 'server-only';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { averageMinor, shareOfAmount, shareOfCount } from '@/lib/domain/analytics/ratios';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { addMonths } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { asOfDay } from '../../as-of-day';
import { lastPurchaseOn } from '../../last-purchase';
import { countBuyers } from './buyers';
import { type OverviewPlan, planOverview } from './plan';
import { overviewSpec } from './spec';
import { type FormatSum, type MonthSum, readFormatSums, readMonthSums } from './store-sums';

/** The months with the same months a year before (an unfinished one has nothing whole to stand against); only members. */
function monthsOf(sums: readonly MonthSum[], plan: OverviewPlan) {
  const of = (month: string) => sums.find((sum) => sum.month === month && !sum.isGuest);
  return plan.months.map((month) => {
    const now = of(month);
    const isUnfinished = month === plan.unfinishedMonth;
    const before = isUnfinished ? undefined : of(addMonths(month, -12));
    return {
      month,
      revenueMinor: now?.revenueMinor ?? 0n,
      receipts: now?.receipts ?? 0,
      averageReceiptMinor: now ? averageMinor(now.revenueMinor, now.receipts) : null,
      revenueYearBeforeMinor: before?.revenueMinor ?? null,
      receiptsYearBefore: before?.receipts ?? null,
      isUnfinished,
    };
  });
}

type Total = { readonly revenueMinor: bigint; readonly receipts: number; readonly all: number };

/** Members' revenue and receipts, and everybody's receipts, over some formats. */
function total(sums: readonly FormatSum[], period: 'now' | 'before'): Total {
  const members = sums.filter((sum) => !sum.isGuest);
  const receiptsOf = (sum: FormatSum) => (period === 'now' ? sum.receipts : sum.receiptsBefore);
  const revenueOf = (sum: FormatSum) =>
    period === 'now' ? sum.revenueMinor : sum.revenueBeforeMinor;
  return {
    revenueMinor: members.reduce((all, sum) => all + revenueOf(sum), 0n),
    receipts: members.reduce((all, sum) => all + receiptsOf(sum), 0),
    all: sums.reduce((all, sum) => all + receiptsOf(sum), 0),
  };
}

function formatsOf(sums: readonly FormatSum[], whole: Total) {
  return STORE_FORMATS.flatMap((format) => {
    const own = sums.filter((sum) => sum.format === format);
    if (own.length === 0) return [];
    const now = total(own, 'now');
    return [
      {
        format,
        stores: Math.max(...own.map((sum) => sum.stores)),
        revenueMinor: now.revenueMinor,
        revenueShare: shareOfAmount(now.revenueMinor, whole.revenueMinor),
        revenueBeforeMinor: total(own, 'before').revenueMinor,
        receipts: now.receipts,
        averageReceiptMinor: averageMinor(now.revenueMinor, now.receipts),
        memberReceiptsShare: shareOfCount(now.receipts, now.all),
      },
    ];
  });
}

/** Members' revenue, receipts, average receipt and buyers of the last 30 days against the 30 before. */
export const overviewReport = defineQuery({
  id: 'analytics.overview',
  permission: overviewSpec.permission,
  input: overviewSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<OverviewResult> => {
    const state = await analyticsState(read);
    const plan = planOverview(asOfDay(input.asOf, state, state.asOfOn));
    const [firstMonth = plan.asOfOn.slice(0, 7)] = plan.months;
    const monthsFrom = `${addMonths(firstMonth, -12)}-01`;
    const [sums, formats, buyers] = await Promise.all([
      readMonthSums(read, { from: monthsFrom, to: plan.asOfOn }, input),
      readFormatSums(read, { from: plan.beforeFrom, middle: plan.from, to: plan.asOfOn }, input),
      countBuyers(read, { plan, windowsEndOn: state.asOfOn }, input),
    ]);
    const now = total(formats, 'now');
    const before = total(formats, 'before');
    return {
      currency: state.currency,
      facts: {
        asOfOn: plan.asOfOn,
        from: plan.from,
        beforeFrom: plan.beforeFrom,
        beforeTo: plan.beforeTo,
        timeZone: state.timeZone,
        revenueMinor: now.revenueMinor,
        receipts: now.receipts,
        averageReceiptMinor: averageMinor(now.revenueMinor, now.receipts),
        buyers: buyers.now,
        memberReceiptsShare: shareOfCount(now.receipts, now.all),
        revenueBeforeMinor: before.revenueMinor,
        receiptsBefore: before.receipts,
        averageReceiptBeforeMinor: averageMinor(before.revenueMinor, before.receipts),
        buyersBefore: buyers.before,
        memberReceiptsShareBefore: shareOfCount(before.receipts, before.all),
        lastPurchaseOn: sums.length > 0 ? null : await lastPurchaseOn(read),
      },
      tables: { months: monthsOf(sums, plan), formats: formatsOf(formats, now) },
    };
  },
});
