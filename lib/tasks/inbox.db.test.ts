import { beforeAll, describe, expect, it } from 'vitest';
import { blockCard } from '@/lib/cards/commands/block-card';
import type { TaskList } from '@/lib/domain/tasks/list-filters';
import type { PauseReason } from '@/lib/domain/tasks/states';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { pauseTask } from './commands/pause-task';
import { takeNext } from './commands/take-next';
import { countTasks } from './queries/count-tasks';
import { findBlockingTaskFilters } from './queries/find-blocking-task-filters';
import { listHolders } from './queries/list-holders';
import { listTasks } from './queries/list-tasks';
import {
  anna,
  at,
  boris,
  finish,
  refusal,
  seedAgents,
  seedHolder,
  start,
} from './testing/task-desk';

const MINUTE_MS = 60_000;
/** So many minutes after the tasks were begun. */
const minutesOn = (minutes: number) => ({ now: new Date(at.now.getTime() + minutes * MINUTE_MS) });

/** Anna's task, paused `minutes` after it was begun. */
async function paused(reason: PauseReason, minutes: number) {
  const { taskId } = await start('replace', await seedHolder());
  const given = { taskId, version: 1, step: 0, answers: {}, reason, note: '' };
  await runCommand(pauseTask, given, anna, minutesOn(minutes));
  return taskId;
}

async function submitted() {
  const holder = await seedHolder();
  await runCommand(blockCard, { ...holder, version: 1, reason: 'fraud' }, anna, at);
  const { taskId } = await start('unblock', holder);
  await finish({ taskId, version: 1 }, { identity: 'document' });
  return taskId;
}

const ids = async (given: Partial<TaskList>, actor = boris, minutes = 10) => {
  const { tasks } = await runQuery(
    listTasks,
    { scope: 'queue', ...given },
    actor,
    minutesOn(minutes),
  );
  return tasks.map(({ taskId }) => taskId);
};

let left = 0;
let department = 0;
let waits = 0;
let open = 0;
let approval = 0;

beforeAll(async () => {
  await seedAgents();
  left = await paused('left', 1);
  department = await paused('department', 2);
  waits = await paused('member', 3);
  open = (await start('replace', await seedHolder())).taskId;
  approval = await submitted();
});

describe('the queue', () => {
  it('holds what was left, what is for others and what is to be approved: the longest wait first', async () => {
    const oldest = { order: 'oldest' } as const;
    expect(await ids(oldest)).toEqual([open, left, department, approval]);
    expect(await ids(oldest, anna)).toEqual([]);
  });

  it('leaves an open page for 2 minutes to whom it is open, a pause for an hour', async () => {
    expect(await ids({}, boris, 2)).not.toContain(open);
    expect(await ids({}, boris, 62)).not.toContain(waits);
    expect(await ids({}, boris, 64)).toContain(waits);
  });

  it('gives two who ask at once two tasks, the longest wait first, approvals to nobody', async () => {
    const take = (minutes: number) => runCommand(takeNext, {}, boris, minutesOn(minutes));
    const taken = await Promise.all([take(10), take(10)]);
    expect(taken.map(({ taskId }) => taskId).sort()).toEqual([open, left].sort());
    expect((await take(10)).taskId).toBe(department);
    expect(await refusal(take(10))).toEqual({ code: 'not_found' });
    expect((await take(64)).taskId).toBe(waits);
  });
});

describe('the list of tasks, narrowed', () => {
  it('by kind, state, reason, holder and hours untouched', async () => {
    const everybody = { scope: 'everybody' } as const;
    const late = 26 * 60;
    expect(await ids({ ...everybody, filters: { kind: ['unblock'] } })).toEqual([approval]);
    expect(await ids({ ...everybody, filters: { state: ['awaitingApproval'] } })).toEqual([
      approval,
    ]);
    expect(await ids({ ...everybody, filters: { reason: ['document'] } })).toEqual([]);
    expect(await ids({ ...everybody, filters: { holder: 1 } })).toEqual([approval]);
    expect(await ids({ ...everybody, filters: { age: 25 } }, boris, late)).not.toContain(waits);
    expect(await ids({ ...everybody, filters: { age: 24 } }, boris, late)).toContain(waits);
  });

  it('counts each scope as it lists it', async () => {
    for (const filters of [{}, { kind: ['unblock'] }, { holder: 2 }]) {
      const counts = await runQuery(countTasks, { filters }, boris, minutesOn(10));
      for (const scope of ['mine', 'queue', 'everybody', 'ended'] as const) {
        expect(counts[scope], scope).toBe((await ids({ scope, filters })).length);
      }
    }
  });

  it('names the filter that blocks, and no other', async () => {
    const filters = { kind: ['unblock'], holder: 2 };
    const blocking = await runQuery(
      findBlockingTaskFilters,
      { scope: 'everybody', filters },
      boris,
      minutesOn(10),
    );
    expect(blocking).toEqual(['kind', 'holder']);
    const wrong = { kind: ['unblock'], reason: ['document'] };
    expect(
      await runQuery(findBlockingTaskFilters, { scope: 'everybody', filters: wrong }, boris),
    ).toEqual(['reason']);
  });

  it('knows who has something in hand', async () => {
    const holders = await runQuery(listHolders, {}, anna);
    expect(holders.map(({ name }) => name)).toEqual(['Анна', 'Борис']);
  });

  it('pages by the longest wait as by the latest, each task once', async () => {
    for (let one = 0; one < 60; one += 1) await start('close', await seedHolder());
    for (const order of ['latest', 'oldest'] as const) {
      const asked = { scope: 'everybody', order } as const;
      const first = await runQuery(listTasks, asked, anna, at);
      const rest = await runQuery(listTasks, { ...asked, cursor: first.next }, anna, at);
      const all = [...first.tasks, ...rest.tasks];
      expect(first.tasks).toHaveLength(50);
      expect(new Set(all.map(({ taskId }) => taskId)).size).toBe(65);
      const times = all.map(({ touchedAt }) => touchedAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => (order === 'latest' ? b - a : a - b)));
    }
  });

  it('says what changed while a task was on hold', async () => {
    const holder = await seedHolder();
    const { taskId } = await start('replace', holder);
    const given = { taskId, version: 1, step: 0, answers: {}, note: '' };
    await runCommand(pauseTask, { ...given, reason: 'member' }, anna, minutesOn(70));
    await runCommand(blockCard, { ...holder, version: 1, reason: 'lost' }, boris, minutesOn(71));
    const { tasks } = await runQuery(listTasks, { scope: 'mine' }, anna, minutesOn(72));
    expect(tasks[0]).toMatchObject({
      taskId,
      changes: [
        { fact: 'cardStatus', before: 'active', after: 'blocked' },
        { fact: 'blockReason', before: null, after: 'lost' },
      ],
    });
  });
});
