import { z } from 'zod';
import {
  dayParameter,
  memberFilterShape,
  monthParameter,
} from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import { STORE_FORMATS, type StoreFormat } from '@/lib/domain/purchases/states';

/** Days of the period and of the one before it. */
export const OVERVIEW_DAYS = 30;
/** Months shown: twelve complete ones and the current. */
export const OVERVIEW_MONTHS = 13;

/** What the overview may be asked: the store and the format of the purchase, not of the member. */
export const overviewParameters = z.object({
  asOf: dayParameter.optional(),
  inStore: memberFilterShape.store,
  inFormat: memberFilterShape.storeFormat,
});

export type OverviewParameters = z.output<typeof overviewParameters>;

const period = (suffix: string) => [
  ...columns('money', `revenue${suffix}Minor`),
  ...columns('count', `receipts${suffix}`),
  ...columns('money', `averageReceipt${suffix}Minor`),
  ...columns('count', `buyers${suffix}`),
  ...columns('ratio', `memberReceiptsShare${suffix}`),
];

/** The short of it: the last 30 days of members against the 30 before, and the months. */
export const overviewSpec = defineReportSpec({
  id: 'overview',
  permission: 'analytics.read',
  parameters: overviewParameters,
  facts: [
    ...columns('day', 'asOfOn', 'from', 'beforeFrom', 'beforeTo', 'lastPurchaseOn'),
    ...columns('text', 'timeZone'),
    ...period(''),
    ...period('Before'),
  ],
  tables: [
    {
      id: 'months',
      columns: [
        ...columns('month', 'month'),
        ...columns('money', 'revenueMinor'),
        ...columns('count', 'receipts'),
        ...columns('money', 'averageReceiptMinor'),
        ...columns('money', 'revenueYearBeforeMinor'),
        ...columns('count', 'receiptsYearBefore'),
        ...columns('flag', 'isUnfinished'),
      ],
    },
    {
      id: 'formats',
      columns: [
        ...columns('text', 'format'),
        ...columns('count', 'stores'),
        ...columns('money', 'revenueMinor'),
        ...columns('ratio', 'revenueShare'),
        ...columns('money', 'revenueBeforeMinor'),
        ...columns('count', 'receipts'),
        ...columns('money', 'averageReceiptMinor'),
        ...columns('ratio', 'memberReceiptsShare'),
      ],
    },
  ],
});

/** A figure of the overview: who stands behind it, in which period, in which format of store. */
export type OverviewCell = {
  /** Those with a receipt, or all whose receipts and returns make up the sums. */
  readonly who: 'buyers' | 'sums';
  /** The last days, those before them, or a month, 'YYYY-MM'. */
  readonly period: string;
  readonly format: StoreFormat | null;
};

/** Reads `buyers.now`, `sums.2025-11`, `sums.before.express`; null when it is none of that. */
export function parseOverviewCell(text: string): OverviewCell | null {
  const [who, period = '', format = null, ...others] = text.split('.');
  if (others.length > 0 || (who !== 'buyers' && who !== 'sums')) return null;
  const isPeriod =
    period === 'now' || period === 'before' || monthParameter.safeParse(period).success;
  const known = STORE_FORMATS.find((one) => one === format) ?? null;
  return isPeriod && known === format ? { who, period, format: known } : null;
}
