import { expect, it } from 'vitest';
import type { DeskRow } from '@/lib/domain/desk/answer';
import { chosenRow, rowAfter } from './chosen-row';

const row = (id: string): DeskRow => ({
  id,
  group: 'members',
  icon: 'tier',
  tier: null,
  title: [],
  line: [],
  side: '',
  sideLine: '',
  status: null,
  doing: null,
  preview: null,
});
const rows = ['a', 'b', 'c'].map(row);
const [first = row('a'), , last = row('c')] = rows;

it('the first row is chosen until the reader goes to another', () => {
  expect(chosenRow(rows, null)?.id).toBe('a');
  expect(chosenRow(rows, 'b')?.id).toBe('b');
  expect(chosenRow(rows, 'gone')?.id).toBe('a');
  expect(chosenRow([], 'a')).toBeNull();
});

it('arrows go round the ends', () => {
  expect(rowAfter(rows, first, 1)?.id).toBe('b');
  expect(rowAfter(rows, last, 1)?.id).toBe('a');
  expect(rowAfter(rows, first, -1)?.id).toBe('c');
  expect(rowAfter(rows, null, -1)?.id).toBe('c');
  expect(rowAfter([], null, 1)).toBeNull();
});
