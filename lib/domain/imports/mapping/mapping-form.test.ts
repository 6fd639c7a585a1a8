import { describe, expect, test } from 'vitest';
import cdnow from '@/examples/mappings/cdnow.json';
import onlineRetail from '@/examples/mappings/online-retail.json';
import rfmOrders from '@/examples/mappings/rfm-orders.json';
import { MAPPING_SCHEMAS } from './mapping';
import { formToMapping, mappingToForm, missingFields } from './mapping-form';

const RETAIL = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
];
const ORDERS = ['customer_id', 'order_date', 'revenue', 'first_name', 'last_name', 'email'];

describe('the form of a mapping', () => {
  test.each([
    ['CDNOW', cdnow, null],
    ['Online Retail', onlineRetail, RETAIL],
    ['RFM orders', rfmOrders, ORDERS],
  ])('%s goes into the form and comes out as it was', (_, given, header) => {
    const mapping = MAPPING_SCHEMAS.purchases.parse(given);
    const form = mappingToForm('purchases', mapping, { header });
    const again = formToMapping('purchases', form, { ...mapping.file, header });
    expect(MAPPING_SCHEMAS.purchases.parse(again)).toEqual(mapping);
    expect(missingFields('purchases', form)).toEqual([]);
  });

  test('an empty form names what it needs', () => {
    const form = mappingToForm('purchases', {}, { header: ['a', 'b'] });
    expect(missingFields('purchases', form)).toEqual(['moment', 'store', 'amount']);
    const lines = { ...form, choices: { ...form.choices, rowIs: 'line' } };
    expect(missingFields('purchases', lines)).toEqual(['moment', 'store', 'receipt', 'amount']);
    expect(missingFields('members', mappingToForm('members', {}, { header: null }))).toEqual([
      'externalId',
    ]);
    expect(missingFields('stores', mappingToForm('stores', {}, { header: null }))).toEqual([
      'externalId',
    ]);
  });

  test('a column that stands twice is named by its number', () => {
    const form = mappingToForm(
      'stores',
      { fields: { externalId: { column: 2 } } },
      { header: ['code', 'code'] },
    );
    const reading = {
      encoding: 'utf-8',
      separator: 'comma',
      header: ['code', 'code'],
      rowsAbove: 0,
      rowsBelow: 0,
    } as const;
    expect(formToMapping('stores', form, reading)).toMatchObject({
      fields: { externalId: { column: 2 } },
    });
  });

  test('a mapping of a column that the file has not leaves the field open', () => {
    const form = mappingToForm(
      'stores',
      { fields: { externalId: { column: 'gone' } } },
      { header: ['code'] },
    );
    expect(form.fields.externalId?.source).toBe('');
  });
});
