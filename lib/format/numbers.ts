import type { Locale } from '@/lib/domain/access/preferences';

/** BCP 47 tag that gives each language its separators: 48,620 and 48 620. */
export const INTL_TAG: Readonly<Record<Locale, string>> = { en: 'en-GB', ru: 'ru-RU' };

const cache = new Map<string, Intl.NumberFormat>();

/** A number format, made once per language and options: making one costs more than using it. */
export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(INTL_TAG[locale], options);
  cache.set(key, made);
  return made;
}

/** Replaces the hyphen by a true minus sign, as wide as a plus. */
export function withMinus(text: string): string {
  return text.replace('-', '\u2212');
}

/** A whole number with separators: 48,620. */
export function formatCount(value: number | bigint, locale: Locale): string {
  return withMinus(numberFormat(locale, { maximumFractionDigits: 0 }).format(value));
}

/** A number with fixed decimals: 13.7. */
export function formatDecimal(value: number, locale: Locale, digits = 1): string {
  return withMinus(
    numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      value,
    ),
  );
}

/** A decimal that is kept as text, exactly: '1234.5' is 1234.5 or 1234,5; thousands are parted from 10 000 on. */
export function formatExact(value: string, locale: Locale): string {
  const format = numberFormat(locale, { maximumFractionDigits: 20, useGrouping: 'min2' });
  // The format takes a text of digits without going over a float.
  return withMinus(format.format(value as `${number}`));
}

/** A ratio as a percentage: 0.685 is 68.5% or 68,5 %. */
export function formatPercent(ratio: number, locale: Locale, digits = 1): string {
  return withMinus(
    numberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(ratio),
  );
}

/** A part of a whole as a percentage, or a dash when there is no whole. */
export function formatShare(part: number, whole: number, locale: Locale, digits = 1): string {
  return whole === 0 ? '\u2014' : formatPercent(part / whole, locale, digits);
}

/** A change with its sign: +406, −96, 0. */
export function formatSigned(value: number, locale: Locale, digits = 0): string {
  return withMinus(
    numberFormat(locale, {
      signDisplay: 'exceptZero',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value),
  );
}

/** A relative change with its sign: 0.047 is +4.7%. */
export function formatSignedPercent(ratio: number, locale: Locale, digits = 1): string {
  return withMinus(
    numberFormat(locale, {
      style: 'percent',
      signDisplay: 'exceptZero',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(ratio),
  );
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size of a file: 4.2 MB. */
export function formatBytes(bytes: number, locale: Locale): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const unit = BYTE_UNITS[power] ?? 'byte';
  const digits = power === 0 ? 0 : 1;
  return numberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(bytes / 1000 ** power);
}
