import { describe, expect, test } from 'vitest';
import type { Encoding } from '@/lib/domain/imports/detection/encodings';
import type { Separator } from '@/lib/domain/imports/detection/separators';
import { AppError } from '@/lib/domain/shared/errors';
import { encodeText } from '../testing/encode-text';
import { pathOf, readOdd } from '../testing/read-odd-file';
import { sampleFile } from './sample-file';

type Row = readonly string[];

const NAMES = ['Дата', 'Номер чека', 'Магазин', 'Клиент', 'Сумма'];
const ENGLISH = ['Date', 'Receipt', 'Store', 'Customer', 'Amount'];
const ROWS: readonly Row[] = [
  ['21.03.2024', 'Ч-1', 'Невский', 'к7', '1234,50'],
  ['05.03.2024', 'Ч-2', 'Садовая', 'к8', '89,00'],
  ['13.02.2024', 'Ч-3', 'Невский', 'к7', '15300,05'],
];
const READ = [
  '2024-03-21 00:00:00 Ч-1 Невский к7 123450',
  '2024-03-05 00:00:00 Ч-2 Садовая к8 8900',
  '2024-02-13 00:00:00 Ч-3 Невский к7 1530005',
];

/** The rows of a table as text; a cell with the separator, a quote or a line end is quoted. */
function text(rows: readonly Row[], separator = ';', end = '\r\n'): string {
  const cell = (value: string) =>
    [separator, '"', '\n', '\r'].some((mark) => value.includes(mark))
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  return rows.map((row) => row.map(cell).join(separator) + end).join('');
}

/** The same table with other dates, in the order of the rows. */
const dated = (dates: Row) => ROWS.map((row, at) => [dates[at] ?? '', ...row.slice(1)]);
/** The same table with other amounts. */
const priced = (amounts: Row) => ROWS.map((row, at) => [...row.slice(0, 4), amounts[at] ?? '']);
const PLAIN = text([NAMES, ...ROWS]);
const BOM = '\ufeff';

type Odd = [title: string, bytes: Buffer, separator?: Separator, encoding?: Encoding];
const utf8 = (content: string) => Buffer.from(content, 'utf8');

const BY_ENCODING: readonly Odd[] = [
  ['UTF-8', utf8(PLAIN)],
  ['UTF-8 with a mark', utf8(BOM + PLAIN)],
  ['UTF-8 with a mark and every cell quoted', utf8(BOM + PLAIN.replace(/[^;\r\n]+/g, '"$&"'))],
  ['UTF-16 LE with a mark', encodeText(BOM + PLAIN, 'utf-16le'), 'semicolon', 'utf-16le'],
  ['UTF-16 LE without a mark', encodeText(PLAIN, 'utf-16le'), 'semicolon', 'utf-16le'],
  ['UTF-16 BE with a mark', encodeText(BOM + PLAIN, 'utf-16be'), 'semicolon', 'utf-16be'],
  ['UTF-16 BE without a mark', encodeText(PLAIN, 'utf-16be'), 'semicolon', 'utf-16be'],
  ['windows-1251', encodeText(PLAIN, 'windows-1251'), 'semicolon', 'windows-1251'],
  ['koi8-r', encodeText(PLAIN, 'koi8-r'), 'semicolon', 'koi8-r'],
  ['DOS 866', encodeText(PLAIN, 'ibm866'), 'semicolon', 'ibm866'],
  [
    'UTF-16 LE by tabs, as Excel saves "Unicode text"',
    encodeText(BOM + text([NAMES, ...ROWS], '\t'), 'utf-16le'),
    'tab',
    'utf-16le',
  ],
  [
    'koi8-r, all in capitals',
    encodeText(text([NAMES, ...ROWS]).toUpperCase(), 'koi8-r'),
    'semicolon',
    'koi8-r',
  ],
];

const BY_CUT: readonly Odd[] = [
  ['commas, decimal commas quoted', utf8(text([NAMES, ...ROWS], ',')), 'comma'],
  ['tabs', utf8(text([NAMES, ...ROWS], '\t')), 'tab'],
  ['vertical bars', utf8(text([NAMES, ...ROWS], '|')), 'pipe'],
  ['semicolons, LF', utf8(text([NAMES, ...ROWS], ';', '\n'))],
  ['semicolons, CR alone', utf8(text([NAMES, ...ROWS], ';', '\r'))],
  ['no line end after the last row', utf8(PLAIN.trimEnd())],
  ['CRLF in the header and LF below', utf8(text([NAMES]) + text(ROWS, ';', '\n'))],
  ['empty lines between the rows', utf8(PLAIN.replaceAll('\r\n', '\r\n\r\n'))],
  ['empty lines above', utf8(`\r\n\r\n${PLAIN}`)],
  ["Excel's line sep=;", utf8(`sep=;\r\n${PLAIN}`)],
  [
    "Excel's line sep=, with decimal commas quoted",
    utf8(`sep=,\n${text([NAMES, ...ROWS], ',')}`),
    'comma',
  ],
  [
    "Excel's line sep=| after a mark",
    utf8(`${BOM}sep=|\r\n${text([NAMES, ...ROWS], '|')}`),
    'pipe',
  ],
  [
    "windows-1251 with Excel's line",
    encodeText(`sep=;\r\n${PLAIN}`, 'windows-1251'),
    'semicolon',
    'windows-1251',
  ],
];

const AROUND: readonly Odd[] = [
  ['a title above', utf8(`Чеки за март\r\n${PLAIN}`)],
  ['a title above, padded to the width', utf8(`Чеки за март;;;;\r\n${PLAIN}`)],
  [
    'a title, an empty line and who made it',
    utf8(`Чеки за март\r\n\r\nСоставил: Иванов;;;;\r\n${PLAIN}`),
  ],
  ['groups of columns above their names', utf8(`Чек;;;Покупатель;\r\n${PLAIN}`)],
  ['names in English under the names', utf8(text([NAMES, ENGLISH, ...ROWS]))],
  ['units under the names', utf8(text([NAMES, ['дд.мм.гггг', '', '', '', 'руб.'], ...ROWS]))],
];

const AT_THE_END: readonly Odd[] = [
  ['Итого at the end', utf8(`${PLAIN}Итого;;;;16623,55\r\n`)],
  ['Итого: and the currency', utf8(`${PLAIN}Итого:;;;;16623,55 руб.\r\n`)],
  ['TOTAL in a middle column', utf8(`${PLAIN};;;TOTAL;16623,55\r\n`)],
  ['Всего чеков, alone', utf8(`${PLAIN}Всего чеков\r\n`)],
  ['Total after an empty line', utf8(`${PLAIN}\r\nTotal;;;;16623,55\r\n\r\n`)],
];

const BY_DATES: [title: string, rows: readonly Row[], pattern: string][] = [
  ['YYYY-MM-DD', dated(['2024-03-21', '2024-03-05', '2024-02-13']), 'YYYY-MM-DD'],
  ['YYYY/MM/DD', dated(['2024/03/21', '2024/3/5', '2024/02/13']), 'YYYY/MM/DD'],
  ['YYYYMMDD', dated(['20240321', '20240305', '20240213']), 'YYYYMMDD'],
  ['DD-MM-YYYY', dated(['21-03-2024', '05-03-2024', '13-02-2024']), 'DD-MM-YYYY'],
  ['DD/MM/YYYY', dated(['21/03/2024', '05/03/2024', '13/02/2024']), 'DD/MM/YYYY'],
  ['MM/DD/YYYY', dated(['03/21/2024', '03/05/2024', '02/13/2024']), 'MM/DD/YYYY'],
  ['M/D/YYYY', dated(['3/21/2024', '3/5/2024', '2/13/2024']), 'MM/DD/YYYY'],
  ['MM-DD-YYYY', dated(['03-21-2024', '03-05-2024', '02-13-2024']), 'MM-DD-YYYY'],
  ['DD.MM.YY', dated(['21.03.24', '05.03.24', '13.02.24']), 'DD.MM.YY'],
  ['DD/MM/YY', dated(['21/03/24', '05/03/24', '13/02/24']), 'DD/MM/YY'],
  ['MM/DD/YY', dated(['03/21/24', '03/05/24', '02/13/24']), 'MM/DD/YY'],
  [
    'a database, with fractions of seconds',
    dated(['2024-03-21 00:00:00.000', '2024-03-05 00:00:00.000', '2024-02-13 00:00:00.000']),
    'YYYY-MM-DD HH:mm:ss',
  ],
  [
    'MM/DD/YYYY with AM',
    dated(['03/21/2024 12:00 AM', '03/05/2024 12:00 AM', '02/13/2024 12:00 AM']),
    'MM/DD/YYYY hh:mm A',
  ],
  [
    'MM/DD/YYYY with seconds and a.m.',
    dated(['3/21/2024 12:00:00 a.m.', '3/5/2024 12:00:00 a.m.', '2/13/2024 12:00:00 a.m.']),
    'MM/DD/YYYY hh:mm:ss A',
  ],
];

const BY_AMOUNTS: [title: string, amounts: Row, decimal: string, thousands: string][] = [
  ['1234.50', ['1234.50', '89.00', '15300.05'], '.', 'none'],
  ['1 234,50', ['1 234,50', '89,00', '15 300,05'], ',', 'space'],
  ['1 234,50 by no-break spaces', ['1\u00a0234,50', '89,00', '15\u00a0300,05'], ',', 'space'],
  [
    '1 234,50 by narrow no-break spaces',
    ['1\u202f234,50', '89,00', '15\u202f300,05'],
    ',',
    'space',
  ],
  ['1 234,50 by thin spaces', ['1\u2009234,50', '89,00', '15\u2009300,05'], ',', 'space'],
  ['1,234.50', ['1,234.50', '89.00', '15,300.05'], '.', ','],
  ['1.234,50', ['1.234,50', '89,00', '15.300,05'], ',', '.'],
  ["1'234.50", ["1'234.50", '89.00', "15'300.05"], '.', "'"],
  ['1 234,50 ₽', ['1 234,50 ₽', '89,00 ₽', '15 300,05 ₽'], ',', 'space'],
  ['1 234,50 руб.', ['1 234,50 руб.', '89,00 руб.', '15 300,05 руб.'], ',', 'space'],
  ['RUB 1,234.50', ['RUB 1,234.50', 'RUB 89.00', 'RUB 15,300.05'], '.', ','],
];

describe('a file of receipts is read by what is found in it alone', () => {
  test.each([...BY_ENCODING, ...BY_CUT])(
    '%s',
    async (title, bytes, separator = 'semicolon', encoding = 'utf-8') => {
      const { file, rows, totals } = await readOdd(bytes);
      expect(file).toMatchObject({ encoding, separator, header: true, decimalMark: ',' });
      const isLoud = title.includes('capitals');
      expect(rows).toEqual(isLoud ? READ.map((row) => row.toUpperCase()) : READ);
      expect(totals).toBe(0);
    },
  );

  test.each(AROUND)('%s is no row of it', async (_title, bytes) => {
    expect(await readOdd(bytes)).toMatchObject({ rows: READ, totals: 0 });
  });

  test.each(AT_THE_END)('%s is counted as totals and left out', async (_title, bytes) => {
    expect(await readOdd(bytes)).toMatchObject({ rows: READ, totals: 1 });
  });

  test.each(BY_DATES)('dates as %s', async (_title, rows, pattern) => {
    const found = await readOdd(utf8(text([NAMES, ...rows])));
    expect(found.file.datePatterns).toEqual([pattern]);
    expect(found).toMatchObject({ rows: READ, ambiguous: null });
  });

  test.each(BY_AMOUNTS)('amounts as %s', async (_title, amounts, decimalMark, thousandsMark) => {
    const found = await readOdd(utf8(text([NAMES, ...priced(amounts)])));
    expect(found.file).toMatchObject({ decimalMark, thousandsMark });
    expect(found.rows).toEqual(READ);
  });
});

describe('what a file does not tell', () => {
  test('days and months that may be either are told, not guessed silently', async () => {
    const rows = dated(['03/04/2024', '05/03/2024', '02/11/2023']);
    const { ambiguous, file } = await readOdd(utf8(text([NAMES, ...rows])));
    expect(ambiguous).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY']);
    expect(file.datePatterns).toEqual(['DD/MM/YYYY']);
  });

  test('a day above 12 in row 900 settles the order for the whole column', async () => {
    const many = Array.from({ length: 900 }, (_, at) => [
      at === 899 ? '03/21/2024' : `0${(at % 9) + 1}/0${(at % 8) + 1}/2024`,
      `R${at}`,
      'S',
      'c',
      '5,00',
    ]);
    const { ambiguous, file } = await readOdd(utf8(text([NAMES, ...many])));
    expect([ambiguous, file.datePatterns]).toEqual([null, ['MM/DD/YYYY']]);
  });

  test('the same day in both orders is not ambiguous: 03/03 is the third of March', async () => {
    const { ambiguous } = await readOdd(
      utf8(text([NAMES, ...dated(['03/03/2024', '05/05/2024', '02/02/2024'])])),
    );
    expect(ambiguous).toBeNull();
  });

  test('an amount in another currency is refused and not taken as it stands', async () => {
    const { rows } = await readOdd(utf8(text([NAMES, ...priced(['$5.00', '€7.10', '₽9.00'])])));
    expect(rows).toEqual([
      'currency_other',
      'currency_other',
      '2024-02-13 00:00:00 Ч-3 Невский к7 900',
    ]);
  });
});

describe('cells and rows', () => {
  test('windows-1252: Müller and Café are not taken for Cyrillic', async () => {
    const rows = [
      ENGLISH,
      ['21.03.2024', 'R-1', 'Café Zürich', 'Müller', '12,50'],
      ['05.03.2024', 'R-2', 'São Paulo', 'Núñez', '7,00'],
    ];
    const found = await readOdd(encodeText(text(rows), 'windows-1252'));
    expect(found.file.encoding).toBe('windows-1252');
    expect(found.rows).toEqual([
      '2024-03-21 00:00:00 R-1 Café Zürich Müller 1250',
      '2024-03-05 00:00:00 R-2 São Paulo Núñez 700',
    ]);
  });

  test('doubled quotes, separators and line ends inside quotes stay in their cell', async () => {
    const rows = [
      NAMES,
      ['21.03.2024', 'Ч-1', 'ООО "Ромашка"; центр', 'к7', '12,50'],
      ['05.03.2024', 'Ч-2', 'Садовая\r\nвторой этаж', 'к8', '7,00'],
    ];
    expect((await readOdd(utf8(text(rows)))).rows).toEqual([
      '2024-03-21 00:00:00 Ч-1 ООО "Ромашка"; центр к7 1250',
      '2024-03-05 00:00:00 Ч-2 Садовая\r\nвторой этаж к8 700',
    ]);
  });

  test('an inch mark in a cell opens no quote', async () => {
    const rows = `${NAMES.join(';')}\n21.03.2024;Ч-1;экран 5";к7;12,50\n05.03.2024;Ч-2;С;к8;7,00\n`;
    expect((await readOdd(utf8(rows))).rows).toHaveLength(2);
  });

  test('ragged rows: one that is short and one that is long are refused, the others are read', async () => {
    const rows = [NAMES, ...ROWS, ['21.03.2024', 'Ч-4'], [...(ROWS[0] ?? []), 'лишнее']];
    expect((await readOdd(utf8(text(rows)))).rows).toEqual([
      ...READ,
      'columns_missing',
      'columns_extra',
    ]);
  });

  test('Итого above other rows is a row, and refused as one', async () => {
    const rows = [NAMES, ...ROWS.slice(0, 2), ['Итого', '', '', '', '1323,50'], ...ROWS.slice(2)];
    const found = await readOdd(utf8(text(rows)));
    expect(found.totals).toBe(0);
    expect(found.rows).toHaveLength(4);
  });

  test.each([
    ['nothing', '', 'file_empty'],
    ['line ends alone', '\r\n\r\n', 'file_empty'],
    ['a header alone', text([NAMES]), 'file_unreadable'],
    ['a title and a header', `Чеки\r\n${text([NAMES])}`, null],
  ])('a file of %s', async (_title, content, code) => {
    const failure = await sampleFile(pathOf(utf8(content))).catch((error: unknown) => error);
    expect(failure instanceof AppError ? failure.code : null).toBe(code);
  });

  test('UTF-8 with one broken byte is told as broken, not read as another encoding', async () => {
    const bytes = Buffer.concat([utf8(PLAIN), Buffer.from([0xd0]), utf8(';;;;\r\n')]);
    const failure = await sampleFile(pathOf(bytes)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ details: { problem: 'encoding_wrong' } });
  });
});
