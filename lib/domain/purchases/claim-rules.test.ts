import { describe, expect, it } from 'vitest';
import { claimRefusal, dayRefusal, returnsOf } from './claim-rules';
import type { ClaimableReceipt, ClaimTerms } from './claims';

const terms: ClaimTerms = { madeOn: '2026-11-27', joinedOn: '2026-10-01', claimDays: 30 };
const receipt: ClaimableReceipt = {
  businessDate: '2026-11-20',
  purchaseId: 1,
  storeId: 1,
  store: 'Store 1',
  receipt: '0047',
  till: '1',
  amountMinor: 120_000n,
  returnedMinor: 0n,
  owner: 'guest',
};

describe('whether a receipt is claimed in time', () => {
  it.each([
    ['today is in', '2026-11-27', null],
    ['30 days ago is in', '2026-10-28', null],
    ['31 days ago is out', '2026-10-27', 'too_old'],
    ['tomorrow is not there yet', '2026-11-28', 'in_future'],
  ])('%s', (_, day, expected) => {
    expect(dayRefusal(day, terms)).toBe(expected);
  });

  it('the day of joining is in, the day before is out', () => {
    const late = { ...terms, joinedOn: '2026-11-20' };
    expect(dayRefusal('2026-11-20', late)).toBeNull();
    expect(dayRefusal('2026-11-19', late)).toBe('before_joined');
  });
});

describe('whether a receipt is there to be claimed', () => {
  it.each([
    ['a guest’s is', {}, null],
    ['the member’s own is not', { owner: 'own' as const }, 'own'],
    ['another member’s is not', { owner: 'other' as const }, 'of_member'],
    ['one that came back in part is', { returnedMinor: 119_999n }, null],
    ['one that came back whole is not', { returnedMinor: 120_000n }, 'returned'],
    ['one without a sum is not', { amountMinor: 0n }, 'returned'],
  ])('%s', (_, change, expected) => {
    expect(claimRefusal({ ...receipt, ...change }, terms)).toBe(expected);
  });
});

describe('the returns of a purchase among what bears its number', () => {
  const document = (purchaseId: number, businessDate: string, more: object = {}) => ({
    purchaseId,
    businessDate,
    till: '1',
    isReturn: false,
    amountMinor: 100n,
    ...more,
  });
  const returned = (purchaseId: number, businessDate: string, till = '1') =>
    document(purchaseId, businessDate, { isReturn: true, till, amountMinor: -100n });
  const first = document(1, '2026-11-01');
  const again = document(2, '2026-11-10');

  const ids = (of: typeof first, ...documents: (typeof first)[]) =>
    returnsOf(of, documents).map(({ purchaseId }) => purchaseId);

  it('a return is of the last purchase of its number at or before its day', () => {
    const all = [first, returned(3, '2026-11-05'), again, returned(4, '2026-11-12')];
    expect(ids(first, ...all)).toEqual([3]);
    expect(ids(again, ...all)).toEqual([4]);
  });

  it('a return at the till of an earlier purchase is of that one', () => {
    const other = document(2, '2026-11-10', { till: '2' });
    const all = [first, other, returned(3, '2026-11-12', '1')];
    expect(ids(first, ...all)).toEqual([3]);
    expect(ids(other, ...all)).toEqual([]);
  });

  it('a return at a till of its own is of the purchase', () => {
    expect(ids(first, first, returned(3, '2026-11-02', '9'))).toEqual([3]);
  });
});
