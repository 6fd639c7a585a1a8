import { describe, expect, it } from 'vitest';
import { isEan, isLuhn } from './check-digits';
import {
  fitsFormat,
  type NumberFormat,
  numberOf,
  rangeEnds,
  rangeProblem,
  serialDigits,
} from './number-ranges';

const EAN: NumberFormat = { checkDigit: 'ean13', numberLength: 13 };
const LUHN: NumberFormat = { checkDigit: 'luhn', numberLength: 16 };
const NONE: NumberFormat = { checkDigit: 'none', numberLength: 10 };
const BY_LENGTH: NumberFormat = { checkDigit: 'byLength', numberLength: 13 };

describe('numbers of a type', () => {
  it('CARD-13 with a prefix of 2200417 and serial 3048 are the EAN-13 2200417030487', () => {
    expect(serialDigits('2200417', EAN)).toBe(5);
    expect(numberOf('2200417', 3048n, EAN)).toBe('2200417030487');
    expect(numberOf('2200417', 3048n, BY_LENGTH)).toBe('2200417030487');
  });

  it('CARD-14 behind 7992739871 carry the digit 3 of Luhn', () => {
    expect(numberOf('799273', 9871n, { checkDigit: 'luhn', numberLength: 11 })).toBe('79927398713');
  });

  it('without a check digit are the prefix and the serial alone', () => {
    expect(numberOf('77', 42n, NONE)).toBe('7700000042');
  });

  it('of a thousand serials all fit their format and are different', () => {
    const numbers = Array.from({ length: 1_000 }, (_, at) => numberOf('778400', BigInt(at), LUHN));
    expect(new Set(numbers).size).toBe(1_000);
    expect(numbers.every((number) => isLuhn(number) && fitsFormat(number, LUHN))).toBe(true);
    expect(isEan(numberOf('29', 9_999_999_999n, EAN))).toBe(true);
  });

  it.each([
    ['4111111111111111', LUHN, true],
    ['4111111111111112', LUHN, false],
    ['79927398713', LUHN, false],
    ['5901234123451', EAN, false],
    ['4012345678901', EAN, true],
    ['1234567890', NONE, true],
    ['123456789X', NONE, false],
    ['79927398713', BY_LENGTH, true],
  ] as const)('%s fits %o: %s', (number, format, fits) => {
    expect(fitsFormat(number, format)).toBe(fits);
  });
});

describe('a range of numbers', () => {
  it.each([
    ['the whole of it', { prefix: '2200417', fromSerial: 0n, toSerial: 99_999n }, null],
    ['one too many', { prefix: '2200417', fromSerial: 0n, toSerial: 100_000n }, 'toSerial'],
    ['the end first', { prefix: '2200417', fromSerial: 5n, toSerial: 4n }, 'toSerial'],
    [
      'a prefix as long as the number',
      { prefix: '220041712345', fromSerial: 0n, toSerial: 0n },
      'prefix',
    ],
    ['letters', { prefix: '22A', fromSerial: 0n, toSerial: 1n }, 'prefix'],
  ] as const)('of %s: %o -> %s', (_, draft, problem) => {
    expect(rangeProblem(draft, EAN)).toBe(problem);
  });

  it('reaches over every check digit of its first and its last number', () => {
    const draft = { prefix: '22', fromSerial: 10n, toSerial: 20n };
    expect(rangeEnds(draft, EAN)).toEqual({ first: '2200000000100', last: '2200000000209' });
    expect(rangeEnds(draft, NONE)).toEqual({ first: '2200000010', last: '2200000020' });
  });
});
