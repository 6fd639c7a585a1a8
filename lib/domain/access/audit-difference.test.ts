import { describe, expect, it } from 'vitest';
import { differences } from './audit-difference';

describe('what an audit event changed, value by value', () => {
  it('goes into what is nested and leaves out what stayed', () => {
    const before = { name: 'A', mapping: { file: { separator: 'comma' }, kind: 'stores' } };
    const after = {
      name: 'A',
      mapping: { file: { separator: 'tab' }, kind: 'stores' },
      isOn: true,
    };
    expect(differences({ before, after })).toEqual([
      { path: ['mapping', 'file', 'separator'], before: 'comma', after: 'tab' },
      { path: ['isOn'], before: null, after: true },
    ]);
  });

  it('tells what was made and what was ended with one side empty, and nothing of what says nothing', () => {
    expect(differences({ before: null, after: { scopes: ['a', 'b'], note: '' } })).toEqual([
      { path: ['scopes'], before: null, after: 'a, b' },
    ]);
    expect(differences({ before: { isOpen: false }, after: null })).toEqual([
      { path: ['isOpen'], before: false, after: null },
    ]);
    expect(differences({ before: null, after: null })).toEqual([]);
  });

  it('keeps lists of things and what is too deep as text, cut where it is long', () => {
    const deep = { a: { b: { c: { d: { e: 1 } } } } };
    expect(differences({ before: null, after: deep })).toEqual([
      { path: ['a', 'b', 'c', 'd'], before: null, after: '{"e":1}' },
    ]);
    const [list] = differences({ before: { rows: [{ n: 1 }] }, after: { rows: 'x'.repeat(500) } });
    expect(list?.before).toBe('[{"n":1}]');
    expect(String(list?.after)).toHaveLength(161);
  });

  it('sees that text and number differ, and a list from its order', () => {
    expect(differences({ before: { n: 1, l: [1, 2] }, after: { n: '1', l: [2, 1] } })).toHaveLength(
      2,
    );
  });
});
