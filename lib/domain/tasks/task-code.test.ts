import { expect, it } from 'vitest';
import { taskIdOf } from './task-code';

it.each([
  ['TSK-1184', 1184],
  ['tsk 1184', 1184],
  ['tsk1184', 1184],
  ['ТСК-1184', 1184],
  ['ЕЫЛ-1184', 1184],
  ['1184', null],
  ['TSK-0', null],
  ['TSK-1184x', null],
  ['MBR-1184', null],
])('%s names the task %s', (text, id) => {
  expect(taskIdOf(text)).toBe(id);
});
