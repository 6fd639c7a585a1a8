import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { blockCard } from '@/lib/cards/commands/block-card';
import { closeCard } from '@/lib/cards/commands/close-card';
import type { UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { AppError } from '@/lib/domain/shared/errors';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { approveTask } from './commands/approve-task';
import { cancelTask } from './commands/cancel-task';
import { finishTask } from './commands/finish-task';
import { leaveTask } from './commands/leave-task';
import { pauseTask } from './commands/pause-task';
import { rejectTask } from './commands/reject-task';
import { resumeTask } from './commands/resume-task';
import { saveTask } from './commands/save-task';
import { startTask } from './commands/start-task';
import { getTask } from './queries/get-task';
import { listTasks } from './queries/list-tasks';

const person = (userId: number, role: Role = 'support'): UserActor => ({
  kind: 'user',
  userId,
  role,
  requestId: 'test',
});
const anna = person(1);
const boris = person(2);
const at = { now: new Date('2026-11-20T09:00:00Z') };
const later = { now: new Date('2026-11-20T09:05:00Z') };

const sql = <Row extends object>(text: string): Promise<Row[]> =>
  withTx(
    { label: 'system:test', requestId: 'test' },
    async ({ client }) => (await client.query<Row>(text)).rows,
  );

let nextMember = 1;
let memberId = 0;
let cardId = 0;

beforeAll(() =>
  sql(`INSERT INTO users (user_id, email, name, role, password_hash) VALUES
    (1, 'anna@example.org', 'Анна', 'support', 'x'), (2, 'boris@example.org', 'Борис', 'support', 'x')`),
);

/** A member with an active card of their own for every test. */
beforeEach(async () => {
  memberId = nextMember;
  nextMember += 1;
  const card = `77840010339${String(memberId).padStart(5, '0')}`;
  await seedMembers([{ memberId, firstName: 'Ильдар', lastName: 'Сафиуллин', card }]);
  const [row] = await sql<{ id: number }>(
    `SELECT card_id::float8 AS id FROM cards WHERE member_id = ${memberId}`,
  );
  cardId = row?.id ?? 0;
});

const start = (kind: TaskKind, actor = anna) =>
  runCommand(startTask, { kind, about: { cardId } }, actor, at);
const seen = (taskId: number, actor = anna) => runQuery(getTask, { taskId }, actor, at);
const finish = (taskId: number, version: number, answers: TaskAnswers, actor = anna) =>
  runCommand(finishTask, { taskId, version, answers }, actor, later);

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? { code: error.code, ...error.details } : error;
}

async function cardNow(): Promise<string> {
  const rows = await sql<{ text: string }>(
    `SELECT concat_ws(' ', status, block_reason, 'v' || version) AS text FROM cards
     WHERE member_id = ${memberId} ORDER BY card_id`,
  );
  return rows.map(({ text }) => text).join(', ');
}

describe('a guided task', () => {
  it('is opened once: the second click and the colleague come to the same one', async () => {
    const all = await Promise.all([start('block'), start('block'), start('block', boris)]);
    expect(new Set(all.map(({ taskId }) => taskId)).size).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('blocks a card by its last button, once, however often it is pressed', async () => {
    const { taskId } = await start('block');
    const presses = await Promise.all(
      [1, 2, 3].map(() => refusal(finish(taskId, 1, { reason: 'lost' }))),
    );
    expect(presses.filter((one) => one === null)).toHaveLength(1);
    expect(presses).toContainEqual({ code: 'wrong_state', state: 'done' });
    expect(await cardNow()).toBe('blocked lost v2');
    const page = await seen(taskId);
    expect(page).toMatchObject({ state: 'done', result: { cardId }, refusal: null });
    expect(page.events.map(({ move, who }) => `${move} ${who}`)).toEqual([
      'finish Анна',
      'open Анна',
    ]);
  });

  it('is not finished with questions open, and writes nothing', async () => {
    const { taskId } = await start('replace');
    const answers = { identity: 'document', kind: 'plastic', number: '4012345678902' };
    expect(await refusal(finish(taskId, 1, answers))).toEqual({
      code: 'invalid_input',
      fields: ['number'],
    });
    expect(await refusal(finish(taskId, 1, {}))).toMatchObject({ fields: ['identity', 'kind'] });
    expect(await cardNow()).toBe('active v1');
    expect((await seen(taskId)).state).toBe('open');
  });

  it('replaces a card: steps forward over complete ones alone, back freely, CARD-06', async () => {
    const { taskId } = await start('replace');
    const go = (version: number, step: number, answers: TaskAnswers) =>
      runCommand(saveTask, { taskId, version, step, answers }, anna, at);
    expect(await refusal(go(1, 1, {}))).toEqual({ code: 'invalid_input', fields: ['identity'] });
    const answers = { identity: 'document', kind: 'virtual', number: 'half typed', other: 'x' };
    expect(await go(1, 2, answers)).toEqual({ version: 2 });
    expect(await go(2, 0, answers)).toEqual({ version: 3 });
    expect((await seen(taskId)).answers).toEqual({
      identity: 'document',
      kind: 'virtual',
      number: 'half typed',
    });
    const done = await finish(taskId, 3, answers);
    expect(done).toMatchObject({ state: 'done', number: expect.stringMatching(/^2981\d{9}$/) });
    expect(done.cardId).not.toBe(cardId);
    expect(await cardNow()).toBe('replaced v2, active v1');
    // What was typed for a question that is not asked any more is not kept.
    expect((await seen(taskId)).answers).toEqual({ identity: 'document', kind: 'virtual' });
  });

  it('gives a member a card', async () => {
    const about = { memberId };
    const { taskId } = await runCommand(startTask, { kind: 'issue', about }, anna, at);
    const done = await finish(taskId, 1, { kind: 'plastic', number: '9771 2345 6700 3' });
    expect(done).toMatchObject({ state: 'done', number: '9771234567003' });
    expect(await cardNow()).toBe('active v1, issued v1');
    const again = await runCommand(startTask, { kind: 'issue', about }, anna, at);
    expect(
      await refusal(finish(again.taskId, 1, { kind: 'plastic', number: '9771234567003' })),
    ).toEqual({ code: 'card_refused', reason: 'is_issued' });
  });

  it('is refused where the card has no such way, and for whom has not the right', async () => {
    expect(await refusal(start('unblock'))).toEqual({ code: 'card_refused', reason: 'is_active' });
    expect(await refusal(start('block', person(1, 'marketer')))).toEqual({
      code: 'forbidden',
      permission: 'tasks.work',
    });
    const wrong = runCommand(startTask, { kind: 'issue', about: { cardId } }, anna, at);
    expect(await refusal(wrong)).toMatchObject({ code: 'invalid_input' });
  });

  it('is paused with everything typed and the reason, and told what changed meanwhile', async () => {
    const { taskId } = await start('replace');
    const pause = { taskId, version: 1, step: 0, answers: { identity: 'codeWord' } };
    await runCommand(pauseTask, { ...pause, reason: 'document', note: 'после 12' }, anna, at);
    await runCommand(blockCard, { cardId, version: 1, reason: 'lost' }, boris, at);
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
    await finish(taskId, 3, { identity: 'document', kind: 'virtual' });
    expect(await cardNow()).toBe('replaced v3, active v1');
  });

  it('a card that came to its end meanwhile leaves a task nothing to do but to be given up', async () => {
    const { taskId } = await start('replace');
    await runCommand(closeCard, { cardId, version: 1 }, boris, at);
    expect(await seen(taskId)).toMatchObject({ refusal: 'is_closed' });
    const answers = { identity: 'document', kind: 'virtual' };
    expect(await refusal(finish(taskId, 1, answers))).toEqual({
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
    const { taskId } = await start('block');
    const changed = `UPDATE tasks SET card_version = 7, version = version + 1 WHERE task_id = ${taskId}`;
    await sql(changed);
    expect(await refusal(finish(taskId, 2, { reason: 'lost' }))).toMatchObject({
      code: 'stale_version',
    });
    expect(await cardNow()).toBe('active v1');
    await runCommand(resumeTask, { taskId }, anna, at);
    await finish(taskId, 3, { reason: 'lost' });
    expect(await cardNow()).toBe('blocked lost v2');
  });
});

describe('two people at one task', () => {
  it('a colleague cannot save into it, takes it over, and then the first cannot', async () => {
    const { taskId } = await start('replace');
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
    const { taskId } = await start('replace');
    const save = (version: number) =>
      refusal(runCommand(saveTask, { taskId, version, step: 0, answers: {} }, anna, at));
    const both = await Promise.all([save(1), save(1)]);
    expect(both.filter((one) => one === null)).toHaveLength(1);
    expect(both).toContainEqual({ code: 'stale_version', version: 2 });
  });

  it('one finishes while another cancels: exactly one of both happens', async () => {
    const { taskId } = await start('block');
    const ends = await Promise.all([
      refusal(finish(taskId, 1, { reason: 'stolen' })),
      refusal(runCommand(cancelTask, { taskId, version: 1 }, anna, at)),
    ]);
    expect(ends.filter((one) => one === null)).toHaveLength(1);
    const { state } = await seen(taskId);
    expect(await cardNow()).toBe(state === 'done' ? 'blocked stolen v2' : 'active v1');
  });

  it('two tasks on one card at once: one wins, the other is told to look again', async () => {
    const block = await start('block');
    const close = await start('close', boris);
    const ending = (await seen(close.taskId, boris)).subject.card?.ending ?? '';
    const ends = await Promise.all([
      refusal(finish(block.taskId, 1, { reason: 'lost' })),
      refusal(finish(close.taskId, 1, { ending }, boris)),
    ]);
    expect(ends.filter((one) => one === null)).toHaveLength(1);
    expect(['blocked lost v2', 'closed v2']).toContain(await cardNow());
  });

  it('a page that goes away pauses its task and keeps what was typed', async () => {
    const { taskId } = await start('replace');
    const left = { taskId, version: 1, step: 0, answers: { identity: 'phoneCode' } };
    await runCommand(leaveTask, left, anna, at);
    expect(await seen(taskId)).toMatchObject({
      state: 'paused',
      pause: { reason: 'left', note: '' },
      answers: { identity: 'phoneCode' },
    });
  });
});

describe('fraud needs a second person (I12)', () => {
  async function submitted() {
    await runCommand(blockCard, { cardId, version: 1, reason: 'fraud' }, anna, at);
    const { taskId } = await start('unblock');
    const answer = await finish(taskId, 1, { identity: 'document' });
    expect(answer).toMatchObject({ state: 'awaitingApproval' });
    expect(await cardNow()).toBe('blocked fraud v2');
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
    expect(await cardNow()).toBe('active v3');
    const [event] = await sql<{ checks: string[]; actor: string }>(
      `SELECT checks, actor FROM card_events WHERE card_id = ${cardId} AND card_version = 3`,
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

describe('what is kept of tasks', () => {
  it('an ended task does not change, none is deleted, history is only appended to', async () => {
    const { taskId } = await start('block');
    await finish(taskId, 1, { reason: 'lost' });
    const where = `WHERE task_id = ${taskId}`;
    await expect(sql(`UPDATE tasks SET step = 0, version = version + 1 ${where}`)).rejects.toThrow(
      'does not change',
    );
    await expect(sql(`DELETE FROM tasks ${where}`)).rejects.toThrow();
    await expect(sql(`DELETE FROM task_events ${where}`)).rejects.toThrow();
  });

  it('the audit log tells every move and no answer', async () => {
    const { taskId } = await start('replace');
    const number = '9783161484100';
    const typed = { identity: 'document', kind: 'plastic', number };
    await runCommand(saveTask, { taskId, version: 1, step: 1, answers: typed }, anna, at);
    await finish(taskId, 2, typed);
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
    const first = await runQuery(listTasks, { scope: 'mine', before: null }, boris, at);
    const rest = await runQuery(listTasks, { scope: 'mine', before: first.next }, boris, at);
    const listed = [...first.tasks, ...rest.tasks].map(({ taskId }) => taskId);
    expect(first.tasks).toHaveLength(50);
    expect(new Set(listed).size).toBe(listed.length);
    for (const id of ids) expect(listed).toContain(id);
    const ended = await runQuery(listTasks, { scope: 'ended', before: null }, anna, at);
    expect(ended.tasks.every(({ state }) => ['done', 'cancelled'].includes(state))).toBe(true);
    expect(ended.tasks.length).toBeGreaterThan(3);
  });
});
