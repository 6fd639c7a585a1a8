import { expect, test } from 'vitest';
import { isOfPattern } from './file-pattern';

test.each([
  ['receipts-2024-03.csv', 'receipts-*.csv', true],
  ['Receipts-2024-03.CSV', 'receipts-*.csv', true],
  ['чеки 03.csv', 'чеки ??.csv', true],
  ['чеки 3.csv', 'чеки ??.csv', false],
  ['receipts.csv.gz', 'receipts*.csv', false],
  ['a+b(1).csv', 'a+b(1).csv', true],
  ['aab1.csv', 'a+b(1).csv', false],
  ['axcsv', 'a.csv', false],
])('%s is of %s: %s', (fileName, pattern, expected) => {
  expect(isOfPattern(fileName, pattern)).toBe(expected);
});
