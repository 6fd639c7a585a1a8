import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockCard } from '@/lib/cards/commands/block-card';
import { closeCard } from '@/lib/cards/commands/close-card';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { runCommand } from '@/lib/kernel/command';
import { cancelTask } from './commands/cancel-task';
import { pauseTask } from './commands/pause-task';
import { resumeTask } from './commands/resume-task';
import { saveTask } from './commands/save-task';
import { startTask } from './commands/start-task';
import {
  anna,
  at,
  boris,
  cardsNow,
  finish,
  type Holder,
  person,
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

describe('a guided task', () => {
  it('is opened once: the second click and the colleague come to the same one', async () => {
    const all = await Promise.all([
      start('block', holder),
      start('block', holder),
      start('block', holder, boris),
    ]);
    expect(new Set(all.map(({ taskId }) => taskId)).size).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('blocks a card by its last button, once, however often it is pressed', async () => {
    const { taskId } = await start('block', holder);
    const presses = await Promise.all(
      [1, 2, 3].map(() => refusal(finish({ taskId, version: 1 }, { reason: 'lost' }))),
    );
    expect(presses.filter((one) => one === null)).toHaveLength(1);
    expect(presses).toContainEqual({ code: 'wrong_state', state: 'done' });
    expect(await cardsNow(holder)).toBe('blocked lost v2');
    const page = await seen(taskId);
    expect(page).toMatchObject({ state: 'done', result: { cardId: holder.cardId }, refusal: null });
    expect(page.events.map(({ move, who }) => `${move} ${who}`)).toEqual([
      'finish Анна',
      'open Анна',
    ]);
  });

  it('is not finished with questions open, and writes nothing', async () => {
    const { taskId } = await start('replace', holder);
    const answers = { identity: 'document', kind: 'plastic', number: '4012345678902' };
    expect(await refusal(finish({ taskId, version: 1 }, answers))).toEqual({
      code: 'invalid_input',
      fields: ['number'],
    });
    expect(await refusal(finish({ taskId, version: 1 }, {}))).toMatchObject({
      fields: ['identity', 'kind'],
    });
    expect(await cardsNow(holder)).toBe('active v1');
    expect((await seen(taskId)).state).toBe('open');
  });

  it('replaces a card: steps forward over complete ones alone, back freely, CARD-06', async () => {
    const { taskId } = await start('replace', holder);
    const go = (version: number, step: number, answers: TaskAnswers) =>
      runCommand(saveTask, { taskId, version, step, answers }, anna, at);
    expect(await refusal(go(1, 1, {}))).toEqual({ code: 'invalid_input', fields: ['identity'] });
    const answers = { identity: 'document', kind: 'virtual', number: 'half typed', other: 'x' };
    expect(await go(1, 2, answers)).toMatchObject({ version: 2 });
    expect(await go(2, 0, answers)).toMatchObject({ version: 3 });
    expect((await seen(taskId)).answers).toEqual({
      identity: 'document',
      kind: 'virtual',
      number: 'half typed',
    });
    const done = await finish({ taskId, version: 3 }, answers);
    expect(done).toMatchObject({ state: 'done', number: expect.stringMatching(/^2981\d{9}$/) });
    expect(done.cardId).not.toBe(holder.cardId);
    expect(await cardsNow(holder)).toBe('replaced v2, active v1');
    // What was typed for a question that is not asked any more is not kept.
    expect((await seen(taskId)).answers).toEqual({ identity: 'document', kind: 'virtual' });
  });

  it('gives a member a card', async () => {
    const about = { memberId: holder.memberId };
    const { taskId } = await runCommand(startTask, { kind: 'issue', about }, anna, at);
    const done = await finish(
      { taskId, version: 1 },
      { kind: 'plastic', number: '9771 2345 6700 3' },
    );
    expect(done).toMatchObject({ state: 'done', number: '9771234567003' });
    expect(await cardsNow(holder)).toBe('active v1, issued v1');
    const again = await runCommand(startTask, { kind: 'issue', about }, anna, at);
    expect(
      await refusal(
        finish({ taskId: again.taskId, version: 1 }, { kind: 'plastic', number: '9771234567003' }),
      ),
    ).toEqual({ code: 'card_refused', reason: 'is_issued' });
  });

  it('is refused where the card has no such way, and for whom has not the right', async () => {
    expect(await refusal(start('unblock', holder))).toEqual({
      code: 'card_refused',
      reason: 'is_active',
    });
    expect(await refusal(start('block', holder, person(1, 'marketer')))).toEqual({
      code: 'forbidden',
      permission: 'tasks.work',
    });
    const wrong = runCommand(
      startTask,
      { kind: 'issue', about: { cardId: holder.cardId } },
      anna,
      at,
    );
    expect(await refusal(wrong)).toMatchObject({ code: 'invalid_input' });
  });

  it('is paused with everything typed and the reason, and told what changed meanwhile', async () => {
    const { taskId } = await start('replace', holder);
    const pause = { taskId, version: 1, step: 0, answers: { identity: 'codeWord' } };
    await runCommand(pauseTask, { ...pause, reason: 'document', note: 'после 12' }, anna, at);
    await runCommand(blockCard, { cardId: holder.cardId, version: 1, reason: 'lost' }, boris, at);
    expect(await seen(taskId)).toMatchObject({
      state: 'paused',
      pause: { reason: 'document', note: 'после 12' },
      answers: { identity: 'codeWord' },
      changes: [
        { fact: 'cardStatus', before: 'active', after: 'blocked' },
        { fact: 'blockReason', before: null, after: 'lost' },
      ],
    });
    await runCommand(resumeTask, { taskId }, anna, at);
    const resumed = await seen(taskId);
    expect(resumed).toMatchObject({ state: 'open', pause: null, version: 3 });
    expect(resumed.changes).toHaveLength(2);
    await finish({ taskId, version: 3 }, { identity: 'document', kind: 'virtual' });
    expect(await cardsNow(holder)).toBe('replaced v3, active v1');
  });

  it('a card that came to its end meanwhile leaves a task nothing to do but to be given up', async () => {
    const { taskId } = await start('replace', holder);
    await runCommand(closeCard, { cardId: holder.cardId, version: 1 }, boris, at);
    expect(await seen(taskId)).toMatchObject({ refusal: { reason: 'is_closed' } });
    const answers = { identity: 'document', kind: 'virtual' };
    expect(await refusal(finish({ taskId, version: 1 }, answers))).toEqual({
      code: 'card_refused',
      reason: 'is_closed',
    });
    await runCommand(cancelTask, { taskId, version: 1, note: 'закрыта' }, anna, at);
    expect((await seen(taskId)).state).toBe('cancelled');
    expect(await refusal(runCommand(resumeTask, { taskId }, anna, at))).toMatchObject({
      code: 'wrong_state',
    });
  });

  it('whose card changed under an open page is not carried out on what was not seen', async () => {
    const { taskId } = await start('block', holder);
    const changed = `UPDATE tasks SET card_version = 7, version = version + 1 WHERE task_id = ${taskId}`;
    await sql(changed);
    expect(await refusal(finish({ taskId, version: 2 }, { reason: 'lost' }))).toMatchObject({
      code: 'stale_version',
    });
    expect(await cardsNow(holder)).toBe('active v1');
    await runCommand(resumeTask, { taskId }, anna, at);
    await finish({ taskId, version: 3 }, { reason: 'lost' });
    expect(await cardsNow(holder)).toBe('blocked lost v2');
  });
});
