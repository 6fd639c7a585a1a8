import { describe, expect, test } from 'vitest';
import { ColumnProblem } from '../mapping/column-access';
import { MAPPING_SCHEMAS } from '../mapping/mapping';
import { PURCHASE_COLUMNS, purchaseReader } from './purchase-reader';
import type { ReaderContext } from './row-reader';

const context: ReaderContext = {
  today: '2024-03-31',
  currency: 'RUB',
  decimals: 2,
  readPhone: () => null,
};
const header = ['no', 'type', 'day', 'client', 'shop', 'qty', 'price'];

const lines = (changes: Record<string, unknown> = {}) =>
  MAPPING_SCHEMAS.purchases.parse({
    kind: 'purchases',
    rowIs: 'line',
    fields: {
      receipt: { column: 'no' },
      documentType: { column: 2 },
      moment: { column: 'day' },
      customer: { column: 'client', cutSuffix: '.0', cutPrefix: 'C' },
      store: { column: 'shop' },
      quantity: { column: 'qty' },
      unitPrice: { column: 'price' },
    },
    ...changes,
  });

const reader = (changes: Record<string, unknown> = {}) =>
  purchaseReader(lines(changes), { header, width: header.length }, context);

function read(cells: string[], changes: Record<string, unknown> = {}) {
  const row = reader(changes)(cells);
  if (row.problem) throw new Error(row.problem.code);
  return Object.fromEntries(
    PURCHASE_COLUMNS.map((column, index) => [column, row.values[index] ?? null]),
  );
}

function refusal(cells: string[], changes: Record<string, unknown> = {}) {
  const row = reader(changes)(cells);
  return { code: row.problem?.code, field: row.problem?.field, keepsReceipt: row.values !== null };
}

describe('a line of a purchase', () => {
  test('3 at 2.55 for C17850.0 is 765 kopecks of customer 17850', () => {
    expect(read(['A1', 'sale', '2024-03-01', 'C17850.0', 'S1', '3', '2.55'])).toMatchObject({
      customer: '17850',
      store: 'S1',
      receipt: 'A1',
      local_at: '2024-03-01 00:00:00',
      is_return: '0',
      amount_minor: '765',
      quantity_milli: '3000',
    });
  });

  test('the document type or the prefix of the number makes a return', () => {
    const row = ['C1', 'Возврат', '2024-03-01', '1', 'S1', '1', '2'];
    expect(read(row, { returns: { documentTypeIs: 'возврат' } }).is_return).toBe('1');
    expect(read(row, { returns: { numberPrefix: 'C' } }).is_return).toBe('1');
    expect(read(row).is_return).toBe('0');
  });

  test('an empty customer is a guest, or refused', () => {
    const row = ['A1', '', '2024-03-01', '', 'S1', '1', '2'];
    expect(read(row).customer).toBeNull();
    expect(refusal(row, { withoutCustomer: 'refuse' })).toMatchObject({
      code: 'customer_missing',
      field: 'customer',
    });
  });

  test('a weight of 0.345 at 199.90 rounds to 68.97 and says so', () => {
    const row = reader()(['A1', '', '2024-03-01', '1', 'S1', '0.345', '199.90']);
    expect(row.isRounded).toBe(true);
    expect(row.values?.[PURCHASE_COLUMNS.indexOf('amount_minor')]).toBe('6897');
  });

  test.each([
    [['A1', '', '2024-03-01', '1', 'S1', '1'], 'columns_missing', 'unitPrice', true],
    [['A1', '', '2024-03-01', '1', 'S1', '1', '2', 'x'], 'columns_extra', '', true],
    [['', '', '2024-03-01', '1', 'S1', '1', '2'], 'value_missing', 'receipt', false],
    [['A1', '', '01.03.2024', '1', 'S1', '1', '2'], 'date_unreadable', 'moment', false],
    [['A1', '', '2024-04-01', '1', 'S1', '1', '2'], 'date_in_future', 'moment', false],
    [['A1', '', '1899-12-31', '1', 'S1', '1', '2'], 'date_out_of_range', 'moment', false],
    [['A1', '', '2024-03-01', '1', '', '1', '2'], 'value_missing', 'store', false],
    [['A1', '', '2024-03-01', '1', 'S1', 'one', '2'], 'number_unreadable', 'quantity', true],
    [
      ['A1', '', '2024-03-01', '1', 'S1', '999999999', '9999999999999'],
      'number_too_large',
      'unitPrice',
      true,
    ],
    [['A1', '', '2024-03-01', 'x'.repeat(81), 'S1', '1', '2'], 'value_too_long', 'customer', false],
    [['A\0', '', '2024-03-01', '1', 'S1', '1', '2'], 'value_unreadable', 'receipt', false],
  ])('%j is refused: %s in %j', (cells, code, field, keepsReceipt) => {
    expect(refusal(cells)).toEqual({ code, field, keepsReceipt });
  });

  test('empty cells after the last column are no extra columns', () => {
    expect(read(['A1', '', '2024-03-01', '1', 'S1', '1', '2', '', '']).amount_minor).toBe('200');
  });

  test('a column that the file lacks, or has twice, is named', () => {
    const absent = { ...lines(), fields: { ...lines().fields, store: { column: 'store' } } };
    expect(() => purchaseReader(absent, { header, width: 7 }, context)).toThrow(ColumnProblem);
    const doubled = ['no', 'no', 'day', 'client', 'shop', 'qty', 'price'];
    expect(() => purchaseReader(lines(), { header: doubled, width: 7 }, context)).toThrow(
      'column_doubled: no',
    );
  });
});

describe('the mapping of purchases', () => {
  const problems = (changes: Record<string, unknown>) => {
    const parsed = MAPPING_SCHEMAS.purchases.safeParse({ ...lines(), ...changes });
    return parsed.error?.issues.map((issue) => issue.path.join('.')) ?? [];
  };

  test('asks for an amount, or for a quantity and a price', () => {
    const { quantity: _quantity, ...fields } = lines().fields;
    expect(problems({ fields })).toContain('fields.amount');
  });

  test('asks for the number that joins lines and for the column of the type', () => {
    const { receipt: _receipt, documentType: _type, ...fields } = lines().fields;
    expect(problems({ fields, returns: { documentTypeIs: 'return' } })).toEqual([
      'fields.receipt',
      'fields.documentType',
    ]);
  });

  test('refuses a field it does not know', () => {
    expect(problems({ fields: { ...lines().fields, colour: { column: 1 } } })).toEqual(['fields']);
  });
});
