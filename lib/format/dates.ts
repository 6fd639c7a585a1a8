import type { Locale } from '@/lib/domain/access/preferences';
import { INTL_TAG } from './numbers';

const cache = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(INTL_TAG[locale], options);
  cache.set(key, made);
  return made;
}

/** A calendar day or month ('2026-11-20', '2026-11') as a moment that no time zone can move. */
function utcDate(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(Date.UTC(2000, month - 1, date));
  // Given to Date.UTC, years below 100 would be those of the last century.
  moment.setUTCFullYear(year, month - 1, date);
  return moment;
}

/** Parts joined again with month names cut to three letters and without the Russian "г.". */
function joinParts(parts: readonly Intl.DateTimeFormatPart[], shortMonth: boolean): string {
  return parts
    .map((part) => {
      if (part.type === 'month' && shortMonth) return part.value.replace('.', '').slice(0, 3);
      return part.type === 'literal' ? part.value.replace(/\s*г\.$/u, '') : part.value;
    })
    .join('')
    .trim();
}

/** A calendar day: '20 Nov 2026' or, long, '20 November 2026'. */
export function formatDay(day: string, locale: Locale, style: 'short' | 'long' = 'short'): string {
  const format = dateFormat(locale, {
    day: 'numeric',
    month: style,
    year: 'numeric',
    timeZone: 'UTC',
  });
  return joinParts(format.formatToParts(utcDate(day)), style === 'short');
}

/** A calendar day without its year: '20 Nov'. */
export function formatDayOfYear(day: string, locale: Locale): string {
  const format = dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return joinParts(format.formatToParts(utcDate(day)), true);
}

/** The day of the week: 'Saturday', 'суббота'; short: 'Sat', 'сб'. */
export function formatWeekday(
  day: string,
  locale: Locale,
  style: 'short' | 'long' = 'long',
): string {
  return dateFormat(locale, { weekday: style, timeZone: 'UTC' }).format(utcDate(day));
}

/** A calendar day without its year, in full: '21 November', '21 ноября'. */
export function formatLongDayOfYear(day: string, locale: Locale): string {
  const format = dateFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return joinParts(format.formatToParts(utcDate(day)), false);
}

/** A month: 'Nov 2026' and 'ноя 2026' or, long, 'November 2026' and 'ноябрь 2026'. */
export function formatMonth(
  month: string,
  locale: Locale,
  style: 'short' | 'long' = 'short',
): string {
  const date = utcDate(month);
  // Alone the month stands in the nominative ("май"), beside a day in the genitive ("мая").
  const name = dateFormat(locale, { month: style, timeZone: 'UTC' }).format(date);
  const shown = style === 'short' ? name.replace('.', '').slice(0, 3) : name;
  return `${shown} ${date.getUTCFullYear()}`;
}

/** How quarters are written: 'Q4 2026', '4 кв. 2026'. */
const QUARTERS: Readonly<Record<Locale, (quarter: string, year: string) => string>> = {
  en: (quarter, year) => `Q${quarter} ${year}`,
  ru: (quarter, year) => `${quarter} кв. ${year}`,
};

/** A period by its code: a month, a quarter ('2026-Q4'), or a week by its first day ('2026-11-16'). */
export function formatPeriod(code: string, locale: Locale): string {
  const [year = '', quarter] = code.split('-Q');
  if (quarter !== undefined) return QUARTERS[locale](quarter, year);
  return code.length === '2026-11'.length ? formatMonth(code, locale) : formatDay(code, locale);
}

/** The name of a month alone: 'Nov', 'ноя'. */
export function formatMonthName(month: string, locale: Locale): string {
  const name = dateFormat(locale, { month: 'short', timeZone: 'UTC' }).format(utcDate(month));
  return name.replace('.', '').slice(0, 3);
}

type MomentOptions = { readonly locale: Locale; readonly timeZone: string };

/** A moment in a named zone: '21 Nov 2026, 03:12'. */
export function formatMoment(moment: Date, { locale, timeZone }: MomentOptions): string {
  const format = dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  return `${joinParts(format.formatToParts(moment), true)}, ${formatTime(moment, { locale, timeZone })}`;
}

/** The time of a moment in a named zone: '03:12'. */
export function formatTime(moment: Date, { locale, timeZone }: MomentOptions): string {
  return dateFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(moment);
}
