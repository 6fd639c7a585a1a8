import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ENCODINGS } from '@/lib/domain/imports/detection/encodings';
import { isBlank } from '@/lib/domain/imports/detection/table-shape';
import { IMPORT_KINDS, type ImportKind } from '@/lib/domain/imports/import-kinds';
import { encodeText } from './encode-text';

/** A file as somebody, or something, may send it. `rows` are those it holds; null where damage leaves that open. */
export type MalformedFile = {
  readonly kind: ImportKind;
  readonly bytes: Buffer;
  readonly rows: number | null;
};

const HEADERS: Readonly<Record<ImportKind, readonly string[]>> = {
  purchases: ['Дата', 'Номер чека', 'Магазин', 'Код клиента', 'Сумма', 'Категория'],
  members: ['Код клиента', 'Телефон', 'E-mail', 'Имя', 'Фамилия', 'Дата рождения'],
  stores: ['Код магазина', 'Название', 'Формат', 'Город', 'Дата открытия'],
};

const HUGE = 200_000;

/** What stands in a cell where a number, a date or a name is wanted. */
const nasty = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', ' ', '0', '-', '—', 'n/a', 'NULL', '#REF!', '#N/A') },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      "=cmd|' /C calc'!A0",
      '=HYPERLINK("http://x.invalid";"y")',
      '+1+1',
      '@SUM(A1:A9)',
      '-2+3',
      '\t=1',
    ),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '31.02.2024',
      '00.00.0000',
      '2024-13-40',
      '29.02.2023',
      '45123',
      '01.01.2999',
      '12/31/1899',
      '24:61:61',
      '1.1.24 25:99',
    ),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '1e309',
      'NaN',
      'Infinity',
      '9'.repeat(40),
      '-9223372036854775809',
      '0.0000000000000000000001',
      '1 2 3',
      '12,34,56',
      '٣٫١٤',
      '１２３',
      '€5',
      '0x1F',
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'a\0b',
      '\0',
      '\\N',
      '\\.',
      '\u202etxt',
      '\ufeff',
      '🧾🧾',
      '\ud83d',
      "'; DROP TABLE members; --",
      '{"a":1}',
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom('две\r\nстроки', 'с "кавычкой"', '"', '""', ';', ',', '|'),
  },
  { weight: 1, arbitrary: fc.constantFrom('х'.repeat(HUGE), '9'.repeat(5_000)) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

/** Cells that a right file has, so that some rows are taken. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  Дата: ['21.03.2024', '05.03.2024', '1.2.2024'],
  'Номер чека': ['Ч-1', 'Ч-2', 'Ч-3', '77'],
  Магазин: ['Невский', 'Садовая'],
  'Код клиента': ['к1', 'к2', 'к3', ''],
  Сумма: ['100', '1234,50', '-15,00', '0'],
  Категория: ['чай', ''],
  Телефон: ['+7 921 555-01-01', '8 (921) 5550102', ''],
  'E-mail': ['a@example.org', ''],
  Имя: ['Анна', 'Пётр'],
  Фамилия: ['Иванова', ''],
  'Дата рождения': ['01.02.1980', ''],
  'Код магазина': ['М1', 'М2', 'М3'],
  Название: ['Невский', 'Садовая'],
  Формат: ['супермаркет', 'express', 'киоск'],
  Город: ['Петербург', ''],
  'Дата открытия': ['01.02.2010', ''],
};

const cellOf = (column: string) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...(RIGHT[column] ?? [''])) },
    { weight: 1, arbitrary: nasty },
  );

/** Rows of a kind; some with cells too few or too many. */
const tableOf = (kind: ImportKind) =>
  fc.array(
    fc.record({
      cells: fc.tuple(...HEADERS[kind].map(cellOf)),
      width: fc.oneof(
        { weight: 12, arbitrary: fc.constant(HEADERS[kind].length) },
        { weight: 1, arbitrary: fc.nat({ max: HEADERS[kind].length + 2 }) },
      ),
    }),
    { maxLength: 24 },
  );

const DAMAGES = ['cut', 'noise', 'quote', 'gzip', 'cutGzip', 'nul', 'other', 'none'] as const;

const CYRILLIC = ENCODINGS.filter((encoding) => encoding !== 'windows-1252');

const shape = fc.record({
  // Western Europe's has no Cyrillic: the columns lose their names.
  encoding: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...CYRILLIC) },
    { weight: 1, arbitrary: fc.constantFrom(...ENCODINGS) },
  ),
  hasMark: fc.boolean(),
  separator: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(';', ',', '\t', '|') },
    { weight: 1, arbitrary: fc.constant(' ') },
  ),
  end: fc.constantFrom('\r\n', '\n', '\r'),
  hasHeader: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 0),
  isTitled: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  isSummed: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  damage: fc.oneof(
    { weight: 3, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...DAMAGES) },
  ),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  noise: fc.uint8Array({ minLength: 1, maxLength: 64 }),
});

type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

/** Spoils the bytes at a place between their beginning (0) and their end (1). */
function spoil(bytes: Buffer, { damage, at, noise, encoding }: Shape): Buffer {
  const place = Math.floor(bytes.length * at);
  const insert = (what: Uint8Array) =>
    Buffer.concat([bytes.subarray(0, place), what, bytes.subarray(place)]);
  const spoilers: Readonly<Record<(typeof DAMAGES)[number], () => Buffer>> = {
    none: () => bytes,
    cut: () => bytes.subarray(0, place),
    noise: () => insert(noise),
    quote: () => insert(encodeText('"', encoding)),
    nul: () => insert(Uint8Array.of(0)),
    gzip: () => gzipSync(bytes),
    cutGzip: () => gzipSync(bytes).subarray(0, place + 2),
    other: () => Buffer.concat([bytes, encodeText('\r\nещё;одна', 'utf-16be')]),
  };
  return spoilers[damage]();
}

/** Damage that leaves every row where it was. */
const HARMLESS: readonly string[] = ['none', 'gzip'];

function fileOf(
  kind: ImportKind,
  table: readonly { readonly cells: readonly string[]; readonly width: number }[],
  how: Shape,
): MalformedFile {
  const { separator, end, encoding, hasHeader, isTitled, isSummed, hasMark } = how;
  const quote = (cell: string) =>
    /["\r\n;,|\t]/.test(cell) || cell.includes(separator)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const line = (cells: readonly string[]) => cells.map(quote).join(separator) + end;
  const rows = table.map(({ cells, width }) => [...cells, '1', '2'].slice(0, width));
  const text = [
    isTitled ? line(['Выгрузка']) : '',
    hasHeader ? line(HEADERS[kind]) : '',
    ...rows.map(line),
    isSummed ? line(['Итого', '', '', '', '100']) : '',
  ].join('');
  const isUnicode = encoding.startsWith('utf');
  const bytes = encodeText(hasMark && isUnicode ? `\ufeff${text}` : text, encoding);
  return {
    kind,
    bytes: spoil(bytes, how),
    rows:
      HARMLESS.includes(how.damage) && hasHeader && !isSummed
        ? rows.filter((cells) => !isBlank(cells)).length
        : null,
  };
}

/** Files over encodings, separators, quotes, NULs, huge cells, formulas and wrong dates. */
export const malformedFile: fc.Arbitrary<MalformedFile> = fc
  .constantFrom(...IMPORT_KINDS)
  .chain((kind) => fc.tuple(tableOf(kind), shape).map(([table, how]) => fileOf(kind, table, how)));
