import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import {
  anna,
  boris,
  entries,
  figures,
  newMember,
  openLots,
  redeem,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { getTask } from '@/lib/tasks/queries/get-task';
import {
  at,
  begin,
  booked,
  bought,
  emptyProgrammeOfFive,
  expectBooksTrue,
  finish,
  nextDay,
  onPaper,
  ownersOf,
  undo,
} from './testing/claims-desk';

beforeAll(async () => {
  await emptyProgrammeOfFive();
  await seedPeople();
});

describe('undoing a claim', () => {
  it('the receipt goes back among the guests’ with its returns, the points are taken back, and it can be claimed anew', async () => {
    const member = await newMember();
    const key = await bought('U1', { day: '2026-11-10' });
    await bought('U1', { day: '2026-11-12', isReturn: true, amountMinor: -20_000 });
    const taskId = await begin(member);
    await finish(taskId, booked('U1', key, '2026-11-10'));
    await undo(member, taskId);
    expect(await ownersOf('U1')).toBe('0 0');
    expect(await entries(member)).toEqual(['earn 50', 'earn_reversal -50']);
    expect(await figures(member)).toBe('0');
    expect(await refusal(undo(member, taskId))).toMatchObject({ code: 'wrong_state' });
    const other = await newMember();
    await finish(await begin(other), booked('U1', key, '2026-11-10'));
    expect(await figures(other)).toBe('50');
    await expectBooksTrue();
  });

  it('what was spent of the points becomes a debt', async () => {
    const member = await newMember();
    const key = await bought('U2');
    const taskId = await begin(member);
    await finish(taskId, booked('U2', key));
    await redeem(member, '45', undefined, at.now);
    await undo(member, taskId);
    expect(await figures(member)).toBe('-45 debt 45');
    expect(await openLots(member)).toEqual([]);
  });

  it('a paper can be shown again after it', async () => {
    const when = nextDay();
    const member = await newMember();
    const taskId = await begin(member, anna, when);
    await finish(taskId, onPaper('U-3', '300'), anna, when);
    await runCommand(approveTask, { taskId, version: 2 }, boris, when);
    await undo(member, taskId);
    const again = await begin(member, anna, when);
    await finish(again, onPaper('U-3', '300'), anna, when);
    await runCommand(approveTask, { taskId: again, version: 2 }, boris, when);
    expect(await entries(member)).toEqual(['earn 15', 'earn_reversal -15', 'earn 15']);
  });

  it('begins from the claim alone, and not where the receipt went on to somebody else', async () => {
    const member = await newMember();
    const kind = 'unclaimReceipt' as const;
    const asked = { kind, about: { memberId: member } };
    expect(await refusal(runCommand(startTask, asked, anna, at))).toEqual({
      code: 'claim_refused',
      reason: 'no_claim',
    });
    const key = await bought('U4');
    const taskId = await begin(member);
    await finish(taskId, booked('U4', key));
    await sql(`UPDATE purchases SET member_id = 9 WHERE receipt = 'U4'`);
    expect(await refusal(undo(member, taskId))).toEqual({
      code: 'claim_refused',
      reason: 'moved_on',
    });
    const { undo: offered } = await runQuery(getTask, { taskId }, anna, at);
    expect(offered?.refusal).toEqual({ code: 'claim_refused', reason: 'moved_on' });
    await sql(`UPDATE purchases SET member_id = ${member} WHERE receipt = 'U4'`);
  });
});
