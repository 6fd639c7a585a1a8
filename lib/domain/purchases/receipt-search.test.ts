import { expect, it } from 'vitest';
import { receiptOf } from './receipt-search';

it.each([
  ['0000012345', { receipt: '0000012345', dayOn: null }],
  ['A-17/4', { receipt: 'A-17/4', dayOn: null }],
  ['0000012345 14.05.2026', { receipt: '0000012345', dayOn: '2026-05-14' }],
  ['12345 2026-05-14', { receipt: '12345', dayOn: '2026-05-14' }],
  ['12345 31.02.2026', null],
  ['+79171234555', null],
  ['8 (917) 123-45-55', null],
  ['ildar.s@mail1.ru', null],
  ['MBR-20391', null],
  ['Иванов', null],
  ['12', null],
])('%s', (text, expected) => {
  expect(receiptOf(text)).toEqual(expected);
});
