import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { saveTask } from './commands/save-task';
import { startTask } from './commands/start-task';
import { listTasks } from './queries/list-tasks';
import {
  anna,
  at,
  boris,
  finish,
  type Holder,
  person,
  seedAgents,
  seedHolder,
  sql,
  start,
} from './testing/task-desk';

let holder: Holder;
beforeAll(seedAgents);
beforeEach(async () => {
  holder = await seedHolder();
});

describe('what is kept of tasks', () => {
  it('an ended task does not change, none is deleted, history is only appended to', async () => {
    const { taskId } = await start('block', holder);
    await finish({ taskId, version: 1 }, { reason: 'lost' });
    const where = `WHERE task_id = ${taskId}`;
    await expect(sql(`UPDATE tasks SET step = 0, version = version + 1 ${where}`)).rejects.toThrow(
      'does not change',
    );
    await expect(sql(`DELETE FROM tasks ${where}`)).rejects.toThrow();
    await expect(sql(`DELETE FROM task_events ${where}`)).rejects.toThrow();
  });

  it('the audit log tells every move and no answer', async () => {
    const { taskId } = await start('replace', holder);
    const number = '9783161484100';
    const typed = { identity: 'document', kind: 'plastic', number };
    await runCommand(saveTask, { taskId, version: 1, step: 1, answers: typed }, anna, at);
    await finish({ taskId, version: 2 }, typed);
    const rows = await sql<{ command: string; text: string }>(
      `SELECT command, concat(before, after) AS text FROM audit_events
       WHERE subject_kind = 'task' AND subject_id = '${taskId}' ORDER BY audit_event_id`,
    );
    expect(rows.map(({ command }) => command)).toEqual([
      'tasks.start',
      'tasks.save',
      'tasks.finish',
    ]);
    expect(rows.map(({ text }) => text).join()).not.toContain(number);
  });

  it('lists go fifty a page, each task once: mine, everybody’s, ended', async () => {
    const ids: number[] = [];
    for (let one = 0; one < 53; one += 1) {
      const about = { memberId: 1000 + one };
      await seedMembers([{ memberId: 1000 + one, firstName: 'Н', lastName: String(one) }]);
      ids.push((await runCommand(startTask, { kind: 'issue', about }, person(2), at)).taskId);
    }
    const first = await runQuery(listTasks, { scope: 'mine' }, boris, at);
    const rest = await runQuery(listTasks, { scope: 'mine', cursor: first.next }, boris, at);
    const listed = [...first.tasks, ...rest.tasks].map(({ taskId }) => taskId);
    expect(first.tasks).toHaveLength(50);
    expect(new Set(listed).size).toBe(listed.length);
    for (const id of ids) expect(listed).toContain(id);
    const ended = await runQuery(listTasks, { scope: 'ended' }, anna, at);
    expect(ended.tasks.every(({ state }) => ['done', 'cancelled'].includes(state))).toBe(true);
    expect(ended.tasks.length).toBeGreaterThan(0);
  });
});
