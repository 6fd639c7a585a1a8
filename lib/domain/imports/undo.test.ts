import { describe, expect, it } from 'vitest';
import { addUndoCounts, countUndone, undoableUntil, undoRefusal } from './undo';

const ended = new Date('2026-02-01T10:00:00Z');
const done = { state: 'done', finishedAt: ended, hasNotes: true } as const;

describe('undoRefusal', () => {
  it('lets an import be undone for thirty days, to the moment', () => {
    expect(undoRefusal(done, new Date('2026-03-03T10:00:00Z'))).toBeNull();
    expect(undoRefusal(done, new Date('2026-03-03T10:00:01Z'))).toBe('tooLate');
    expect(undoableUntil(ended)).toEqual(new Date('2026-03-03T10:00:00Z'));
  });

  it('lets a part be taken back that a cancelled or failed import wrote', () => {
    expect(undoRefusal({ ...done, state: 'cancelled' }, ended)).toBeNull();
    expect(undoRefusal({ ...done, state: 'failed' }, ended)).toBeNull();
  });

  it('refuses what is not ended, is undone, or left nothing to go by', () => {
    expect(undoRefusal({ ...done, state: 'merging', finishedAt: null }, ended)).toBe('notEnded');
    expect(undoRefusal({ ...done, state: 'undoing' }, ended)).toBe('undone');
    expect(undoRefusal({ ...done, state: 'undone' }, ended)).toBe('undone');
    expect(undoRefusal({ ...done, hasNotes: false }, ended)).toBe('nothingKept');
  });
});

describe('counts', () => {
  it('sums figure by figure and counts what is taken back, not what stays', () => {
    const sum = addUndoCounts(
      { receiptsGone: 2, membersBuys: 1 },
      { receiptsGone: 3, membersGone: 4, storesRestored: 1 },
    );
    expect(sum).toEqual({ receiptsGone: 5, membersBuys: 1, membersGone: 4, storesRestored: 1 });
    expect(countUndone(sum)).toBe(10);
  });
});
