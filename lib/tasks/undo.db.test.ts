import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { cancelTask } from './commands/cancel-task';
import { startTask } from './commands/start-task';
import {
  anna,
  at,
  boris,
  cardsNow,
  finish,
  type Holder,
  refusal,
  seedAgents,
  seedHolder,
  seen,
  sql,
  start,
} from './testing/task-desk';

let holder: Holder;
beforeAll(seedAgents);
beforeEach(async () => {
  holder = await seedHolder();
});

async function blocked(reason = 'lost'): Promise<number> {
  const { taskId } = await start('block', holder);
  await finish({ taskId, version: 1 }, { reason });
  return taskId;
}

const undo = (undoOf: number, { cardId }: Holder = holder, actor = anna) =>
  runCommand(startTask, { kind: 'unblock', about: { cardId }, undoOf }, actor, at);

describe('what a task did is undone by another task', () => {
  it('a block by an unblock, each told of the other', async () => {
    const done = await blocked();
    expect((await seen(done)).undo).toEqual({
      kind: 'unblock',
      about: { cardId: holder.cardId },
      refusal: null,
    });
    const { taskId } = await undo(done);
    expect(await seen(taskId)).toMatchObject({ undoes: done, undo: null });
    expect(await seen(done)).toMatchObject({
      undo: null,
      undoneBy: { taskId, state: 'open' },
    });
    await finish({ taskId, version: 1 }, { identity: 'document' });
    expect(await cardsNow(holder)).toBe('active v3');
    expect((await seen(done)).undoneBy).toEqual({ taskId, state: 'done' });
  });

  it('once: the second click comes to the same task, a third after the end is refused', async () => {
    const done = await blocked();
    const both = await Promise.all([undo(done), undo(done, holder, boris)]);
    expect(new Set(both.map(({ taskId }) => taskId)).size).toBe(1);
    const taskId = both[0]?.taskId ?? 0;
    const by = (await seen(taskId)).holder?.userId === 1 ? anna : boris;
    await finish({ taskId, version: 1 }, { identity: 'document' }, by);
    await blocked();
    expect(await refusal(undo(done))).toEqual({ code: 'wrong_state' });
    const twice =
      sql(`INSERT INTO tasks (member_id, kind, definition_version, state, seen, opened_by, opened_at, touched_at, ended_at, undo_of)
      VALUES (${holder.memberId}, 'unblock', 1, 'done', '{}', 1, now(), now(), now(), ${done})`);
    await expect(twice).rejects.toThrow('tasks_undone_once');
  });

  it('again after an undo that was cancelled', async () => {
    const done = await blocked();
    const first = await undo(done);
    await runCommand(cancelTask, { taskId: first.taskId, version: 1, note: '' }, anna, at);
    expect((await seen(done)).undo).not.toBeNull();
    expect((await undo(done)).isNew).toBe(true);
  });

  it('not by a task of another kind, another card or another member, nor of what is not done', async () => {
    const done = await blocked();
    const other = await seedHolder();
    expect(await refusal(undo(done, other))).toEqual({ code: 'not_found' });
    const { cardId } = holder;
    const wrong = { kind: 'close', about: { cardId }, undoOf: done } as const;
    expect(await refusal(runCommand(startTask, wrong, anna, at))).toEqual({ code: 'wrong_state' });
    const { taskId } = await start('close', holder);
    expect(await refusal(undo(taskId))).toEqual({ code: 'wrong_state' });
  });

  it('a stolen card says why not', async () => {
    const done = await blocked('stolen');
    expect((await seen(done)).undo?.refusal).toMatchObject({ reason: 'stolen_only_replaced' });
  });

  it('a card that was given is voided, on the card that came of it', async () => {
    const about = { memberId: holder.memberId };
    const { taskId } = await runCommand(startTask, { kind: 'issue', about }, anna, at);
    const given = await finish({ taskId, version: 1 }, { kind: 'virtual' });
    const { undo: offered } = await seen(taskId);
    expect(offered).toEqual({ kind: 'void', about: { cardId: given.cardId }, refusal: null });
  });

  it('what a task undoes does not change any more', async () => {
    const done = await blocked();
    const { taskId } = await undo(done);
    const change = sql(
      `UPDATE tasks SET undo_of = NULL, version = version + 1 WHERE task_id = ${taskId}`,
    );
    await expect(change).rejects.toThrow('refused');
  });
});
