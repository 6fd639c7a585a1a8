import { describe, expect, test } from 'vitest';
import { MAPPING_SCHEMAS } from '../mapping/mapping';
import { memberReader } from './member-reader';
import type { ReaderContext } from './row-reader';
import { storeReader } from './store-reader';

const context: ReaderContext = {
  today: '2024-03-31',
  currency: 'RUB',
  decimals: 2,
  readPhone: (text) => (text.startsWith('+7') ? text : null),
};
const columns = { header: null, width: 6 };

const members = memberReader(
  MAPPING_SCHEMAS.members.parse({
    kind: 'members',
    file: { header: false, datePatterns: ['DD.MM.YYYY'] },
    fields: {
      externalId: { column: 1 },
      phone: { column: 2 },
      email: { column: 3 },
      firstName: { column: 4 },
      birthOn: { column: 5 },
      card: { column: 6 },
    },
  }),
  columns,
  context,
);

describe('a row of a member', () => {
  test('is normalised: e-mail in lower case, card without spaces', () => {
    expect(
      members(['7', '+79991234567', 'Anna@X.RU', 'Анна', '29.02.2000', '4607 1234']).values,
    ).toEqual([
      '7',
      '46071234',
      '+79991234567',
      'anna@x.ru',
      'Анна',
      null,
      '2000-02-29',
      null,
      null,
      null,
      null,
    ]);
  });

  test('1900-01-01 is an unknown birthday', () => {
    expect(members(['7', '', '', '', '01.01.1900', '']).values?.[6]).toBeNull();
  });

  test.each([
    [['', '', '', 'Анна', '', ''], 'identity_missing'],
    [['7', '8-999', '', '', '', ''], 'phone_invalid'],
    [['7', '', 'a@b', '', '', ''], 'email_invalid'],
    [['7', '', '', '', '31.02.2000', ''], 'date_unreadable'],
  ])('%j is refused: %s', (cells, code) => {
    expect(members(cells).problem?.code).toBe(code);
  });
});

describe('a row of a store', () => {
  const stores = storeReader(
    MAPPING_SCHEMAS.stores.parse({
      kind: 'stores',
      file: { header: false },
      fields: { externalId: { column: 1 }, format: { column: 2 } },
    }),
    columns,
    context,
  );

  test('formats are understood in both languages', () => {
    expect(stores(['S1', 'Гипермаркет']).values?.[2]).toBe('hypermarket');
    expect(stores(['S1', 'Express']).values?.[2]).toBe('express');
    expect(stores(['S1', 'kiosk']).problem?.code).toBe('value_unreadable');
  });
});
