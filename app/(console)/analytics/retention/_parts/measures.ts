import type { ChartValueFormat } from '@/components/chart/line-chart-types';
import type { Locale } from '@/lib/domain/access/preferences';
import type { AverageColumn } from '@/lib/domain/analytics/retention-result';
import type { RetentionMetric } from '@/lib/domain/analytics/retention-settings';
import { formatDecimal, formatPercent, formatSigned } from '@/lib/format/numbers';

/** What a measure's colour, average and line follow: a share of people or of period 0's money, or receipts each. */
type Measured = {
  readonly customersShare: number | null;
  readonly revenueShare: number | null;
  readonly receiptsEach: number | null;
};

/** The figure of a cell or a column that a measure follows. */
export function measured(metric: RetentionMetric, cell: Measured): number | null {
  if (metric === 'receipts') return cell.receiptsEach;
  return metric === 'revenue' ? cell.revenueShare : cell.customersShare;
}

/** The same a year before. */
export function measuredBefore(metric: RetentionMetric, column: AverageColumn): number | null {
  if (metric === 'receipts') return column.receiptsEachYearBefore;
  return metric === 'revenue' ? column.revenueShareYearBefore : column.customersShareYearBefore;
}

type Words = { readonly locale: Locale; readonly none: string };

/** As a table writes it whose head names the unit: 43.5, or 1.8 receipts. */
export function measuredText(
  metric: RetentionMetric,
  value: number | null,
  { locale, none }: Words,
): string {
  if (value === null) return none;
  return formatDecimal(metric === 'receipts' ? value : value * 100, locale);
}

/** With its unit, where it stands alone. */
export function measuredAlone(
  metric: RetentionMetric,
  value: number | null,
  { locale, none }: Words,
): string {
  if (value === null) return none;
  return metric === 'receipts' ? formatDecimal(value, locale) : formatPercent(value, locale);
}

/** The difference of two, with its sign: points of percent, or receipts. */
export function measuredChange(
  metric: RetentionMetric,
  [now, before]: readonly [number | null, number | null],
  { locale, none }: Words,
): string {
  if (now === null || before === null) return none;
  return formatSigned((now - before) * (metric === 'receipts' ? 1 : 100), locale, 1);
}

/** How a chart writes its axis. */
export function measuredFormat(metric: RetentionMetric): ChartValueFormat {
  return metric === 'receipts' ? { kind: 'decimal', digits: 1 } : { kind: 'percent' };
}
