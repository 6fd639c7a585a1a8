import { eanCheckDigit } from './check-digits';

/** GS1 keeps 20-29 for use inside a chain; 2981 is the range of numbers that the product gives by itself. */
export const GIVEN_PREFIX = '2981';
const SERIAL_DIGITS = 8;

/** The EAN-13 with a serial of the product's own range. */
export function givenCardNumber(serial: number): string {
  const digits = `${GIVEN_PREFIX}${String(serial).padStart(SERIAL_DIGITS, '0')}`;
  return `${digits}${eanCheckDigit(digits)}`;
}
