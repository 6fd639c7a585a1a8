import { describe, expect, it } from 'vitest';
import { majorOf, milliOf, minorOf, quantityOf } from './amounts';

describe('amounts of the API', () => {
  it.each([
    ['499.90', 'RUB', '49990'],
    ['499.9', 'RUB', '49990'],
    ['0', 'RUB', '0'],
    ['0.01', 'RUB', '1'],
    ['000012.500', 'RUB', '1250'],
    ['120', 'JPY', '120'],
    ['120.00', 'JPY', '120'],
  ])('%s %s is %s of the smallest unit', (text, currency, minor) => {
    expect(minorOf(text, currency)).toBe(minor);
  });

  it('refuses a part of the smallest unit: 0.001 of a rouble, 0.5 of a yen', () => {
    expect(() => minorOf('0.001', 'RUB')).toThrow('invalid_input');
    expect(() => minorOf('0.5', 'JPY')).toThrow('invalid_input');
  });

  it('tells 49990 kopecks as 499.90 and 120 yen as 120', () => {
    expect([majorOf('49990', 'RUB'), majorOf('-5', 'RUB'), majorOf('120', 'JPY')]).toEqual([
      '499.90',
      '-0.05',
      '120',
    ]);
  });

  it('takes 0.35 for 350 thousandths, and tells 350 as 0.35, 1000 as 1', () => {
    expect([milliOf('0.35'), milliOf('2'), quantityOf('350'), quantityOf('1000')]).toEqual([
      '350',
      '2000',
      '0.35',
      '1',
    ]);
  });
});
