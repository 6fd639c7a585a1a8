import { describe, expect, test } from 'vitest';
import { type DatePattern, parseMoment, parseMomentBy, parseTime } from './date-patterns';
import { guessDatePattern } from './guess-dates';

describe('days and moments of a file', () => {
  test.each<[DatePattern, string, string, string]>([
    ['YYYYMMDD', '19970118', '1997-01-18', '00:00:00'],
    ['YYYY-MM-DD', '2024-02-29', '2024-02-29', '00:00:00'],
    ['YYYY-MM-DD HH:mm:ss', '2010-12-01 08:26:00', '2010-12-01', '08:26:00'],
    ['YYYY-MM-DDTHH:mm:ss', '2010-12-01T08:26:09', '2010-12-01', '08:26:09'],
    ['DD.MM.YYYY', '1.2.2024', '2024-02-01', '00:00:00'],
    ['DD.MM.YYYY HH:mm', '31.12.2023 23:59', '2023-12-31', '23:59:00'],
    ['MM/DD/YYYY', '12/1/2010', '2010-12-01', '00:00:00'],
    ['MM/DD/YYYY HH:mm', '12/1/2010 8:26', '2010-12-01', '08:26:00'],
    ['YYYYMMDDHHmmss', '20240131235959', '2024-01-31', '23:59:59'],
  ])('%s reads %s', (pattern, text, day, time) => {
    expect(parseMoment(text, pattern)).toEqual({ day, time });
  });

  test.each<[DatePattern, string]>([
    ['YYYY-MM-DD', '2023-02-29'],
    ['YYYYMMDD', '20231301'],
    ['YYYYMMDD', '1997118'],
    ['DD.MM.YYYY', '32.01.2024'],
    ['DD.MM.YYYY', '01.02.24'],
    ['YYYY-MM-DD HH:mm', '2024-01-01 24:00'],
    ['YYYY-MM-DD', '2024-01-01 10:00'],
    ['YYYY-MM-DD', ''],
  ])('%s does not read %j', (pattern, text) => {
    expect(parseMoment(text, pattern)).toBeNull();
  });

  test('the first pattern that fits reads the text', () => {
    expect(parseMomentBy('01.02.2024', ['YYYY-MM-DD', 'DD.MM.YYYY'])?.day).toBe('2024-02-01');
    expect(parseMomentBy('soon', ['YYYY-MM-DD', 'DD.MM.YYYY'])).toBeNull();
  });

  test('a time of its own column', () => {
    expect(parseTime('9:05')).toBe('09:05:00');
    expect(parseTime('23:59:58')).toBe('23:59:58');
    expect(parseTime('25:00')).toBeNull();
  });

  test.each([
    [['19970101', '19970118'], 'YYYYMMDD'],
    [['13/01/2024', '01/02/2024'], 'DD/MM/YYYY'],
    [['01/13/2024', '01/02/2024'], 'MM/DD/YYYY'],
    [['2010-12-01 08:26:00', ''], 'YYYY-MM-DD HH:mm:ss'],
    [['31.02.2024', '01.03.2024', '02.03.2024'], 'DD.MM.YYYY'],
    [['abc', '01.03.2024'], null],
    [['abc'], null],
    [[], null],
  ])('%j is guessed as %s', (texts, expected) => {
    expect(guessDatePattern(texts)).toBe(expected);
  });
});
