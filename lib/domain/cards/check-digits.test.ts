import { describe, expect, test } from 'vitest';
import { givenCardNumber } from './card-number';
import { isCardNumber, isEan, isLuhn } from './check-digits';

describe('CARD-13 check digits of EAN', () => {
  test.each([
    '9421023610112',
    '1234567890128',
    '4012345678901',
    '9771234567003',
    '9783161484100',
    '73513537',
    '00012345600012',
    '10012345678902',
    '20012345678909',
  ])('%s fits', (number) => {
    expect(isEan(number)).toBe(true);
    expect(isCardNumber(number)).toBe(true);
  });

  test.each(['5901234123451', '0705632085948', '079777681629', '', '735135x7', '７３５１３５３７'])(
    '%j does not',
    (number) => {
      expect(isEan(number)).toBe(false);
    },
  );

  test('of the ten last digits of an EAN-13 exactly one fits', () => {
    const fitting = Array.from({ length: 10 }, (_, digit) => `298000000001${digit}`).filter(isEan);
    expect(fitting).toHaveLength(1);
  });
});

describe('CARD-14 check digit of Luhn', () => {
  test.each(['79927398713', '4111111111111111'])('%s fits', (number) => {
    expect(isLuhn(number)).toBe(true);
    expect(isCardNumber(number)).toBe(true);
  });

  test('of 7992739871[0-9] exactly one fits, the one that ends in 3', () => {
    const fitting = Array.from({ length: 10 }, (_, digit) => `7992739871${digit}`).filter(isLuhn);
    expect(fitting).toEqual(['79927398713']);
  });

  test('a number of 13 digits needs the digit of EAN even when Luhn is content', () => {
    const number = Array.from({ length: 10 }, (_, digit) => `298000000001${digit}`).find(isLuhn);
    expect(number).toBe('2980000000019');
    expect([isLuhn('2980000000019'), isEan('2980000000019')]).toEqual([true, false]);
    expect(isCardNumber('2980000000019')).toBe(false);
  });

  test('a number is 8 to 19 digits long', () => {
    expect([isCardNumber('18'), isCardNumber('0'.repeat(20))]).toEqual([false, false]);
  });
});

test('a number of our own range has 13 digits and fits', () => {
  expect(givenCardNumber(7)).toMatch(/^298100000007\d$/);
  expect(isCardNumber(givenCardNumber(7))).toBe(true);
});
