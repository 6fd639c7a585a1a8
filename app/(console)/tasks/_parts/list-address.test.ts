import { expect, it } from 'vitest';
import { type TaskList, taskListFromAddress } from '@/lib/domain/tasks/list-filters';
import { taskListHref } from './list-address';

const read = (href: string): TaskList =>
  taskListFromAddress(Object.fromEntries(new URL(href, 'http://x').searchParams));

const list: TaskList = {
  scope: 'everybody',
  filters: { kind: ['block', 'replace'], age: 24, holder: 7 },
  order: 'oldest',
  cursor: { touchedAt: '2026-11-20T09:00:00.000001Z', taskId: 5 },
};

it('an address says the whole list, and a change of it forgets the place', () => {
  expect(read(taskListHref(list, { cursor: list.cursor }))).toEqual(list);
  expect(read(taskListHref(list, {})).cursor).toBeNull();
});

it('another scope keeps the filters and has an order of its own', () => {
  expect(read(taskListHref(list, { scope: 'queue' }))).toEqual({
    ...list,
    scope: 'queue',
    cursor: null,
  });
  expect(taskListHref({ ...list, filters: {} }, { scope: 'mine' })).toBe('/tasks');
});

it('one filter goes alone', () => {
  expect(read(taskListHref(list, { without: ['kind'] })).filters).toEqual({ age: 24, holder: 7 });
});
