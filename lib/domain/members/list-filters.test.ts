import { expect, it } from 'vitest';
import { isNarrowed, memberFiltersFromAddress } from './list-filters';
import { memberOrderFromAddress } from './list-order';

it('reads every filter of an address', () => {
  const address = {
    q: ' Иванов ',
    tier: 'gold,platinum',
    store: '7',
    status: 'active',
    joinedFrom: '2026-01-01',
    lastPurchaseTo: '2026-11-20',
    sort: 'name',
    cursor: 'abc',
  };
  expect(memberFiltersFromAddress(address)).toEqual({
    q: 'Иванов',
    tier: ['gold', 'platinum'],
    store: [7],
    status: ['active'],
    joinedFrom: '2026-01-01',
    lastPurchaseTo: '2026-11-20',
  });
});

it('leaves out what makes no sense and keeps the rest', () => {
  const address = { tier: 'gold', status: 'x'.repeat(41), joinedFrom: '2026-02-30', q: '  ' };
  expect(memberFiltersFromAddress(address)).toEqual({ tier: ['gold'] });
  expect(isNarrowed(memberFiltersFromAddress({ status: '' }))).toBe(false);
});

it('keeps a choice that is not known, so that it finds nobody rather than everybody', () => {
  const address = { status: 'ж', store: 'x,7', kind: 'robot', storeFormat: 'kiosk' };
  expect(memberFiltersFromAddress(address)).toEqual({
    status: ['ж'],
    store: [0, 7],
    kind: ['robot'],
    storeFormat: ['kiosk'],
  });
});

it('takes a figure with the parameters of its report, by either name', () => {
  const figure = { report: 'rfm', cell: 'r5f5', params: { tier: 'gold', asOf: '2026-11-20' } };
  const address = { report: 'rfm', tier: 'gold', asOf: '2026-11-20', q: 'Иванов', sort: 'name' };
  expect(memberFiltersFromAddress({ ...address, cell: 'r5f5' }).figure).toEqual(figure);
  expect(memberFiltersFromAddress({ ...address, figure: 'r5f5' }).figure).toEqual(figure);
  expect(memberFiltersFromAddress(address).figure).toBeUndefined();
});

it('sorts the newest first, and what was searched by name', () => {
  const none = { sort: undefined, direction: undefined };
  expect(memberOrderFromAddress({ ...none, isSearch: false })).toEqual({
    sort: 'joined',
    direction: 'desc',
  });
  expect(memberOrderFromAddress({ ...none, isSearch: true })).toEqual({
    sort: 'name',
    direction: 'asc',
  });
  expect(
    memberOrderFromAddress({ sort: 'revenue', direction: 'sideways', isSearch: true }),
  ).toEqual({ sort: 'revenue', direction: 'desc' });
});
