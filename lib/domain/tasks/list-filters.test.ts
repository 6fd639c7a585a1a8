import { describe, expect, it } from 'vitest';
import { setFilters, taskListFromAddress, writeTaskCursor } from './list-filters';

describe('what an address asks of the list of tasks', () => {
  it('nothing: the first page of one’s own, the latest first', () => {
    expect(taskListFromAddress({})).toEqual({
      scope: 'mine',
      filters: {},
      order: 'latest',
      cursor: null,
    });
  });

  it('the queue begins with the one that waits longest', () => {
    expect(taskListFromAddress({ scope: 'queue' }).order).toBe('oldest');
    expect(taskListFromAddress({ scope: 'queue', order: 'latest' }).order).toBe('latest');
  });

  it('five filters, each by itself', () => {
    const { filters } = taskListFromAddress({
      kind: 'block,replace',
      state: 'paused',
      age: '24',
      holder: '7',
      reason: 'document',
    });
    expect(filters).toEqual({
      kind: ['block', 'replace'],
      state: ['paused'],
      age: 24,
      holder: 7,
      reason: ['document'],
    });
    expect(setFilters(filters)).toEqual(['kind', 'state', 'age', 'holder', 'reason']);
  });

  it('an age of none or of ten years is left out; a holder that is none finds nobody', () => {
    expect(taskListFromAddress({ age: '0' }).filters).toEqual({});
    expect(taskListFromAddress({ age: '87600' }).filters).toEqual({});
    expect(taskListFromAddress({ holder: 'anna' }).filters).toEqual({ holder: 0 });
  });

  it('a place is written and read back; a wrong one is the first page', () => {
    const cursor = { touchedAt: '2026-11-20T09:00:00.123456Z', taskId: 12 };
    expect(taskListFromAddress({ cursor: writeTaskCursor(cursor) }).cursor).toEqual(cursor);
    for (const text of ['', '_', 'x_1', '2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z_-1']) {
      expect(taskListFromAddress({ cursor: text }).cursor).toBeNull();
    }
  });
});
