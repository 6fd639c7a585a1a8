import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { updateTransferLimits } from '@/lib/programme/commands/update-transfer-limits';
import { getTransferLimits } from '@/lib/programme/queries/get-transfer-limits';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { getTask } from '@/lib/tasks/queries/get-task';
import {
  anna,
  boris,
  chief,
  earn,
  entries,
  figures,
  ledgerDifferences,
  NOW,
  newMembers,
  openLots,
  redeem,
  refusal,
  seedPeople,
  sql,
} from './testing/points-desk';

let day = 0;
const at = () => ({ now: new Date(NOW.getTime() + day * 86_400_000) });
beforeAll(seedPeople);
beforeEach(() => {
  // A day of its own: what was moved on another does not count.
  day += 1;
});

const pair = async (points: number) => {
  const [a = 0, b = 0] = await newMembers('active', 'active');
  await earn(a, points, { expiresAt: '2027-06-01' });
  return [a, b] as const;
};

const begin = async (memberId: number, undoOf: number | null = null) => {
  const kind = undoOf === null ? 'transferPoints' : 'undoTransfer';
  const input = { kind, about: { memberId }, undoOf } as const;
  return (await runCommand(startTask, input, anna, at())).taskId;
};

const give = async (memberId: number, toMemberId: number, points: string) => {
  const taskId = await begin(memberId);
  const answers = {
    identity: 'phoneCode',
    receiver: String(toMemberId),
    transferAmount: points,
    note: 'Подарок сестре',
  };
  const { state } = await runCommand(finishTask, { taskId, version: 1, answers }, anna, at());
  return { taskId, state };
};

const undo = async (memberId: number, undoOf: number) => {
  const taskId = await begin(memberId, undoOf);
  const answers = { undoTransferCause: 'wrongReceiver' };
  return runCommand(finishTask, { taskId, version: 1, answers }, anna, at());
};

const approve = (taskId: number, actor: UserActor) =>
  refusal(runCommand(approveTask, { taskId, version: 2 }, actor, at()));

describe('the task that gives points to another member', () => {
  it('moves them once, with what was noted, on both statements', async () => {
    const [a, b] = await pair(1_000);
    const { taskId, state } = await give(a, b, '250,5');
    expect(state).toBe('done');
    expect([await entries(a), await entries(b)]).toEqual([
      ['earn 1000', 'transfer_out -250.5'],
      ['transfer_in 250.5'],
    ]);
    const told = await sql(
      `SELECT key, requested_by, note FROM point_entries JOIN point_entry_notes USING (member_id, seq)
       WHERE member_id IN (${a}, ${b}) ORDER BY member_id`,
    );
    const one = { key: `task:${taskId}`, requested_by: 901 };
    expect(told).toEqual([
      { ...one, note: 'Подарок сестре' },
      { ...one, note: 'Подарок сестре' },
    ]);
  });

  it('tells before it moves which ends go over and what the limits leave', async () => {
    const [a, b] = await pair(300);
    await earn(a, 100, { expiresAt: '2027-01-01T00:00:00Z' });
    await give(a, b, '100');
    const { subject } = await runQuery(getTask, { taskId: await begin(a) }, anna, at());
    expect(subject.transfer).toMatchObject({
      available: 30_000n,
      given: { today: 10_000n, thisMonth: 10_000n },
      lots: [{ points: 30_000n, lastOn: '2027-06-01' }],
      refusal: null,
    });
  });

  it.each([
    ['99', 'transferAmount'],
    ['5001', 'transferAmount'],
    ['0', 'transferAmount'],
    ['600.01', 'transferAmount'],
  ])('of 600 points %s do not go', async (points, field) => {
    const [a, b] = await pair(600);
    expect(await refusal(give(a, b, points))).toEqual({ code: 'invalid_input', fields: [field] });
  });

  it('a receiver who is suspended or frozen is refused as an answer; a giver with too little has no way', async () => {
    const [a, b] = await pair(600);
    await sql(`SET LOCAL session_replication_role = replica;
      UPDATE members SET status = 'suspended' WHERE member_id = ${b}`);
    expect(await refusal(give(a, b, '100'))).toEqual({
      code: 'invalid_input',
      fields: ['receiver'],
    });
    const [poor] = await pair(99);
    expect(await refusal(begin(poor))).toEqual({ code: 'points_refused', reason: 'too_few' });
  });

  it('1,000.01 wait for a second person, and go when boris agrees', async () => {
    const [a, b] = await pair(2_000);
    const { taskId, state } = await give(a, b, '1000.01');
    expect(state).toBe('awaitingApproval');
    expect(await approve(taskId, anna)).toEqual({ code: 'own_approval' });
    expect(await approve(taskId, boris)).toBeNull();
    expect(await figures(b)).toBe('1000.01');
  });
});

describe('undoing a transfer', () => {
  it('moves all of it back with its ends, once, and it no longer counts against the day', async () => {
    const [a, b] = await pair(5_000);
    const { taskId } = await give(a, b, '900');
    await undo(a, taskId);
    expect(await openLots(a)).toEqual(['4100 until 2027-06-01', '900 until 2027-06-01']);
    expect(await entries(b)).toEqual(['transfer_in 900', 'transfer_out -900']);
    expect(await refusal(begin(a, taskId))).toEqual({ code: 'wrong_state' });
    const [counted] = await sql(
      `SELECT given::text FROM point_transfer_days WHERE member_id = ${a}`,
    );
    expect(counted).toEqual({ given: '0' });
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('one of which something was spent stays, and its page says why', async () => {
    const [a, b] = await pair(1_000);
    const { taskId } = await give(a, b, '500');
    await redeem(b, '1');
    expect(await refusal(begin(a, taskId))).toEqual({
      code: 'points_refused',
      reason: 'touched',
    });
    const { undo: offered } = await runQuery(getTask, { taskId }, anna, at());
    expect(offered).toMatchObject({
      kind: 'undoTransfer',
      refusal: { code: 'points_refused', reason: 'touched' },
    });
  });

  it('at once with a purchase of the receiver: one of the two goes, no point is lost', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = await pair(500);
      const { taskId } = await give(a, b, '200');
      const answers = await Promise.all([refusal(undo(a, taskId)), refusal(redeem(b, '50'))]);
      expect(answers.filter((one) => one === null)).toHaveLength(1);
    }
    expect(await ledgerDifferences()).toEqual([]);
  });
});

describe('limits of the programme', () => {
  const texts = (more: Readonly<Record<string, unknown>> = {}) => ({
    hasTransfers: true,
    least: '100',
    most: '5000',
    aDay: '5000',
    aMonth: '20000',
    ...more,
  });

  it('an administrator changes them; who was slower is told what stands; each is as wide as the one before', async () => {
    const change = (given: Readonly<Record<string, unknown>>, seen = texts()) =>
      runCommand(updateTransferLimits, { ...texts(given), seen }, chief);
    await change({ least: '50' });
    expect(await runQuery(getTransferLimits, {}, chief)).toMatchObject({ least: 5_000n });
    expect(await refusal(change({ most: '400' }))).toMatchObject({
      code: 'stale_version',
      least: '50',
    });
    const seen = texts({ least: '50' });
    expect(await refusal(change({ aDay: '4999' }, seen))).toMatchObject({
      code: 'invalid_input',
    });
    expect(await refusal(change({ aMonth: '1000000.01' }, seen))).toMatchObject({
      code: 'invalid_input',
    });
    await change({}, seen);
  });
});
