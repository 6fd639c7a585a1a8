import type { CurrencyCode } from '../../shared/money';
import { takeCurrencyOff } from './currency-signs';

/** How numbers are written in a file. */
export const DECIMAL_MARKS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];
export const THOUSANDS_MARKS = ['none', 'space', ',', '.', "'"] as const;
export type ThousandsMark = (typeof THOUSANDS_MARKS)[number];
export type NumberFormat = {
  readonly decimalMark: DecimalMark;
  readonly thousandsMark: ThousandsMark;
};

/** An exact decimal: `digits` divided by ten to the `scale`. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

/** Why a text is not a number that can be taken. */
export type DecimalProblem = 'number_unreadable' | 'number_too_large' | 'currency_other';

/** Reads the text of a number. */
export type DecimalReader = (text: string) => Decimal | DecimalProblem;

/** Digits that certainly fit a PostgreSQL bigint. */
const DIGITS_MAX = 18;
const SPACES = '[ \\u00a0\\u202f\\u2009]';

const THOUSANDS_PATTERN: Readonly<Record<Exclude<ThousandsMark, 'none'>, string>> = {
  space: SPACES,
  ',': ',',
  '.': '\\.',
  "'": "['’]",
};

/** Groups of three only: with a thousands comma, "12,34" is a mistake and not 1234. */
function wholePart(mark: ThousandsMark): string {
  if (mark === 'none') return '\\d*';
  const group = THOUSANDS_PATTERN[mark];
  return `\\d{1,3}(?:${group}\\d{3})+|\\d*`;
}

/** A reader of bare numbers of one format. */
function bareReader(format: NumberFormat): DecimalReader {
  const mark = format.decimalMark === '.' ? '\\.' : ',';
  const shape = new RegExp(
    `^\\s*([+\\-−]?)(${wholePart(format.thousandsMark)})(?:${mark}(\\d*))?\\s*$`,
  );
  return (text) => {
    const match = shape.exec(text);
    if (!match) return 'number_unreadable';
    const whole = (match[2] ?? '').replace(/\D/g, '');
    const fraction = (match[3] ?? '').replace(/0+$/, '');
    if (whole === '' && (match[3] ?? '') === '') return 'number_unreadable';
    const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
    if (digits.length > DIGITS_MAX) return 'number_too_large';
    const value = BigInt(digits === '' ? '0' : digits);
    const negative = match[1] === '-' || match[1] === '−';
    return { digits: negative ? -value : value, scale: fraction.length };
  };
}

/**
 * A reader of numbers of one format. Takes a leading plus, minus (also U+2212) and surrounding spaces; refuses exponents and
 * ungrouped thousands. A sign of currency is taken where a `currency` is given and the sign may stand for it, or for `any`.
 */
export function decimalReader(
  format: NumberFormat,
  currency: CurrencyCode | 'any' | null = null,
): DecimalReader {
  const bare = bareReader(format);
  if (currency === null) return bare;
  return (text) => {
    const read = bare(text);
    if (read !== 'number_unreadable') return read;
    const unsigned = takeCurrencyOff(text);
    if (unsigned === null) return read;
    const value = bare(unsigned.text);
    if (typeof value === 'string' || currency === 'any') return value;
    return unsigned.currencies.includes(currency) ? value : 'currency_other';
  };
}

/** The product, exact. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/**
 * The decimal in units of ten to the minus `decimals`. Rounding: half away from zero, so that a return of a
 * line is the exact opposite of its sale.
 */
export function toUnits(value: Decimal, decimals: number): bigint {
  if (value.scale <= decimals) return value.digits * 10n ** BigInt(decimals - value.scale);
  const divisor = 10n ** BigInt(value.scale - decimals);
  const magnitude = value.digits < 0n ? -value.digits : value.digits;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return value.digits < 0n ? -rounded : rounded;
}

/** Whether the decimal is a whole number of units of ten to the minus `decimals`, so that nothing is rounded. */
export function isWholeUnits(value: Decimal, decimals: number): boolean {
  return value.scale <= decimals || value.digits % 10n ** BigInt(value.scale - decimals) === 0n;
}

/** The number that a text is in a format, written plainly: `1234.5`; the text itself where it is none. */
export function plainNumber(text: string, format: NumberFormat): string {
  const value = decimalReader(format, 'any')(text);
  if (typeof value === 'string') return text;
  const digits = value.digits
    .toString()
    .replace('-', '')
    .padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  return `${value.digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
