import { describe, expect, it } from 'vitest';
import { answerDifferences, typedSince } from './answer-changes';

describe('what was typed and is not saved', () => {
  it('holds the changed answers alone, and those taken back', () => {
    const saved = { kind: 'plastic', number: '1', note: 'x' };
    const typed = { kind: 'plastic', number: '12', termsAccepted: true };
    expect(typedSince(saved, typed)).toEqual({ number: '12', termsAccepted: true, note: '' });
  });

  it('differs from what is saved now only where both do not say the same', () => {
    const there = { number: '12', note: 'theirs' };
    const typed = { number: '12', note: 'mine', reason: '' };
    expect(answerDifferences(there, typed)).toEqual([
      { field: 'note', there, here: { note: 'mine' } },
    ]);
  });
});
