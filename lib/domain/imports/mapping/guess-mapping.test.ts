import { describe, expect, test } from 'vitest';
import { looksLikeHeader } from '../detection/table-shape';
import { type FileSample, guessMapping } from './guess-mapping';

const sample = (rows: string[][], header: string[] | null): FileSample => ({
  encoding: 'utf-8',
  separator: 'comma',
  header,
  rowsAbove: 0,
  rowsBelow: 0,
  rows,
});

describe('the guess of a mapping', () => {
  test('Online Retail: lines, with the `.0` of customers cut and no amount', () => {
    const guess = guessMapping(
      'purchases',
      sample(
        [
          [
            '536365',
            '85123A',
            'HEART',
            '6',
            '2010-12-01 08:26:00',
            '2.55',
            '17850.0',
            'United Kingdom',
          ],
          ['C536379', 'D', 'Discount', '-1', '2010-12-01 09:41:00', '27.5', '', 'United Kingdom'],
        ],
        [
          'InvoiceNo',
          'StockCode',
          'Description',
          'Quantity',
          'InvoiceDate',
          'UnitPrice',
          'CustomerID',
          'Country',
        ],
      ),
    );
    expect(guess.rowIs).toBe('line');
    expect(guess.fields).toEqual({
      moment: { column: 'InvoiceDate' },
      customer: { column: 'CustomerID', cutSuffix: '.0' },
      receipt: { column: 'InvoiceNo' },
      quantity: { column: 'Quantity' },
      unitPrice: { column: 'UnitPrice' },
      article: { column: 'StockCode' },
    });
    expect(guess.file.datePatterns).toEqual(['YYYY-MM-DD HH:mm:ss']);
  });

  test('Russian headers, decimal comma, days first', () => {
    const guess = guessMapping(
      'purchases',
      sample(
        [['31.12.2023 23:59', '7', '12', '1 234,50']],
        ['Дата чека', 'Код клиента', 'Магазин', 'Сумма'],
      ),
    );
    expect(guess.fields).toEqual({
      moment: { column: 'Дата чека' },
      customer: { column: 'Код клиента' },
      store: { column: 'Магазин' },
      amount: { column: 'Сумма' },
    });
    expect(guess.file).toMatchObject({
      decimalMark: ',',
      thousandsMark: 'space',
      datePatterns: ['DD.MM.YYYY HH:mm'],
    });
  });

  test('without a header the column of dates is found by its content', () => {
    const guess = guessMapping(
      'purchases',
      sample([['00004', '0001', '19970101', '2', '29.33']], null),
    );
    expect(guess.fields).toEqual({ moment: { column: 3 } });
    expect(guess.file.datePatterns).toEqual(['YYYYMMDD']);
  });

  test('a doubled header is named by its number', () => {
    const guess = guessMapping(
      'stores',
      sample([['1', 'a', 'b']], ['Код', 'Название', 'Название']),
    );
    expect(guess.fields).toEqual({ externalId: { column: 'Код' }, name: { column: 2 } });
  });

  test('a row with a number, a date or a gap is no header', () => {
    expect(looksLikeHeader(['id', 'name'])).toBe(true);
    expect(looksLikeHeader(['id', '12'])).toBe(false);
    expect(looksLikeHeader(['id', '2024-01-01'])).toBe(false);
    expect(looksLikeHeader(['id', ''])).toBe(false);
    expect(looksLikeHeader([])).toBe(false);
  });
});
