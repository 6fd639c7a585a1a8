/** Check digit of EAN-13 (ISO/IEC 15420): weights 1 and 3 from the left over the first twelve digits. */
export function ean13CheckDigit(twelveDigits: string): number {
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number(twelveDigits[at]) * (at % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
}

/** Numbers of the standard card: GS1 keeps 20-29 for use inside a chain. */
const STANDARD_PREFIX = '2980';
const SERIAL_DIGITS = 8;
/** Replacement cards take the upper half of the range. */
const REPLACEMENT_FROM = 50_000_000;

/** Number of a member's first or replacement card. Serials are unique below 50 million members. */
export function standardCardNumber(memberIndex: number, isReplacement: boolean): string {
  const serial = memberIndex + (isReplacement ? REPLACEMENT_FROM : 0);
  const digits = `${STANDARD_PREFIX}${String(serial).padStart(SERIAL_DIGITS, '0')}`;
  return `${digits}${ean13CheckDigit(digits)}`;
}
