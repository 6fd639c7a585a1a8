import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { anna, boris, newMember, seedPeople } from '@/lib/points/testing/points-desk';
import { pauseTask } from '@/lib/tasks/commands/pause-task';
import { findTaskReceipts } from '@/lib/tasks/queries/find-task-receipts';
import { getTask } from '@/lib/tasks/queries/get-task';
import { at, begin, booked, bought, finish } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

describe('finding a missing receipt', () => {
  const find = (taskId: number, answers: Readonly<Record<string, string>>) =>
    runQuery(findTaskReceipts, { taskId, answers }, anna, at);
  const told = async (taskId: number, answers: Readonly<Record<string, string>>) =>
    (await find(taskId, answers)).findings.map(({ receipt, matches, refusal: why }) =>
      `${receipt.receipt} ${matches.join(' ')} ${why ?? ''}`.trim(),
    );

  it('by number with the shop or the day, by amount with the day, a day apart too', async () => {
    const taskId = await begin(await newMember());
    await bought('F1', { amountMinor: 77_700, storeId: 2, day: '2026-11-15' });
    expect(await told(taskId, { claimNumber: 'F1', claimStore: '2' })).toEqual(['F1 number store']);
    expect(await told(taskId, { claimNumber: 'F1', claimDay: '2026-11-16' })).toEqual([
      'F1 number nextDay',
    ]);
    expect(await told(taskId, { claimAmount: '777', claimDay: '2026-11-15' })).toEqual([
      'F1 amount day',
    ]);
    expect(await told(taskId, { claimAmount: '777', claimDay: '2026-11-17' })).toEqual([]);
    expect(await told(taskId, { claimStore: '2', claimDay: '2026-11-15' })).toEqual([]);
  });

  it('says that a receipt is another member’s to whoever knows its number, and not to a guess at amounts', async () => {
    const taskId = await begin(await newMember());
    await bought('F2', { amountMinor: 88_800, memberId: 7 });
    expect(await told(taskId, { claimNumber: 'F2', claimStore: '1' })).toEqual([
      'F2 number store of_member',
    ]);
    expect(await told(taskId, { claimAmount: '888', claimDay: '2026-11-20' })).toEqual([]);
  });

  it('25 that fit: 20 are shown, and that there are more', async () => {
    const taskId = await begin(await newMember());
    for (let place = 0; place < 25; place += 1) {
      await bought(`G${place}`, { amountMinor: 99_900, day: '2026-11-05' });
    }
    const found = await find(taskId, { claimAmount: '999', claimDay: '2026-11-05' });
    expect([found.findings.length, found.hasMore]).toEqual([20, true]);
  });

  it('tells whoever resumes the task that the chosen receipt was given to somebody else', async () => {
    const member = await newMember();
    const key = await bought('F3');
    const taskId = await begin(member);
    const paused = { taskId, version: 1, step: 0, reason: 'member', note: '' } as const;
    await runCommand(pauseTask, { ...paused, answers: booked('F3', key) }, anna, at);
    await finish(await begin(await newMember(), boris), booked('F3', key), boris);
    const { changes } = await runQuery(getTask, { taskId }, anna, at);
    expect(changes).toEqual([{ fact: 'receipt', before: 'free', after: 'taken' }]);
  });
});
