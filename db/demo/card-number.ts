import { eanCheckDigit } from '@/lib/domain/cards/check-digits';

/** Numbers of the standard card: GS1 keeps 20-29 for use inside a chain. */
const STANDARD_PREFIX = '2980';
const SERIAL_DIGITS = 8;
/** Replacement cards take the upper half of the range. */
const REPLACEMENT_FROM = 50_000_000;

/** Number of a member's first or replacement card. Serials are unique below 50 million members. */
export function standardCardNumber(memberIndex: number, isReplacement: boolean): string {
  const serial = memberIndex + (isReplacement ? REPLACEMENT_FROM : 0);
  const digits = `${STANDARD_PREFIX}${String(serial).padStart(SERIAL_DIGITS, '0')}`;
  return `${digits}${eanCheckDigit(digits)}`;
}
