import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { saveTask } from './commands/save-task';
import { startTask } from './commands/start-task';
import {
  anna,
  at,
  finish,
  type Holder,
  refusal,
  seedAgents,
  seedHolder,
  seen,
  sql,
  start,
} from './testing/task-desk';

const FREE = '9783161484100';
const identity = 'document';
let holder: Holder;
let other: Holder;
let taken = '';

beforeAll(seedAgents);
beforeEach(async () => {
  holder = await seedHolder();
  other = await seedHolder();
  taken = `401234567${String(other.memberId).padStart(3, '0')}`;
  taken += [...'0123456789'].find((digit) => isEan(taken + digit)) ?? '';
  await sql(
    `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '${taken}', ${other.memberId})`,
  );
});

/** Check digit of EAN-13, counted here anew so that the test does not lean on what it tests. */
function isEan(digits: string): boolean {
  const sum = [...digits].reduce(
    (all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}

const save = (task: { taskId: number; version: number }, step: number, number: string) =>
  runCommand(saveTask, { ...task, step, answers: { identity, kind: 'plastic', number } }, anna, at);

describe('the number of a card that somebody has (CARD-01)', () => {
  it('is told while it is typed, and when one goes on: the step stays, the answers are kept', async () => {
    const { taskId } = await start('replace', holder);
    const typed = await save({ taskId, version: 1 }, 1, taken);
    expect(typed.taken).toEqual([{ field: 'number', problem: 'numberTaken' }]);
    expect(await refusal(save({ taskId, version: 2 }, 2, taken))).toEqual({
      code: 'invalid_input',
      fields: ['number'],
      problems: ['numberTaken'],
    });
    expect(await seen(taskId)).toMatchObject({ step: 1, answers: { number: taken } });
  });

  it('in any spelling; a free one goes on', async () => {
    const { taskId } = await start('replace', holder);
    await save({ taskId, version: 1 }, 1, '');
    const spelled = taken.replace(/(.{4})(?=.)/g, '$1 ');
    expect(await refusal(save({ taskId, version: 2 }, 2, spelled))).toMatchObject({
      fields: ['number'],
    });
    const gone = await save({ taskId, version: 2 }, 2, FREE);
    expect(gone.taken).toEqual([]);
    expect(await seen(taskId)).toMatchObject({ step: 2 });
  });

  it('also the member’s own card, but not one that is made for them and not handed over', async () => {
    const { taskId } = await start('replace', holder);
    await sql(
      `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '${FREE}', ${holder.memberId})`,
    );
    await sql(
      `INSERT INTO cards (member_id, number, status, issued_on) VALUES (${holder.memberId}, '${FREE}', 'active', '2026-01-01')`,
    );
    await save({ taskId, version: 1 }, 1, '');
    expect(await refusal(save({ taskId, version: 2 }, 2, FREE))).toMatchObject({
      fields: ['number'],
    });
    const made = '4012345678901';
    await sql(
      `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '${made}', ${holder.memberId})`,
    );
    await sql(
      `INSERT INTO cards (member_id, number, status, issued_on) VALUES (${holder.memberId}, '${made}', 'produced', '2026-01-01')`,
    );
    expect((await save({ taskId, version: 2 }, 2, made)).taken).toEqual([]);
  });

  it('does not matter where no plastic card is asked for', async () => {
    const { taskId } = await start('replace', holder);
    const answers = { identity, kind: 'virtual', number: taken };
    const saved = await runCommand(saveTask, { taskId, version: 1, step: 2, answers }, anna, at);
    expect(saved.taken).toEqual([]);
  });

  it('is asked again by the last button: meanwhile somebody took it', async () => {
    const about = { memberId: holder.memberId };
    const { taskId } = await runCommand(startTask, { kind: 'issue', about }, anna, at);
    const answers = { kind: 'plastic', number: '9421023610112' };
    await runCommand(saveTask, { taskId, version: 1, step: 1, answers }, anna, at);
    await sql(
      `INSERT INTO identity_claims (kind, value, member_id) VALUES ('card', '9421023610112', ${other.memberId})`,
    );
    expect(await refusal(finish({ taskId, version: 2 }, answers))).toMatchObject({
      code: 'card_refused',
      reason: 'number_taken',
    });
  });
});
