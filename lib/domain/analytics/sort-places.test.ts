import { describe, expect, it } from 'vitest';
import type { OverviewStore } from './overview-result';
import { nextPlaceOrder, readPlaceOrder, sortPlaces } from './sort-places';

const place = (
  store: string,
  revenueMinor: bigint,
  revenueChange: number | null,
): OverviewStore => ({
  storeId: 1,
  store,
  format: 'express',
  revenueMinor,
  revenueShare: null,
  revenueBeforeMinor: 0n,
  revenueChange,
  receipts: 1,
  receiptsBefore: 1,
  averageReceiptMinor: null,
  memberReceiptsShare: null,
});

const PLACES = [place('Ufa', 30n, null), place('Kazan', 10n, 0.2), place('Samara', 30n, -0.1)];
const names = (order: string | undefined) =>
  sortPlaces(PLACES, readPlaceOrder(order), ({ store }) => store).map(({ store }) => store);

describe('the order of places', () => {
  it('is by revenue from the highest unless told, equals by name', () => {
    expect(names(undefined)).toEqual(['Samara', 'Ufa', 'Kazan']);
    expect(names('nonsense')).toEqual(['Samara', 'Ufa', 'Kazan']);
    expect(names('revenue.turned')).toEqual(['Kazan', 'Samara', 'Ufa']);
  });

  it('a change that cannot be said comes last both ways', () => {
    expect(names('change')).toEqual(['Kazan', 'Samara', 'Ufa']);
    expect(names('change.turned')).toEqual(['Samara', 'Kazan', 'Ufa']);
  });

  it('by name it begins at the beginning', () => {
    expect(names('name')).toEqual(['Kazan', 'Samara', 'Ufa']);
    expect(names('name.turned')).toEqual(['Ufa', 'Samara', 'Kazan']);
  });

  it('the same column once more turns it, and back', () => {
    expect(nextPlaceOrder(readPlaceOrder('revenue'), 'revenue')).toBe('revenue.turned');
    expect(nextPlaceOrder(readPlaceOrder('revenue.turned'), 'revenue')).toBe('revenue');
    expect(nextPlaceOrder(readPlaceOrder('revenue'), 'change')).toBe('change');
  });
});
