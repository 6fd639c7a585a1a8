import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { timeline } from '@/lib/members/testing/told-members';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { pauseTask } from '@/lib/tasks/commands/pause-task';
import { resumeTask } from '@/lib/tasks/commands/resume-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { takeNext } from '@/lib/tasks/commands/take-next';
import { getTask } from '@/lib/tasks/queries/get-task';
import { findFreeze } from '../queries/find-freeze';
import {
  anna,
  chief,
  earn,
  newMember,
  newMembers,
  redeem,
  refusal,
  seedPeople,
  sql,
} from '../testing/points-desk';
import { watchLedger } from './watch-ledger';

const deputy: UserActor = { kind: 'user', userId: 904, role: 'admin', requestId: 'deputy' };
const who = (role: Role): UserActor => ({ kind: 'user', userId: 905, role, requestId: role });
const ANSWERS = { thawCause: 'hardware', thawEvidence: 'Диск заменён, копия сверена' };

beforeAll(async () => {
  await seedPeople();
  await sql(
    `INSERT INTO users (user_id, email, name, role, password_hash) OVERRIDING SYSTEM VALUE VALUES (904, 'p904@test', 'P904', 'admin', 'x')`,
  );
});

/** Writes into the files of the database, as a broken disk would: no trigger is asked. */
const plant = (memberId: number, more: number) =>
  sql(
    `SET LOCAL session_replication_role = replica;
     UPDATE point_accounts SET balance = balance + ${more} WHERE member_id = ${memberId}`,
  );

/** A member with 70 points whose account the watch froze. */
async function frozenMember(): Promise<number> {
  const [memberId = 0] = await newMembers('active');
  await earn(memberId, 100, { now: new Date() });
  await redeem(memberId, '30');
  await plant(memberId, 1);
  const actor = systemActor('watch-ledger');
  await watchLedger({ actor, signal: new AbortController().signal });
  return memberId;
}

const begin = async (memberId: number, by: UserActor = chief) =>
  (await runCommand(startTask, { kind: 'thaw', about: { memberId } }, by)).taskId;
const ask = (taskId: number, by: UserActor = chief) =>
  runCommand(finishTask, { taskId, version: 1, answers: ANSWERS }, by);
const agree = (taskId: number, by: UserActor) =>
  runCommand(approveTask, { taskId, version: 2 }, by);

describe('letting a frozen account go on', () => {
  it('what differed is told with both figures and when; while it differs no task begins', async () => {
    const member = await frozenMember();
    expect(await runQuery(findFreeze, { memberId: member }, who('marketer'))).toMatchObject({
      reason: 'mismatch',
      differsNow: 1,
      found: [{ about: 'account', figure: 'balance', kept: 7001n, added: 7000n }],
      task: null,
    });
    expect(await refusal(begin(member))).toEqual({ code: 'points_refused', reason: 'mismatch' });
    await plant(member, -1);
    expect(await runQuery(findFreeze, { memberId: member }, chief)).toMatchObject({
      differsNow: 0,
    });
  });

  it('one administrator asks, another agrees: once, told on the timeline and in the audit log', async () => {
    const member = await frozenMember();
    await plant(member, -1);
    const taskId = await begin(member);
    expect(await ask(taskId)).toMatchObject({ state: 'awaitingApproval' });
    expect(await refusal(redeem(member, '1'))).toMatchObject({ reason: 'frozen' });
    expect(await runQuery(findFreeze, { memberId: member }, chief)).toMatchObject({
      task: { taskId, state: 'awaitingApproval' },
    });
    expect(await refusal(agree(taskId, chief))).toEqual({ code: 'own_approval' });
    expect(await refusal(agree(taskId, anna))).toEqual({
      code: 'forbidden',
      permission: 'points.thaw',
    });
    const twice = await Promise.all([1, 2].map(() => refusal(agree(taskId, deputy))));
    expect(twice.filter((one) => one === null)).toHaveLength(1);
    await redeem(member, '1');
    expect(await runQuery(findFreeze, { memberId: member }, chief)).toBeNull();
    const [audited] = await sql(
      `SELECT actor, after FROM audit_events WHERE subject_kind = 'points' AND subject_id = '${member}' AND after ? 'approvedBy'`,
    );
    expect(audited).toEqual({
      actor: 'user:904',
      after: { frozen: null, cause: 'hardware', askedBy: chief.userId, approvedBy: 904 },
    });
    const told = (await timeline(member, {}, chief)).entries.map(({ title }) => title.values);
    expect(told.filter((values) => 'became' in values)).toEqual([
      { became: 'open' },
      { became: 'frozen' },
    ]);
  });

  it('books that differ again after it was asked for keep the account frozen, and the page says so', async () => {
    const member = await frozenMember();
    await plant(member, -1);
    const taskId = await begin(member);
    await ask(taskId);
    await plant(member, 5);
    expect((await runQuery(getTask, { taskId }, deputy)).refusal).toEqual({
      code: 'points_refused',
      reason: 'mismatch',
    });
    expect(await refusal(agree(taskId, deputy))).toEqual({
      code: 'points_refused',
      reason: 'mismatch',
    });
    expect(await runQuery(findFreeze, { memberId: member }, chief)).toMatchObject({
      differsNow: 1,
    });
  });

  it('none begins about an account that is not frozen, and nobody of the desk begins or takes one', async () => {
    const well = await newMember();
    await earn(well, 10);
    expect(await refusal(begin(well))).toEqual({ code: 'points_refused', reason: 'not_frozen' });
    const member = await frozenMember();
    await plant(member, -1);
    expect(await refusal(begin(member, anna))).toEqual({
      code: 'forbidden',
      permission: 'points.thaw',
    });
    const taskId = await begin(member);
    const left = { taskId, version: 1, step: 0, answers: {}, reason: 'department', note: '' };
    await runCommand(pauseTask, { ...left, reason: 'department' }, chief);
    expect(await refusal(runCommand(resumeTask, { taskId }, anna))).toEqual({
      code: 'forbidden',
      permission: 'points.thaw',
    });
    expect(await refusal(runCommand(takeNext, {}, anna))).toEqual({ code: 'not_found' });
    expect(await runCommand(takeNext, {}, deputy)).toEqual({ taskId });
  });
});
