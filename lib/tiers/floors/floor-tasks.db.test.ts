import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import {
  anna,
  boris,
  chief,
  NOW,
  newMember,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { ACTOR, post } from '@/lib/purchases/testing/posting-desk';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { getTask } from '@/lib/tasks/queries/get-task';
import { replayMembers } from '../engine/replay-members';
import { getMemberTier } from '../queries/get-member-tier';
import { type SeededLadder, seedLadder } from '../testing/seed-ladder';

const at = { now: NOW };
const analyst: UserActor = { ...anna, userId: 903, role: 'analyst' };
let ladder: SeededLadder;
let tier: (step: number) => number;

beforeAll(async () => {
  await seedPeople();
  ladder = await seedLadder([0, 1_000, 5_000]);
  tier = (step) => ladder.tierIds[step] ?? 0;
});

const stand = (memberId: number, step: number, validUntilOn: string | null = '2026-12-31') =>
  sql(
    `INSERT INTO tier_standings (member_id, rule_id, tier_id, since_on, valid_until_on) VALUES ($1, $2, $3, '2026-02-01', $4)`,
    [memberId, ladder.ruleId, tier(step), validUntilOn],
  );

/** Buys for so many units of money in February, and is judged by it. */
async function bought(memberId: number, units: number): Promise<void> {
  const receipt = `F${memberId}`;
  const day = '2026-02-03';
  await post([
    {
      rowNo: memberId,
      memberId,
      storeId: 1,
      receipt,
      day,
      isReturn: false,
      amountMinor: units * 100,
    },
  ]);
  const replay = { memberIds: [memberId], now: NOW, mayFall: true };
  await withTx(ACTOR, (tx) => replayMembers(tx, replay));
}

const ladderOf = async (memberId: number) =>
  (await runQuery(getMemberTier, { memberId }, anna, at)).ladders[0];
const validUntil = async (memberId: number) => (await ladderOf(memberId))?.validUntilOn;

const begin = async (kind: TaskKind, memberId: number, undoOf: number | null = null) =>
  (await runCommand(startTask, { kind, about: { memberId }, undoOf }, anna, at)).taskId;
const finish = (taskId: number, answers: TaskAnswers, version = 1) =>
  runCommand(finishTask, { taskId, version, answers }, anna, at);
const approve = (taskId: number, by: UserActor) =>
  runCommand(approveTask, { taskId, version: 2 }, by, at);

const gift = (step: number, tierUntil = '2027-06-30'): TaskAnswers => ({
  givenTier: String(tier(step)),
  tierUntil,
  tierReason: 'apology',
  tierRemark: 'Потеряли заказ',
});
const EXTENSION = {
  extendMonth: '2027-03',
  extendReason: 'illness',
  extendRemark: 'Полгода в больнице',
};

const floors = (memberId: number) =>
  sql(
    `SELECT kind, tier_id, from_on::text, until_on::text, reason, remark, requested_by, approved_by, task_id IS NOT NULL AS told
     FROM tier_floors WHERE member_id = $1 ORDER BY floor_id`,
    [memberId],
  );

/** The tier that a member shows, and why it changed last. */
const shown = (memberId: number) =>
  sql(
    `SELECT m.tier_id, c.reason FROM members m JOIN tier_changes c USING (member_id)
     WHERE m.member_id = $1 ORDER BY c.change_id DESC LIMIT 1`,
    [memberId],
  );

/** Gives a tier, asked for by Anna and agreed to by Boris. */
async function given(memberId: number, step: number): Promise<number> {
  const taskId = await begin('giveTier', memberId);
  await finish(taskId, gift(step));
  await approve(taskId, boris);
  return taskId;
}

describe('a tier given by hand', () => {
  it('takes effect when a second person agrees: a floor with reason, approver and end, once', async () => {
    const member = await newMember();
    const taskId = await begin('giveTier', member);
    expect(await finish(taskId, gift(2))).toMatchObject({ state: 'awaitingApproval' });
    expect(await refusal(finish(taskId, gift(2)))).toMatchObject({ code: 'wrong_state' });
    expect(await floors(member)).toEqual([]);
    expect(await refusal(approve(taskId, anna))).toEqual({ code: 'own_approval' });
    const twice = await Promise.all([boris, chief].map((by) => refusal(approve(taskId, by))));
    expect(twice.filter((one) => one === null)).toHaveLength(1);
    expect(await floors(member)).toMatchObject([
      {
        kind: 'manual',
        tier_id: tier(2),
        from_on: '2026-11-27',
        until_on: '2027-06-30',
        reason: 'apology',
        remark: 'Потеряли заказ',
        requested_by: anna.userId,
        told: true,
      },
    ]);
    expect(await shown(member)).toEqual([{ tier_id: tier(2), reason: 'manual' }]);
  });

  it('lower than the one they hold is refused, also when they rose after it was asked for', async () => {
    const [low, rises] = [await newMember(), await newMember()];
    await stand(low, 2);
    const lower = await begin('giveTier', low);
    expect(await refusal(finish(lower, gift(1)))).toEqual({
      code: 'invalid_input',
      fields: ['givenTier'],
    });
    const taskId = await begin('giveTier', rises);
    await finish(taskId, gift(1));
    await stand(rises, 2);
    expect(await refusal(approve(taskId, boris))).toEqual({
      code: 'tier_refused',
      reason: 'lower',
    });
    expect(await floors(rises)).toEqual([]);
  });

  it('ends neither in the past nor later than 36 months from today', async () => {
    const member = await newMember();
    const taskId = await begin('giveTier', member);
    for (const day of ['2026-11-26', '2029-11-28']) {
      expect(await refusal(finish(taskId, gift(1, day))), day).toEqual({
        code: 'invalid_input',
        fields: ['tierUntil'],
      });
    }
    expect(await finish(taskId, gift(1, '2029-11-27'))).toMatchObject({
      state: 'awaitingApproval',
    });
  });

  it('is for active members alone, and by those with the right', async () => {
    const suspended = await newMember('suspended');
    expect(await refusal(begin('giveTier', suspended))).toEqual({
      code: 'member_refused',
      reason: 'is_suspended',
    });
    const member = await newMember();
    const work = runCommand(
      startTask,
      { kind: 'giveTier', about: { memberId: member } },
      analyst,
      at,
    );
    expect(await refusal(work)).toMatchObject({ code: 'forbidden' });
  });

  it('is taken back by a task of its own, as if it had not been, once', async () => {
    const member = await newMember();
    const giving = await given(member, 2);
    expect(await runQuery(getTask, { taskId: giving }, anna, at)).toMatchObject({
      undo: { kind: 'endFloor', refusal: null },
    });
    const taking = await begin('endFloor', member, giving);
    const answers = { endFloorCause: 'givenByMistake' };
    expect(await finish(taking, answers)).toMatchObject({ state: 'done' });
    expect(await floors(member)).toMatchObject([{ until_on: '2026-11-26' }]);
    expect(await refusal(begin('endFloor', member, giving))).toMatchObject({ code: 'wrong_state' });
  });

  it('the one undoing it and the one giving it again do not get into each other’s way', async () => {
    const member = await newMember();
    const giving = await given(member, 1);
    const again = await begin('giveTier', member);
    await finish(again, gift(2));
    const taking = await begin('endFloor', member, giving);
    await Promise.all([finish(taking, { endFloorCause: 'notAgreed' }), approve(again, boris)]);
    expect(await floors(member)).toMatchObject([
      { tier_id: tier(1), until_on: '2026-11-26' },
      { tier_id: tier(2), until_on: '2027-06-30' },
    ]);
  });
});

describe('TIER-12 a manual extension', () => {
  it('TIER-12 needs end month, reason and remark', async () => {
    const member = await newMember();
    await stand(member, 1);
    const taskId = await begin('extendTier', member);
    for (const missing of Object.keys(EXTENSION)) {
      const answers = { ...EXTENSION, [missing]: '' };
      expect(await refusal(finish(taskId, answers))).toEqual({
        code: 'invalid_input',
        fields: [missing],
      });
    }
  });

  it('TIER-12 goes through approval, and only then moves the end to the last day of the month', async () => {
    const member = await newMember();
    await bought(member, 1_200);
    expect(await validUntil(member)).toBe('2027-12-31');
    const taskId = await begin('extendTier', member);
    const answers = { ...EXTENSION, extendMonth: '2028-02' };
    expect(await finish(taskId, answers)).toMatchObject({ state: 'awaitingApproval' });
    expect(await floors(member)).toEqual([]);
    expect(await validUntil(member)).toBe('2027-12-31');
    await approve(taskId, boris);
    expect(await validUntil(member)).toBe('2028-02-29');
    expect(await ladderOf(member)).toMatchObject({
      ...{ floorUntilOn: '2028-02-29', ownTier: { tierId: tier(1) } },
      standing: { tierId: tier(1), validUntilOn: '2027-12-31' },
    });
    expect(await floors(member)).toMatchObject([
      {
        kind: 'extension',
        tier_id: tier(1),
        until_on: '2028-02-29',
        reason: 'illness',
        remark: 'Полгода в больнице',
        requested_by: anna.userId,
        approved_by: boris.userId,
      },
    ]);
  });

  it('TIER-12 moves the end later alone, and of a tier that can be lost', async () => {
    const [member, onEntry] = [await newMember(), await newMember()];
    await stand(member, 1);
    const taskId = await begin('extendTier', member);
    const answers = { ...EXTENSION, extendMonth: '2026-12' };
    expect(await refusal(finish(taskId, answers))).toEqual({
      code: 'invalid_input',
      fields: ['extendMonth'],
    });
    expect(await refusal(begin('extendTier', onEntry))).toEqual({
      code: 'tier_refused',
      reason: 'nothing_to_extend',
    });
  });
});
