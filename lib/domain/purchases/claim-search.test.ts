import { describe, expect, it } from 'vitest';
import {
  type AskedReceipt,
  findingsOf,
  isEnough,
  isReceiptNumber,
  matchesOf,
  parseAmount,
  readReceiptKey,
  receiptKey,
} from './claim-search';
import type { ClaimableReceipt, ClaimTerms } from './claims';

const nothing: AskedReceipt = { storeId: null, day: null, receipt: null, amountMinor: null };
const terms: ClaimTerms = { madeOn: '2026-11-27', joinedOn: '2026-01-01', claimDays: 90 };
const receipt: ClaimableReceipt = {
  businessDate: '2026-11-20',
  purchaseId: 7,
  storeId: 1,
  store: 'Store 1',
  receipt: '0047',
  till: '1',
  amountMinor: 120_000n,
  returnedMinor: 0n,
  owner: 'guest',
};

describe('whether enough is said to look for a receipt', () => {
  it.each([
    ['nothing', {}, false],
    [
      'a shop and a day: that would list what strangers bought',
      { storeId: 1, day: '2026-11-20' },
      false,
    ],
    ['a number alone', { receipt: '0047' }, false],
    ['an amount alone', { amountMinor: 1n }, false],
    ['an amount and a shop', { amountMinor: 1n, storeId: 1 }, false],
    ['a number and a shop', { receipt: '0047', storeId: 1 }, true],
    ['a number and a day', { receipt: '0047', day: '2026-11-20' }, true],
    ['an amount and a day', { amountMinor: 1n, day: '2026-11-20' }, true],
  ])('%s', (_, said, expected) => {
    expect(isEnough({ ...nothing, ...said })).toBe(expected);
  });
});

describe('how a receipt answers to what was said', () => {
  it.each([
    [
      'the same in all',
      { receipt: '0047', amountMinor: 120_000n, day: '2026-11-20', storeId: 1 },
      ['number', 'amount', 'day', 'store'],
    ],
    ['a day apart', { receipt: '0047', day: '2026-11-21' }, ['number', 'nextDay']],
    ['two days apart', { receipt: '0047', day: '2026-11-22' }, null],
    [
      'another number, the same amount',
      { receipt: '0048', amountMinor: 120_000n, day: '2026-11-20' },
      ['otherNumber', 'amount', 'day'],
    ],
    [
      'another amount, the same number',
      { receipt: '0047', amountMinor: 1n, day: '2026-11-20' },
      ['number', 'otherAmount', 'day'],
    ],
    ['neither number nor amount', { receipt: '0048', amountMinor: 1n, day: '2026-11-20' }, null],
    ['another shop', { receipt: '0047', storeId: 2 }, null],
  ])('%s', (_, said, expected) => {
    expect(matchesOf({ ...nothing, ...said }, receipt)).toEqual(expected);
  });

  it('the better fit comes first, what cannot be claimed last, 20 at most', () => {
    const asked = { ...nothing, receipt: '0047', amountMinor: 120_000n, day: '2026-11-20' };
    const many = Array.from({ length: 30 }, (_, place) => ({
      ...receipt,
      purchaseId: place + 10,
      receipt: 'X',
    }));
    const taken = { ...receipt, purchaseId: 5, owner: 'other' as const };
    const found = findingsOf(asked, [taken, ...many, receipt], terms);
    expect(found).toHaveLength(20);
    expect(found[0]?.receipt.purchaseId).toBe(7);
    expect(findingsOf(asked, [taken, receipt], terms).map(({ refusal }) => refusal)).toEqual([
      null,
      'of_member',
    ]);
  });
});

it.each([
  ['1 200', 120_000n],
  ['1200,5', 120_050n],
  ['0.01', 1n],
  ['0', null],
  ['-5', null],
  ['1.234', null],
  ['ten', null],
])('%s roubles', (text, expected) => {
  expect(parseAmount(text, 'RUB')).toBe(expected);
});

it('yen have no decimals', () => {
  expect(parseAmount('1200', 'JPY')).toBe(1_200n);
  expect(parseAmount('12.5', 'JPY')).toBeNull();
});

it.each([
  ['0000012345', true],
  ['A-17/4', true],
  ['№5', false],
  ['Иванов', false],
  ['ildar.s@mail1.ru', false],
  ['12 34', false],
  ['1'.repeat(41), false],
])('%s is a number of a receipt: %s', (text, expected) => {
  expect(isReceiptNumber(text)).toBe(expected);
});

it('a receipt is named by its day and id, and nothing else is read as one', () => {
  expect(readReceiptKey(receiptKey(receipt))).toEqual({
    businessDate: '2026-11-20',
    purchaseId: 7,
  });
  for (const text of ['none', '2026-11-20', '2026-13-20:7', '2026-11-20:0', '2026-11-20:7:1']) {
    expect(readReceiptKey(text), text).toBeNull();
  }
});
