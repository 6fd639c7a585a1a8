import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetAll, sql } from './testing/database';
import { checkText, importText, useOwnUploads } from './testing/import-text';

const LINES = {
  rowIs: 'line',
  fields: {
    receipt: { column: 'no' },
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { column: 'shop' },
    article: { column: 'sku' },
    quantity: { column: 'qty' },
    unitPrice: { column: 'price' },
  },
  returns: { numberPrefix: 'C' },
};
const LINE_HEADER = 'no,day,client,shop,sku,qty,price';

const RECEIPTS = {
  rowIs: 'receipt',
  fields: {
    moment: { column: 'day' },
    customer: { column: 'client' },
    store: { constant: 'SHOP' },
    amount: { column: 'sum' },
  },
};
const RECEIPT_HEADER = 'day,client,sum';

const totals = async () =>
  (
    await sql<{ receipts: number; returns: number; guests: number; sum: number; lines: number }>(
      `SELECT count(*) FILTER (WHERE NOT is_return)::int AS receipts, count(*) FILTER (WHERE is_return)::int AS returns,
         count(*) FILTER (WHERE member_id = 0)::int AS guests, coalesce(sum(amount_minor), 0)::int AS sum,
         (SELECT count(*)::int FROM purchase_lines) AS lines FROM purchases`,
    )
  )[0];

const problems = (importId: number) =>
  sql<{ row: number; problem: string }>(
    `SELECT row_no::int AS row, problem FROM import_problems WHERE import_id = ${importId} ORDER BY row_no, problem`,
  );

beforeAll(useOwnUploads);

beforeEach(forgetAll);

describe('lines of purchases', () => {
  const file = [
    LINE_HEADER,
    'A1,2024-01-05,7,S1,tea,2,10.50',
    'A1,2024-01-05,7,S1,jam,1,4.00',
    'A1,2024-01-06,7,S1,tea,1,10.50',
    'A1,2024-01-05,8,S1,tea,1,10.50',
    'C2,2024-01-07,7,S1,tea,-1,10.50',
    'A3,2024-01-07,,S2,tea,3,1.00',
    'A4,2024-01-08,8,S2,gift,5,0',
  ].join('\n');

  test('one number on two days or of two customers is several receipts; guests, returns and zeros are told apart', async () => {
    const done = await importText('purchases', file, LINES);
    expect(done.state).toBe('done');
    expect(done.counts).toEqual({
      rows: 7,
      rowsRefused: 0,
      rowsRepeated: 0,
      amountsRounded: 0,
      receiptsNew: 5,
      returnsNew: 1,
      guestsNew: 1,
      receiptsPresent: 0,
      zeroSkipped: 1,
      membersCreated: 2,
      storesCreated: 2,
    });
    expect(await totals()).toEqual({ receipts: 4, returns: 1, guests: 1, sum: 3850, lines: 6 });
    expect(
      await sql(`SELECT s.receipts, s.revenue_minor::int AS revenue FROM member_summary s
        JOIN identity_claims i USING (member_id) ORDER BY i.value`),
    ).toEqual([
      { receipts: 2, revenue: 2500 },
      { receipts: 1, revenue: 1050 },
    ]);
  });

  test('the dry run counts the same and writes nothing', async () => {
    const checked = await checkText('purchases', file, LINES);
    expect(checked.state).toBe('checked');
    expect(checked.counts).toMatchObject({
      receiptsNew: 5,
      membersCreated: 2,
      storesCreated: 2,
      zeroSkipped: 1,
    });
    expect(await totals()).toMatchObject({ receipts: 0, returns: 0 });
    expect(await sql('SELECT FROM identity_claims')).toEqual([]);
  });

  test('the same file again changes nothing and says so', async () => {
    const first = await importText('purchases', file, LINES);
    const before = await totals();
    const again = await importText('purchases', file, LINES);
    expect(again.sameImportId).toBe(first.importId);
    expect(again.counts).toMatchObject({ receiptsPresent: 5 });
    expect(again.counts.receiptsNew ?? 0).toBe(0);
    expect(await totals()).toEqual(before);
  });

  test('a longer export of it adds what is new alone', async () => {
    await importText('purchases', file, LINES);
    const longer = await importText('purchases', `${file}\nA9,2024-01-09,7,S1,tea,1,1.00\n`, LINES);
    expect(longer.counts).toMatchObject({
      receiptsNew: 1,
      receiptsPresent: 5,
      membersCreated: 0,
      storesCreated: 0,
    });
    expect((await totals())?.sum).toBe(3950);
  });

  test('a known receipt with another sum is refused, all its lines', async () => {
    await importText('purchases', file, LINES);
    const changed = await importText('purchases', file.replace('jam,1,4.00', 'jam,1,5.00'), LINES);
    expect(changed.counts).toMatchObject({ receiptsNew: 0, receiptsPresent: 4, rowsRefused: 2 });
    expect(await problems(changed.importId)).toEqual([
      { row: 2, problem: 'receipt_differs' },
      { row: 3, problem: 'receipt_differs' },
    ]);
  });

  test('a receipt with one unreadable line is refused whole', async () => {
    const done = await importText('purchases', file.replace('jam,1,4.00', 'jam,one,4.00'), LINES);
    expect(await problems(done.importId)).toEqual([
      { row: 2, problem: 'receipt_incomplete' },
      { row: 3, problem: 'number_unreadable' },
    ]);
    expect(done.counts).toMatchObject({ rows: 7, rowsRefused: 2, receiptsNew: 4 });
  });

  test('unknown customers and stores can be refused', async () => {
    const strict = {
      ...LINES,
      unknownCustomers: 'refuse',
      unknownStores: 'refuse',
      withoutCustomer: 'refuse',
    };
    const done = await importText('purchases', file, strict);
    expect(done.counts).toMatchObject({ receiptsNew: 0, rowsRefused: 6, zeroSkipped: 1 });
    expect(await sql('SELECT FROM stores')).toEqual([]);
    const lenient = await importText('purchases', file, { ...LINES, unknownCustomers: 'refuse' });
    expect((await problems(lenient.importId)).map((problem) => problem.problem)).toEqual(
      Array(5).fill('customer_unknown'),
    );
    expect(lenient.counts).toMatchObject({ guestsNew: 1, storesCreated: 1, membersCreated: 0 });
  });

  test('zero receipts are kept when asked', async () => {
    const done = await importText('purchases', file, { ...LINES, zeroAmounts: 'keep' });
    expect(done.counts).toMatchObject({ receiptsNew: 6, zeroSkipped: 0 });
  });

  test('a document type turns positive amounts into a return, lines too', async () => {
    const done = await importText(
      'purchases',
      'no,kind,day,client,qty,price\nR1,return,2024-01-05,7,2,3.00\nR1,sale,2024-01-05,7,1,5.00',
      {
        rowIs: 'line',
        fields: {
          receipt: { column: 'no' },
          documentType: { column: 'kind' },
          moment: { column: 'day' },
          customer: { column: 'client' },
          store: { constant: 'SHOP' },
          quantity: { column: 'qty' },
          unitPrice: { column: 'price' },
        },
        returns: { documentTypeIs: 'return' },
      },
    );
    expect(done.counts).toMatchObject({ receiptsNew: 2, returnsNew: 1 });
    expect(
      await sql(`SELECT p.is_return, p.amount_minor::int AS amount, l.amount_minor::int AS line, l.quantity_milli::int AS quantity
        FROM purchases p JOIN purchase_lines l USING (member_id, business_date, purchase_id) ORDER BY 1`),
    ).toEqual([
      { is_return: false, amount: 500, line: 500, quantity: 1000 },
      { is_return: true, amount: -600, line: -600, quantity: -2000 },
    ]);
  });
});

describe('receipts without numbers', () => {
  const file = [
    RECEIPT_HEADER,
    '2024-01-05,7,10.00',
    '2024-01-05,7,10.00',
    '2024-01-05,8,10.00',
    '2024-02-05,7,-3.00',
  ].join('\n');

  test('equal receipts of one day are two; a longer, reordered export adds only the third', async () => {
    const first = await importText('purchases', file, RECEIPTS);
    expect(first.counts).toMatchObject({ receiptsNew: 4, returnsNew: 1, rowsRepeated: 0 });
    const reordered = [
      RECEIPT_HEADER,
      '2024-01-05,8,10.00',
      '2024-01-05,7,10.00',
      '2024-02-05,7,-3.00',
    ];
    const longer = [...reordered, '2024-01-05,7,10.00', '2024-01-05,7,10.00'].join('\n');
    const second = await importText('purchases', longer, RECEIPTS);
    expect(second.counts).toMatchObject({ receiptsNew: 1, receiptsPresent: 4, membersCreated: 0 });
    expect(await totals()).toMatchObject({ receipts: 4, returns: 1, sum: 3700 });
  });

  test('a negative sum that is no return is refused', async () => {
    const done = await importText('purchases', file, {
      ...RECEIPTS,
      returns: { negativeAmount: false },
    });
    expect(await problems(done.importId)).toEqual([{ row: 5, problem: 'sale_negative' }]);
  });

  test('with numbers, a repeated row counts once and a contradicting one is refused with its twin', async () => {
    const mapping = { ...RECEIPTS, fields: { ...RECEIPTS.fields, receipt: { column: 'no' } } };
    const text = [
      'no,day,client,sum',
      '1,2024-01-05,7,10',
      '1,2024-01-05,7,10',
      '2,2024-01-05,7,1',
      '2,2024-01-05,7,2',
    ];
    const done = await importText('purchases', text.join('\n'), mapping);
    expect(done.counts).toMatchObject({ receiptsNew: 1, rowsRepeated: 1, rowsRefused: 2 });
    expect((await problems(done.importId)).map((problem) => problem.row)).toEqual([4, 5]);
  });
});

describe('files that cannot be read', () => {
  test.each([
    ['only a header', `${RECEIPT_HEADER}\n`, 'file_unreadable', { problem: 'header_only' }],
    [
      'windows-1251 read as UTF-8',
      Buffer.from([...Buffer.from(`${RECEIPT_HEADER}\n2024-01-05,`), 0xc8, 0x2c, 0x31]),
      'file_unreadable',
      { problem: 'encoding_wrong' },
    ],
    [
      'UTF-16 read as UTF-8',
      Buffer.from(`${RECEIPT_HEADER}\n2024-01-05,7,1`, 'utf16le'),
      'file_unreadable',
      { problem: 'encoding_wrong' },
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 0, 2]),
      'file_unreadable',
      { problem: 'binary' },
    ],
    [
      'a missing column',
      'day,client\n2024-01-05,7',
      'mapping_invalid',
      { problem: 'column_absent', column: 'sum' },
    ],
    [
      'a quote that never closes',
      `${RECEIPT_HEADER}\n2024-01-05,"7,1`,
      'file_unreadable',
      { problem: 'quotes_broken', row: 2 },
    ],
  ])('%s: refused with its reason', async (_, text, errorCode, errorDetails) => {
    const failed = await importText('purchases', text, RECEIPTS);
    expect(failed.state).toBe('failed');
    expect({ errorCode: failed.errorCode, errorDetails: failed.errorDetails }).toEqual({
      errorCode,
      errorDetails,
    });
  });
});
