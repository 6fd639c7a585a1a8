import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { runCommand } from '@/lib/kernel/command';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { countCodes } from './testing/count-codes';
import {
  anna,
  boris,
  earn,
  entries,
  figures,
  ledgerDifferences,
  NOW,
  newMember,
  newMembers,
  refusal,
  seedPeople,
  sql,
} from './testing/points-desk';

type Answers = Readonly<Record<string, string>>;

let day = 0;
const at = () => ({ now: new Date(NOW.getTime() + day * 86_400_000) });
beforeAll(seedPeople);
beforeEach(() => {
  // A day of its own: what was moved on another does not count.
  day += 1;
});

async function begin(memberId: number, kind: TaskKind, actor: UserActor = anna): Promise<number> {
  const about = { memberId };
  return (await runCommand(startTask, { kind, about }, actor, at())).taskId;
}

const finish = (taskId: number, answers: Answers, actor: UserActor = anna, version = 1) =>
  runCommand(finishTask, { taskId, version, answers }, actor, at());

const gift = (points: string): Answers => ({ pointsAmount: points, giftReason: 'Долгое ожидание' });
const correction = (direction: string, points: string): Answers => ({
  pointsDirection: direction,
  pointsAmount: points,
  pointsReason: 'wrongAmount',
  pointsEvidence: 'Чек 0047-118826',
});

describe('tasks that move points', () => {
  it('a correction gives with its reason and evidence, once, however often the last button is pressed', async () => {
    const member = await newMember();
    const taskId = await begin(member, 'correctPoints');
    const presses = await Promise.all(
      [1, 2, 3].map(() => refusal(finish(taskId, correction('give', '120,5')))),
    );
    expect(presses.filter((one) => one === null)).toHaveLength(1);
    expect(await entries(member)).toEqual(['adjust 120.5']);
    const [told] = await sql(
      `SELECT reason, evidence, key, requested_by, approved_by FROM point_entries JOIN point_entry_notes USING (member_id, seq)
       WHERE member_id = ${member}`,
    );
    expect(told).toEqual({
      reason: 'wrongAmount',
      evidence: 'Чек 0047-118826',
      key: `task:${taskId}`,
      requested_by: anna.userId,
      approved_by: null,
    });
  });

  it('a correction takes what is there, and what is not there is refused with the task still open', async () => {
    const member = await newMember();
    await earn(member, 100);
    const taskId = await begin(member, 'correctPoints');
    expect(await refusal(finish(taskId, correction('take', '101')))).toMatchObject({
      code: 'insufficient_points',
    });
    await finish(taskId, correction('take', '100'));
    expect(await figures(member)).toBe('0');
  });

  it.each(['0', '-5', 'ten', '1.234', '20000.01', ''])('%j is no amount for it', async (points) => {
    const taskId = await begin(await newMember(), 'goodwill');
    expect(await refusal(finish(taskId, gift(points)))).toEqual({
      code: 'invalid_input',
      fields: ['pointsAmount'],
    });
  });

  it('none begins about a member who is over', async () => {
    const closed = await newMember('closed');
    expect(await refusal(begin(closed, 'goodwill'))).toEqual({
      code: 'member_refused',
      reason: 'is_closed',
    });
  });

  it('1,000 go alone; 1,000.01 wait for a second person, who is never the same (I12)', async () => {
    const [small = 0, large = 0] = await newMembers('active', 'active');
    expect(await finish(await begin(small, 'goodwill'), gift('1000'))).toMatchObject({
      state: 'done',
    });
    const taskId = await begin(large, 'goodwill');
    expect(await finish(taskId, gift('1000.01'))).toMatchObject({ state: 'awaitingApproval' });
    expect(await figures(large)).toBe('no account');
    const approve = (actor: UserActor) =>
      refusal(runCommand(approveTask, { taskId, version: 2 }, actor, at()));
    expect(await approve(anna)).toEqual({ code: 'own_approval' });
    const twice = await Promise.all([approve(boris), approve(boris)]);
    expect(twice.filter((one) => one === null)).toHaveLength(1);
    const [people] = await sql(
      `SELECT requested_by, approved_by, actor FROM point_entries WHERE member_id = ${large}`,
    );
    expect(people).toEqual({ requested_by: 901, approved_by: 902, actor: 'user:902' });
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('20 gifts of a little more than a twentieth of the day at once: 18 go, 2 wait for a second person', async () => {
    const members = await newMembers(...Array.from({ length: 20 }, () => 'active'));
    const tasks = await Promise.all(members.map((member) => begin(member, 'goodwill')));
    const outcomes = await Promise.all(tasks.map((taskId) => finish(taskId, gift('157.9'))));
    expect(countCodes(outcomes.map(({ state }) => ({ code: state })))).toEqual({
      done: 18,
      awaitingApproval: 2,
    });
    const [used] = await sql(
      `SELECT used::text FROM point_allowances WHERE user_id = 901 AND used_on = '${at().now.toJSON().slice(0, 10)}'`,
    );
    expect(used).toEqual({ used: '284220' });
  });
});
