import { expect, it } from 'vitest';
import { readCursor, writeCursor } from './list-cursor';
import { readPurchaseCursor, readPurchaseKey, writePurchaseCursor } from './purchase-list';

const cursor = {
  side: 'after',
  place: 50,
  key: ['Сафиуллин', "О'Нил + / ="],
  memberId: 20391,
} as const;

it('a place in the list survives the address, whatever letters a name has', () => {
  const text = writeCursor({ ...cursor, key: [...cursor.key] });
  expect(text).toMatch(/^[\w-]+$/);
  expect(readCursor(text, 'name')).toEqual(cursor);
});

it.each([
  undefined,
  '',
  'nonsense',
  '%%%',
  writeCursor({ side: 'after', place: -1, key: ['a', 'b'], memberId: 1 }),
  writeCursor({ side: 'after', place: 0, key: ['a'], memberId: 1 }),
  writeCursor({ side: 'after', place: 0, key: ['a', 'b'], memberId: 0 }),
])('a cursor that makes no sense begins the list anew: %s', (text) => {
  expect(readCursor(text, 'name')).toBeNull();
});

it('a cursor of one sort is none of another', () => {
  const text = writeCursor({ ...cursor, key: ['2026-01-31'] });
  expect(readCursor(text, 'joined')).not.toBeNull();
  expect(readCursor(text, 'revenue')).toBeNull();
});

it('a place among purchases survives the address too', () => {
  const place = { side: 'before', place: 25, businessDate: '2026-11-18', purchaseId: 7 } as const;
  expect(readPurchaseCursor(writePurchaseCursor(place))).toEqual(place);
  expect(readPurchaseCursor('after.0.2026-02-30.7')).toBeNull();
  expect(readPurchaseKey('2026-11-18')).toBeNull();
});
