import { describe, expect, it } from 'vitest';
import { chosenViewId, keptAlong, viewHref, viewQueryOf } from './view-query';

describe('what a view keeps of an address', () => {
  it('keeps filters, order and columns, in one order, and neither place nor search nor what is open', () => {
    const address =
      'tier=gold&sort=spent&columns=name,tier&after=17&cursor=x&q=79161234567&card=3&view=4&page=2';
    expect(viewQueryOf('/cards', address)).toBe('columns=name%2Ctier&sort=spent&tier=gold');
    expect(viewQueryOf('/cards', 'sort=spent&tier=gold')).toBe(
      viewQueryOf('/cards', 'tier=gold&view=9&sort=spent'),
    );
  });

  it('is the same when it is taken twice, and empty for a bare page', () => {
    const once = viewQueryOf('/members', 'city=Тверь&tag=a&tag=b');
    expect(viewQueryOf('/members', once)).toBe(once);
    expect(viewQueryOf('/members', 'after=5&tier=')).toBe('');
  });

  it('keeps the figure that the member list shows, and no open cell elsewhere', () => {
    expect(viewQueryOf('/members', 'report=rfm&cell=5.5')).toBe('cell=5.5&report=rfm');
    expect(viewQueryOf('/analytics/rfm', 'cell=5.5&store=2')).toBe('store=2');
  });
});

describe('the view that an address names', () => {
  it('is a number or nothing', () => {
    const chosen = (text: string) => chosenViewId(new URLSearchParams(text));
    expect([chosen('view=12'), chosen('view=0'), chosen('view=1e3'), chosen('')]).toEqual([
      12,
      null,
      null,
      null,
    ]);
  });

  it('stands in the address that shows it', () => {
    expect(viewHref('/members', { viewId: 3, query: 'tier=gold' })).toBe(
      '/members?tier=gold&view=3',
    );
    expect(viewHref('/members', { viewId: 3, query: '' })).toBe('/members?view=3');
  });
});

it('a link of the list leads on with the chosen view and the columns, and with nothing else', () => {
  const address = { view: '3', columns: 'name', tier: 'gold', q: 'x' };
  expect(keptAlong('/tasks?scope=queue', address)).toBe('/tasks?scope=queue&view=3&columns=name');
  expect(keptAlong('/tasks', { tier: 'gold' })).toBe('/tasks');
  expect(keptAlong('/tasks?columns=age', address)).toBe('/tasks?columns=age&view=3');
});
