import type { Locale } from '@/lib/domain/access/preferences';
import { parseAmount } from '@/lib/domain/purchases/claim-search';
import { parsePercent, percentText } from '@/lib/domain/purchases/percent';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import { parsePoints, pointsText } from '@/lib/domain/shared/points';
import { keptAsTyped, typedInstead } from '@/lib/domain/tiers/ladder-edits';
import { minorTyped } from '../rule/minor-typed';

/** How a value of a ladder is typed and shown in a field. `read` gives undefined for an empty field. */
export type Typing<Value> = {
  readonly show: (value: Value) => string;
  readonly read: (text: string) => Value | undefined;
};

const separatorOf = (locale: Locale) => (locale === 'ru' ? ',' : '.');
const GROUP: Readonly<Record<Locale, string>> = { en: ',', ru: '\u00a0' };
/** Thousands as they are typed in English: the comma before three figures parts no decimals. */
const THOUSANDS = /,(?=\d{3}(?:\D|$))/g;

const plain = (text: string, locale: Locale): string =>
  (locale === 'en' ? text.replaceAll(THOUSANDS, '') : text).replaceAll(/[\s\u00a0\u202f]/g, '');

/** Thousands parted in a number as it is typed. */
function grouped(text: string, locale: Locale): string {
  const [whole = '', ...rest] = text.split(separatorOf(locale));
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, GROUP[locale]), ...rest].join(separatorOf(locale));
}

const orKept = <Value>(text: string, value: Value | null): Value | undefined =>
  text.trim() === '' ? undefined : (value ?? keptAsTyped(text));

/** Money: minor units as text. */
export const typedMoney = (locale: Locale, currency: CurrencyCode): Typing<string> => ({
  show: (value) =>
    typedInstead(value) ?? grouped(minorTyped(value, currency, separatorOf(locale)), locale),
  read: (text) => {
    const amount = /^0+$/.test(text.trim()) ? 0n : parseAmount(plain(text, locale), currency);
    return orKept(text, amount === null ? null : String(amount));
  },
});

/** Points as text with a point. */
export const typedPoints = (locale: Locale): Typing<string> => ({
  show: (value) => typedInstead(value) ?? grouped(value.replace('.', separatorOf(locale)), locale),
  read: (text) => {
    const points = parsePoints(plain(text, locale));
    return orKept(text, points === null ? null : pointsText(points));
  },
});

/** A whole number: days, months, receipts. */
export const typedCount = (locale: Locale): Typing<number> => ({
  show: (value) => typedInstead(value) ?? grouped(String(value), locale),
  read: (text) => {
    const digits = plain(text, locale);
    return orKept(text, /^\d{1,9}$/.test(digits) ? Number(digits) : null);
  },
});

/** A share in percent, kept in hundredths of a percent. */
export const typedShare = (locale: Locale): Typing<number> => ({
  show: (value) => typedInstead(value) ?? percentText(value, separatorOf(locale)),
  read: (text) => orKept(text, parsePercent(text)),
});
