import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockCard } from '@/lib/cards/commands/block-card';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { approveTask } from './commands/approve-task';
import { cancelTask } from './commands/cancel-task';
import { leaveTask } from './commands/leave-task';
import { rejectTask } from './commands/reject-task';
import { resumeTask } from './commands/resume-task';
import { saveTask } from './commands/save-task';
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

describe('two people at one task', () => {
  it('a colleague cannot save into it, takes it over, and then the first cannot', async () => {
    const { taskId } = await start('replace', holder);
    const save = (actor: UserActor, version: number) =>
      refusal(runCommand(saveTask, { taskId, version, step: 0, answers: {} }, actor, at));
    expect(await save(boris, 1)).toEqual({ code: 'task_held', name: 'Анна' });
    expect((await seen(taskId, boris)).holder).toMatchObject({
      name: 'Анна',
      isMe: false,
      isThere: true,
    });
    await runCommand(resumeTask, { taskId }, boris, at);
    expect(await save(anna, 2)).toEqual({ code: 'task_held', name: 'Борис' });
    expect(await save(boris, 2)).toBeNull();
  });

  it('one person in two tabs: the older tab is told', async () => {
    const { taskId } = await start('replace', holder);
    const save = (version: number) =>
      refusal(runCommand(saveTask, { taskId, version, step: 0, answers: {} }, anna, at));
    const both = await Promise.all([save(1), save(1)]);
    expect(both.filter((one) => one === null)).toHaveLength(1);
    expect(both).toContainEqual({ code: 'stale_version', version: 2 });
  });

  it('one finishes while another cancels: exactly one of both happens', async () => {
    const { taskId } = await start('block', holder);
    const ends = await Promise.all([
      refusal(finish({ taskId, version: 1 }, { reason: 'stolen' })),
      refusal(runCommand(cancelTask, { taskId, version: 1 }, anna, at)),
    ]);
    expect(ends.filter((one) => one === null)).toHaveLength(1);
    const { state } = await seen(taskId);
    expect(await cardsNow(holder)).toBe(state === 'done' ? 'blocked stolen v2' : 'active v1');
  });

  it('two tasks on one card at once: one wins, the other is told to look again', async () => {
    const block = await start('block', holder);
    const close = await start('close', holder, boris);
    const ending = (await seen(close.taskId, boris)).subject.card?.ending ?? '';
    const ends = await Promise.all([
      refusal(finish({ taskId: block.taskId, version: 1 }, { reason: 'lost' })),
      refusal(finish({ taskId: close.taskId, version: 1 }, { ending }, boris)),
    ]);
    expect(ends.filter((one) => one === null)).toHaveLength(1);
    expect(['blocked lost v2', 'closed v2']).toContain(await cardsNow(holder));
  });

  it('a page that goes away pauses its task and keeps what was typed', async () => {
    const { taskId } = await start('replace', holder);
    const answers = { identity: 'phoneCode', note: 'a\0b\ud800' };
    const left = { taskId, version: 1, step: 0, answers };
    await runCommand(leaveTask, left, anna, at);
    expect(await seen(taskId)).toMatchObject({
      state: 'paused',
      pause: { reason: 'left', note: '' },
      answers: { identity: 'phoneCode', note: 'ab\ufffd' },
    });
  });
});

describe('fraud needs a second person (I12)', () => {
  async function submitted() {
    await runCommand(blockCard, { cardId: holder.cardId, version: 1, reason: 'fraud' }, anna, at);
    const { taskId } = await start('unblock', holder);
    const answer = await finish({ taskId, version: 1 }, { identity: 'document' });
    expect(answer).toMatchObject({ state: 'awaitingApproval' });
    expect(await cardsNow(holder)).toBe('blocked fraud v2');
    return taskId;
  }

  it('never the one who asks; the database refuses it too', async () => {
    const taskId = await submitted();
    expect(await refusal(runCommand(approveTask, { taskId, version: 2 }, anna, at))).toEqual({
      code: 'own_approval',
    });
    const byHand = sql(
      `UPDATE tasks SET state = 'done', ended_at = now(), approved_by = 1, version = 3 WHERE task_id = ${taskId}`,
    );
    await expect(byHand).rejects.toThrow('tasks_second_person');
  });

  it('another agrees, and the life-line says that there were two', async () => {
    const taskId = await submitted();
    const twice = await Promise.all(
      [1, 2].map(() => refusal(runCommand(approveTask, { taskId, version: 2 }, boris, at))),
    );
    expect(twice.filter((one) => one === null)).toHaveLength(1);
    expect(await cardsNow(holder)).toBe('active v3');
    const [event] = await sql<{ checks: string[]; actor: string }>(
      `SELECT checks, actor FROM card_events WHERE card_id = ${holder.cardId} AND card_version = 3`,
    );
    expect(event).toEqual({ checks: ['identityChecked', 'secondPerson'], actor: 'user:2' });
  });

  it('or sends it back with words, to go on', async () => {
    const taskId = await submitted();
    const reject = (note: string) =>
      refusal(runCommand(rejectTask, { taskId, version: 2, note }, boris, at));
    expect(await reject('')).toEqual({ code: 'invalid_input', fields: ['note'] });
    expect(await reject('Паспорт просрочен')).toBeNull();
    expect(await seen(taskId)).toMatchObject({
      state: 'paused',
      holder: { isMe: true },
      pause: { note: 'Паспорт просрочен' },
    });
  });
});
