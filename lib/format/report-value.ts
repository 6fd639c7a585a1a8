import type { Locale } from '@/lib/domain/access/preferences';
import type { ColumnKind, ReportValue } from '@/lib/domain/analytics/report-spec';
import { toPoints } from '@/lib/domain/shared/points';
import { formatDay, formatMonth } from './dates';
import { formatMoney } from './money';
import { formatCount, formatDecimal, formatPercent } from './numbers';
import { formatPoints } from './points';

type Context = {
  readonly locale: Locale;
  readonly currency: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
};

function numberText(value: number, kind: ColumnKind, locale: Locale): string {
  if (kind === 'ratio') return formatPercent(value, locale);
  return Number.isInteger(value) ? formatCount(value, locale) : formatDecimal(value, locale);
}

/** A value of a report as text of the reader's language; amounts in full, to the last kopeck. */
export function formatReportValue(
  value: ReportValue | undefined,
  kind: ColumnKind,
  context: Context,
): string {
  const { locale, currency } = context;
  if (value === null || value === undefined) return context.none;
  if (typeof value === 'bigint' && kind === 'points') return formatPoints(toPoints(value), locale);
  if (typeof value === 'bigint') return formatMoney({ amountMinor: value, currency, locale });
  if (typeof value === 'boolean') return value ? context.yes : context.no;
  if (typeof value === 'number') return numberText(value, kind, locale);
  if (kind === 'day') return formatDay(value, locale);
  if (kind === 'month') return formatMonth(value, locale);
  return value;
}
