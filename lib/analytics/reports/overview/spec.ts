import { z } from 'zod';
import { COMPARISONS, type DayRange } from '@/lib/domain/analytics/comparison';
import { figureColumns } from '@/lib/domain/analytics/overview-columns';
import { OVERVIEW_WHO, type OverviewWho } from '@/lib/domain/analytics/overview-figures';
import {
  dayParameter,
  memberFilterShape,
  monthParameter,
} from '@/lib/domain/analytics/report-parameters';
import { columns, defineReportSpec } from '@/lib/domain/analytics/report-spec';
import { STORE_FORMATS, type StoreFormat } from '@/lib/domain/purchases/states';

/** The days of a range, 'YYYY-MM-DD..YYYY-MM-DD'; null when it is none. */
function readRange(text: string): DayRange | null {
  const [from = '', to = '', ...others] = text.split('..');
  const isRange =
    others.length === 0 && [from, to].every((day) => dayParameter.safeParse(day).success);
  return isRange && from <= to ? { from, to } : null;
}

/** Two days and those between, as `from..to`. */
const rangeParameter = z.string().transform((text, context): DayRange => {
  const range = readRange(text);
  if (range !== null) return range;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

/** What the overview may be asked. Store and format are those of the purchase; of members and points, of the home store. */
export const overviewParameters = z.object({
  /** The last day of the period. */
  asOf: dayParameter.optional(),
  /** The first. */
  from: dayParameter.optional(),
  vs: z.enum(COMPARISONS).default('previous'),
  /** Named days to compare with: they go before `vs`. */
  vsDays: rangeParameter.optional(),
  /** `matched`: what is compared begins on the weekday that the period begins on. */
  weekdays: z.enum(['matched']).optional(),
  inStore: memberFilterShape.store,
  inFormat: memberFilterShape.storeFormat,
});

export type OverviewParameters = z.output<typeof overviewParameters>;

const PLACE_COLUMNS = [
  ...columns('money', 'revenueMinor'),
  ...columns('ratio', 'revenueShare'),
  ...columns('money', 'revenueBeforeMinor'),
  ...columns('ratio', 'revenueChange'),
  ...columns('count', 'receipts', 'receiptsBefore'),
  ...columns('money', 'averageReceiptMinor'),
  ...columns('ratio', 'memberReceiptsShare'),
];

/** The short of it: the figures of a period against those of another, the months, and who sold what. */
export const overviewSpec = defineReportSpec({
  id: 'overview',
  permission: 'analytics.read',
  parameters: overviewParameters,
  facts: [
    ...columns('day', 'asOfOn', 'from', 'beforeFrom', 'beforeTo', 'lastPurchaseOn'),
    ...columns('text', 'beforeKind'),
    ...columns('number', 'shiftedDays'),
    ...columns('text', 'timeZone'),
    ...columns('count', 'itemReceipts'),
    ...columns('moment', 'itemsCountedAt'),
    ...figureColumns(''),
    ...figureColumns('Before'),
  ],
  tables: [
    {
      id: 'months',
      columns: [
        ...columns('month', 'month'),
        ...figureColumns(''),
        ...figureColumns('YearBefore'),
        ...columns('flag', 'isUnfinished'),
      ],
    },
    {
      id: 'formats',
      columns: [...columns('text', 'format'), ...columns('count', 'stores'), ...PLACE_COLUMNS],
    },
    {
      id: 'stores',
      columns: [
        ...columns('text', 'store'),
        ...columns('text', 'format'),
        ...columns('number', 'storeId'),
        ...PLACE_COLUMNS,
      ],
    },
  ],
});

/** A figure of the overview: who stands behind it, in which period, in which store or format. */
export type OverviewCell = {
  readonly who: OverviewWho;
  /** The period, the one compared with, or a month, 'YYYY-MM'. */
  readonly period: string;
  readonly format: StoreFormat | null;
  readonly storeId: number | null;
};

/** Who may be asked for in one store or format. */
const PLACED: ReadonlySet<OverviewWho> = new Set(['buyers', 'repeat', 'sums']);
const STORE = /^store-(\d{1,9})$/;

/** Reads `buyers.now`, `sums.2025-11`, `sums.before.express`, `sums.now.store-12`; null when it is none of that. */
export function parseOverviewCell(text: string): OverviewCell | null {
  const [first, period = '', place = null, ...others] = text.split('.');
  const who = OVERVIEW_WHO.find((one) => one === first);
  if (others.length > 0 || who === undefined) return null;
  const isPeriod =
    period === 'now' || period === 'before' || monthParameter.safeParse(period).success;
  if (!isPeriod) return null;
  if (place === null) return { who, period, format: null, storeId: null };
  if (!PLACED.has(who)) return null;
  const format = STORE_FORMATS.find((one) => one === place) ?? null;
  const storeId = Number(STORE.exec(place)?.[1] ?? 0) || null;
  return format === null && storeId === null ? null : { who, period, format, storeId };
}
