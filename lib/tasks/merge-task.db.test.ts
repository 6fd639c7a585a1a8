import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { startTask } from './commands/start-task';
import { anna, at, finish, refusal, seedAgents, seen, sql } from './testing/task-desk';

beforeAll(async () => {
  await seedAgents();
  await seedMembers([
    { memberId: 801, firstName: 'Анна', lastName: 'Ким', phone: '+79170000801' },
    { memberId: 802, firstName: 'Аня', lastName: 'Ким', phone: '+79170000802' },
    { memberId: 803, firstName: 'Олег', lastName: 'Ан', status: 'closed' },
  ]);
});

describe('the task that merges two members', () => {
  it('begins with the other one filled in, asks what differs, and its last button merges once', async () => {
    const { taskId } = await runCommand(
      startTask,
      { kind: 'merge', about: { memberId: 801 }, answers: { other: '802' } },
      anna,
      at,
    );
    const { subject } = await seen(taskId);
    expect(subject.others.other?.differences.map(({ field }) => field)).toEqual([
      'firstName',
      'phone',
    ]);
    const answers = { other: '802', sameBecause: 'document', keep_firstName: 'theirs' };
    const wrong = { ...answers, code: '801' };
    expect(await refusal(finish({ taskId, version: 1 }, wrong))).toMatchObject({
      code: 'invalid_input',
      fields: ['code'],
    });
    const over = { ...answers, other: '803', code: '803' };
    expect(await refusal(finish({ taskId, version: 1 }, over))).toMatchObject({
      code: 'invalid_input',
      fields: ['other'],
    });
    await finish({ taskId, version: 1 }, { ...answers, code: 'MBR-802' });
    const [loser] = await sql<{ status: string; into: number }>(
      'SELECT status, merged_into::float8 AS into FROM members WHERE member_id = 802',
    );
    expect(loser).toEqual({ status: 'merged', into: 801 });
    const [stays] = await sql<{ name: string; phone: string }>(
      'SELECT first_name AS name, phone FROM member_profiles WHERE member_id = 801',
    );
    expect(stays).toEqual({ name: 'Аня', phone: '+79170000801' });
    const undo = await runCommand(
      startTask,
      { kind: 'unmerge', about: { memberId: 802 } },
      anna,
      at,
    );
    await finish({ taskId: undo.taskId, version: 1 }, { wrongMerge: 'twoPeople' });
    const [back] = await sql<{ status: string }>(
      'SELECT status FROM members WHERE member_id = 802',
    );
    expect(back?.status).toBe('active');
  });
});
