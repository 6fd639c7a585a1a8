import type { CheckDigitRule } from './card-types';
import { eanCheckDigit, isCardNumber, isEan, isLuhn, luhnCheckDigit } from './check-digits';

/** How the numbers of a type are made. */
export type NumberFormat = { readonly checkDigit: CheckDigitRule; readonly numberLength: number };

const EAN_13_LENGTH = 13;
/** Serials are counted in 64 bits. */
const SERIAL_DIGITS_MAX = 18;

/** Whether the number is one that cards of the type bear. */
export function fitsFormat(number: string, { checkDigit, numberLength }: NumberFormat): boolean {
  if (checkDigit === 'byLength') return isCardNumber(number);
  if (!/^\d+$/.test(number) || number.length !== numberLength) return false;
  if (checkDigit === 'none') return true;
  return checkDigit === 'ean13' ? isEan(number) : isLuhn(number);
}

/** Digits of the serial between the prefix and the check digit; below 1 when the prefix leaves no room. */
export function serialDigits(prefix: string, { checkDigit, numberLength }: NumberFormat): number {
  return numberLength - prefix.length - (checkDigit === 'none' ? 0 : 1);
}

function lastDigit(body: string, { checkDigit, numberLength }: NumberFormat): string {
  if (checkDigit === 'none') return '';
  const isEanNumber =
    checkDigit === 'ean13' || (checkDigit === 'byLength' && numberLength === EAN_13_LENGTH);
  return String(isEanNumber ? eanCheckDigit(body) : luhnCheckDigit(body));
}

/** The number with a serial: the prefix, the serial with leading zeros, the check digit of the type. */
export function numberOf(prefix: string, serial: bigint, format: NumberFormat): string {
  const body = `${prefix}${serial.toString().padStart(serialDigits(prefix, format), '0')}`;
  return `${body}${lastDigit(body, format)}`;
}

/** What a range is made of. */
export type RangeDraft = {
  readonly prefix: string;
  readonly fromSerial: bigint;
  readonly toSerial: bigint;
};

/** Field of a range that is wrong; null when it can be. */
export function rangeProblem(
  { prefix, fromSerial, toSerial }: RangeDraft,
  format: NumberFormat,
): 'prefix' | 'toSerial' | null {
  const digits = serialDigits(prefix, format);
  if (!/^\d*$/.test(prefix) || digits < 1 || digits > SERIAL_DIGITS_MAX) return 'prefix';
  return toSerial < fromSerial || toSerial >= 10n ** BigInt(digits) ? 'toSerial' : null;
}

/** The least and the greatest number of a range, whatever their check digits: what two ranges must not share. */
export function rangeEnds(
  { prefix, fromSerial, toSerial }: RangeDraft,
  format: NumberFormat,
): { readonly first: string; readonly last: string } {
  const digits = serialDigits(prefix, format);
  const body = (serial: bigint) => `${prefix}${serial.toString().padStart(digits, '0')}`;
  const hasDigit = format.checkDigit !== 'none';
  return {
    first: `${body(fromSerial)}${hasDigit ? '0' : ''}`,
    last: `${body(toSerial)}${hasDigit ? '9' : ''}`,
  };
}
