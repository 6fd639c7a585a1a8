import { expect, test } from 'vitest';
import { fitsSample } from './fits-sample';
import type { FileSample } from './guess-mapping';

const MAPPING = {
  kind: 'purchases',
  file: { decimalMark: ',', thousandsMark: 'space', datePatterns: ['DD.MM.YYYY'] },
  fields: { moment: { column: 'day' }, amount: { column: 2 }, store: { constant: 'S' } },
};

const sample = (rows: readonly (readonly string[])[]): FileSample => ({
  encoding: 'utf-8',
  separator: 'semicolon',
  header: ['day', 'sum'],
  rowsAbove: 0,
  rowsBelow: 0,
  rows,
});

test.each([
  ['the same formats', [['21.03.2024', '1 200,50']], true],
  ['whole amounts, which any format reads', [['21.03.2024', '1200']], true],
  [
    'one date that nobody can read',
    [
      ['21.03.2024', '5,00'],
      ['soon', ''],
    ],
    true,
  ],
  ['dates of another kind', [['2024-03-21', '1 200,50']], false],
  ['amounts with a decimal point', [['21.03.2024', '1200.50']], false],
])('a mapping and a file of %s: fits %s', (_title, rows, expected) => {
  expect(fitsSample('purchases', sample(rows as string[][]), MAPPING)).toBe(expected);
});

test('half a mapping fits nothing', () => {
  expect(fitsSample('purchases', sample([]), { fields: 7 })).toBe(false);
});
