import type { Locale } from '@/lib/domain/access/preferences';
import { formatMoneyCompact } from '@/lib/format/money';
import { formatCount, formatDecimal, formatPercent } from '@/lib/format/numbers';
import type { ChartValueFormat } from './line-chart-types';

/** A value of a chart in words. Money arrives as minor units in a number small enough to be exact. */
export function formatChartValue(value: number, format: ChartValueFormat, locale: Locale): string {
  if (format.kind === 'percent') return formatPercent(value, locale, format.digits ?? 1);
  if (format.kind === 'decimal') return formatDecimal(value, locale, format.digits ?? 1);
  if (format.kind === 'count') return formatCount(value, locale);
  const amountMinor = BigInt(Math.round(value));
  return formatMoneyCompact({ amountMinor, currency: format.currency, locale });
}
