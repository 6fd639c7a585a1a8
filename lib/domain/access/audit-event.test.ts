import { describe, expect, it } from 'vitest';
import { fieldChanges } from './audit-event';

describe('what an audit event changed', () => {
  it('names the fields that differ, with both values', () => {
    const event = { before: { role: 'admin', name: 'A' }, after: { role: 'support', name: 'A' } };
    expect(fieldChanges(event)).toEqual([{ field: 'role', before: 'admin', after: 'support' }]);
  });

  it('shows what was made and what was ended with one side empty', () => {
    expect(fieldChanges({ before: null, after: { scopes: ['a'] } })).toEqual([
      { field: 'scopes', before: '', after: '["a"]' },
    ]);
    expect(fieldChanges({ before: { isOpen: true }, after: null })).toEqual([
      { field: 'isOpen', before: 'true', after: '' },
    ]);
  });
});
