import { describe, expect, it } from 'vitest';
import { filterHref, filterValueFromForm, filterValueLabel } from './filter-value';

const tier = {
  key: 'tier',
  label: 'Tier',
  kind: 'choices',
  options: [
    { value: '3', label: 'Gold' },
    { value: '4', label: 'Platinum' },
  ],
} as const;

describe('filters in the address', () => {
  it('sets one filter, keeps the others and forgets the place in the list', () => {
    const now = new URLSearchParams('store=12&after=abc');
    expect(filterHref('/members', now, { key: 'tier', value: '3,4' })).toBe(
      '/members?store=12&tier=3%2C4',
    );
    expect(filterHref('/members', now, { key: 'store', value: '' })).toBe('/members');
  });

  it('reads values by the names of their options', () => {
    expect(filterValueLabel({ ...tier, value: '3,4' })).toBe('Gold, Platinum');
    expect(filterValueLabel({ ...tier, value: '9' })).toBe('9');
    expect(filterValueLabel({ key: 'q', label: 'Q', kind: 'text', value: 'x' })).toBe('x');
  });

  it('joins choices by commas and ranges by two dots', () => {
    const form = new FormData();
    form.append('value', '2026-01');
    form.append('value', '2026-11');
    expect(filterValueFromForm({ key: 'p', label: 'P', kind: 'months' }, form)).toBe(
      '2026-01..2026-11',
    );
    expect(filterValueFromForm(tier, form)).toBe('2026-01,2026-11');
    const empty = new FormData();
    empty.append('value', '');
    empty.append('value', '');
    expect(filterValueFromForm({ key: 'p', label: 'P', kind: 'days' }, empty)).toBe('');
  });
});
