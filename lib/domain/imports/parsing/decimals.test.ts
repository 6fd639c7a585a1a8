import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimalReader,
  isWholeUnits,
  multiplyDecimals,
  type NumberFormat,
  plainNumber,
  toUnits,
} from './decimals';
import { findNumberRivals, guessNumberFormat } from './guess-number-format';

const plain = decimalReader({ decimalMark: '.', thousandsMark: 'none' });
const kopecks = (
  text: string,
  format: NumberFormat = { decimalMark: '.', thousandsMark: 'none' },
) => {
  const value = decimalReader(format)(text);
  return typeof value === 'string' ? value : toUnits(value, 2);
};

describe('numbers of a file', () => {
  test.each([
    ['12', 1200n],
    ['12.5', 1250n],
    ['-12.34', -1234n],
    ['−0.01', -1n],
    ['+7', 700n],
    ['.5', 50n],
    ['5.', 500n],
    [' 29.33 ', 2933n],
    ['0.005', 1n],
    ['0.0049', 0n],
    ['-0.005', -1n],
    ['999999999999999', 99999999999999900n],
  ])('%s is %s kopecks, halves away from zero', (text, expected) => {
    expect(kopecks(text)).toBe(expected);
  });

  test.each(['', '.', '-', '1e5', '12,34', '1 234', '12.3.4', '12 ₽', 'NaN', '--1'])(
    '%j is not a number with a point',
    (text) => {
      expect(plain(text)).toBe('number_unreadable');
    },
  );

  test('more than 18 digits do not fit the database', () => {
    expect(plain('1234567890123456789')).toBe('number_too_large');
  });

  test('thousands stand in groups of three only', () => {
    const english: NumberFormat = { decimalMark: '.', thousandsMark: ',' };
    expect(kopecks('1,234,567.89', english)).toBe(123456789n);
    expect(kopecks('12,34', english)).toBe('number_unreadable');
    const russian: NumberFormat = { decimalMark: ',', thousandsMark: 'space' };
    expect(kopecks('1 234,50', russian)).toBe(123450n);
    expect(kopecks('1\u00a0234\u00a0567,5', russian)).toBe(123456750n);
    expect(kopecks('1234,5', russian)).toBe(123450n);
    expect(kopecks('1.234', russian)).toBe('number_unreadable');
  });

  test('3 pieces at 2.55 are 7.65, exactly', () => {
    const quantity = plain('3');
    const price = plain('2.55');
    if (typeof quantity === 'string' || typeof price === 'string') throw new Error('unreadable');
    expect(toUnits(multiplyDecimals(quantity, price), 2)).toBe(765n);
  });

  test('only what loses a fraction counts as rounded', () => {
    expect(isWholeUnits({ digits: 10n, scale: 3 }, 2)).toBe(true);
    expect(isWholeUnits({ digits: 11n, scale: 3 }, 2)).toBe(false);
  });

  test('any amount of kopecks survives writing and reading', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (amount) => {
        const sign = amount < 0n ? '-' : '';
        const text = String(amount < 0n ? -amount : amount).padStart(3, '0');
        expect(kopecks(`${sign}${text.slice(0, -2)}.${text.slice(-2)}`)).toBe(amount);
      }),
    );
  });
});

describe('the guess of a number format', () => {
  test.each([
    [['12.50', '7'], '.', 'none'],
    [['12,50', '7,1'], ',', 'none'],
    [['1 234,50', '12,00'], ',', 'space'],
    [['1,234.50', '12.00'], '.', ','],
    [['1.234,50', '12,00'], ',', '.'],
    [[], '.', 'none'],
  ])('%j: decimal %j, thousands %j', (texts, decimalMark, thousandsMark) => {
    expect(guessNumberFormat(texts)).toEqual({ decimalMark, thousandsMark });
  });
});

describe('numbers that can be read in two ways', () => {
  const told = (texts: readonly string[]) => {
    const rivals = findNumberRivals(texts);
    return (
      rivals && [rivals.text, ...rivals.formats.map((format) => plainNumber(rivals.text, format))]
    );
  };

  test('are told with both numbers: a comma before three digits in every row', () => {
    expect(told(['1,234', '5', '12,500'])).toEqual(['1,234', '1.234', '1234']);
    expect(told(['-1.234'])).toEqual(['-1.234', '-1.234', '-1234']);
  });

  test('are clear where one row decides', () => {
    expect(told(['1,234', '0,5'])).toBeNull();
    expect(told(['1,234', '1,234.50'])).toBeNull();
    expect(told(['12.50', '7'])).toBeNull();
    expect(told([])).toBeNull();
  });

  test('writes small and negative numbers plainly', () => {
    expect(plainNumber('-0,05', { decimalMark: ',', thousandsMark: 'none' })).toBe('-0.05');
    expect(plainNumber('x', { decimalMark: ',', thousandsMark: 'none' })).toBe('x');
  });
});
