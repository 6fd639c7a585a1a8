/** Lengths of GTIN that carry the check digit of EAN: EAN-8, EAN-13, GTIN-14. */
const EAN_LENGTHS = [8, 13, 14];
const DIGITS = /^\d+$/;
export const CARD_NUMBER_MIN = 8;
export const CARD_NUMBER_MAX = 19;

/**
 * Check digit of EAN-13 for its first twelve digits (GS1 General Specifications 7.9: weights 3 and 1 from the
 * right); of EAN-8 and GTIN-14 for their first seven and thirteen.
 */
export function eanCheckDigit(digits: string): number {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    sum += Number(digits[at]) * ((digits.length - at) % 2 === 1 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether the last digit of an EAN-8, EAN-13 or GTIN-14 fits the others. */
export function isEan(number: string): boolean {
  if (!DIGITS.test(number) || !EAN_LENGTHS.includes(number.length)) return false;
  return eanCheckDigit(number.slice(0, -1)) === Number(number.at(-1));
}

/** The digit that makes a number fit by Luhn when it is put behind these. */
export function luhnCheckDigit(digits: string): number {
  return (10 - (luhnSum(`${digits}0`) % 10)) % 10;
}

function luhnSum(number: string): number {
  let sum = 0;
  for (let at = 0; at < number.length; at += 1) {
    const digit = Number(number[number.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** Whether the last digit fits the others by Luhn (ISO/IEC 7812-1, annex B). */
export function isLuhn(number: string): boolean {
  return DIGITS.test(number) && number.length >= 2 && luhnSum(number) % 10 === 0;
}

/** Whether a number may be printed on a card: 13 digits are an EAN-13, other lengths carry Luhn's digit. */
export function isCardNumber(number: string): boolean {
  if (number.length < CARD_NUMBER_MIN || number.length > CARD_NUMBER_MAX) return false;
  return EAN_LENGTHS.includes(number.length) ? isEan(number) : isLuhn(number);
}
