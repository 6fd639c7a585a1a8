import 'server-only';
import type { Read } from '@/db/read';
import type { PeriodFigures } from '@/lib/domain/analytics/overview-figures';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { lastPurchaseOn } from '../../last-purchase';
import { readBuyerMonths } from './buyer-months';
import { countBuyers } from './buyers';
import { type FigureParts, figuresOf, named } from './figures';
import { readItemSums } from './item-sums';
import { readJoined } from './joined';
import { daysOfMonth, figureMonths, type OverviewPlan, planOverview } from './plan';
import { readPointSums } from './point-sums';
import { type OverviewParameters, overviewSpec } from './spec';
import { readMonthSums, readStoreSums } from './store-sums';
import { formatsOf, monthsOf, storesOf, totalOf } from './tables';

/** Everything that figures are made of, read side by side. */
async function readParts(read: Read, plan: OverviewPlan, parameters: OverviewParameters) {
  const lastOn = plan.before.to > plan.asOfOn ? plan.before.to : plan.asOfOn;
  const byMonth = readBuyerMonths(read, plan, parameters);
  const [monthSums, storeSums, items, joined, points, months, buyers] = await Promise.all([
    readMonthSums(read, plan, parameters),
    readStoreSums(read, plan, parameters),
    readItemSums(read, plan, parameters),
    readJoined(read, lastOn, parameters),
    readPointSums(read, plan, parameters),
    byMonth,
    byMonth.then((kept) => countBuyers(read, { plan, months: kept }, parameters)),
  ]);
  return { monthSums, storeSums, items, joined, points, months, buyers };
}

type Parts = Awaited<ReturnType<typeof readParts>>;
const NOBODY = { buyers: 0, repeat: 0 };
const NO_ITEMS = { receipts: 0, items: 0n };

/** The figures of every month that is shown or stood against. */
function monthFigures(parts: Parts, plan: OverviewPlan): ReadonlyMap<string, PeriodFigures> {
  const byMonth = Map.groupBy(parts.monthSums, (sum) => sum.month);
  return new Map(
    figureMonths(plan).map((month) => {
      const days = daysOfMonth(month, plan);
      const sums = byMonth.get(month) ?? [];
      const members = sums.find((sum) => !sum.isGuest);
      const of: FigureParts = {
        members: parts.joined(days.to),
        buyers: parts.months && (parts.months.get(month) ?? NOBODY),
        revenueMinor: members?.revenueMinor ?? 0n,
        receipts: members?.receipts ?? 0,
        allReceipts: sums.reduce((all, sum) => all + sum.receipts, 0),
        items: parts.items.ofMonth.get(month) ?? NO_ITEMS,
        issued: parts.points('issued', days),
        spent: parts.points('spent', days),
      };
      return [month, figuresOf(of)] as const;
    }),
  );
}

/** The figures of the period and of the one it is compared with. */
function periodFigures({ joined, buyers, items, points, storeSums }: Parts, plan: OverviewPlan) {
  const whole = totalOf(storeSums);
  const now = figuresOf({
    members: joined(plan.now.to),
    buyers: buyers.now,
    ...whole,
    items: items.now,
    issued: points('issued', plan.now),
    spent: points('spent', plan.now),
  });
  const before = figuresOf({
    members: joined(plan.before.to),
    buyers: buyers.before,
    revenueMinor: whole.revenueBeforeMinor,
    receipts: whole.receiptsBefore,
    allReceipts: whole.allReceiptsBefore,
    items: items.before,
    issued: points('issued', plan.before),
    spent: points('spent', plan.before),
  });
  return { whole, now, before };
}

/** Members and their purchases in a period against another, by month and by store. */
export const overviewReport = defineQuery({
  id: 'analytics.overview',
  permission: overviewSpec.permission,
  input: overviewSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<OverviewResult> => {
    const state = await analyticsState(read);
    const plan = planOverview(input, state);
    const parts = await readParts(read, plan, input);
    const { whole, now, before } = periodFigures(parts, plan);
    const { storeSums, items } = parts;
    const isSold = parts.monthSums.length > 0;
    return {
      currency: state.currency,
      facts: {
        asOfOn: plan.asOfOn,
        from: plan.now.from,
        beforeFrom: plan.before.from,
        beforeTo: plan.before.to,
        beforeKind: plan.before.kind,
        shiftedDays: plan.before.shiftedDays,
        timeZone: state.timeZone,
        itemReceipts: items.now.receipts,
        itemsCountedAt: items.countedAt?.toISOString() ?? null,
        ...named(now, ''),
        ...named(before, 'Before'),
        revenueMinor: whole.revenueMinor,
        revenueBeforeMinor: whole.revenueBeforeMinor,
        receipts: whole.receipts,
        receiptsBefore: whole.receiptsBefore,
        lastPurchaseOn: isSold ? null : await lastPurchaseOn(read),
      },
      tables: {
        months: monthsOf(monthFigures(parts, plan), plan),
        formats: formatsOf(storeSums, whole),
        stores: storesOf(storeSums, whole),
      },
    };
  },
});
