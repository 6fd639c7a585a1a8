import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { untilSomebodyWaits } from '@/lib/desk/testing/until-somebody-waits';
import { runCommand } from '@/lib/kernel/command';
import {
  anna,
  boris,
  chief,
  entries,
  figures,
  newMember,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { claimReceipt } from './commands/claim-receipt';
import {
  begin,
  booked,
  bought,
  emptyProgrammeOfFive,
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

describe('limits of claims (I12)', () => {
  it('1,000 points go alone, a receipt of 1,020 waits for a second person, who is never the same', async () => {
    const when = nextDay();
    const member = await newMember();
    const small = await bought('L1', { amountMinor: 2_000_000 });
    expect(
      await finish(await begin(member, anna, when), booked('L1', small), anna, when),
    ).toMatchObject({ state: 'done' });
    const large = await bought('L2', { amountMinor: 2_040_000 });
    const taskId = await begin(member, anna, when);
    expect(await finish(taskId, booked('L2', large), anna, when)).toMatchObject({
      state: 'awaitingApproval',
    });
    expect(await ownersOf('L2')).toBe('0');
    const approve = (actor: typeof anna) =>
      refusal(runCommand(approveTask, { taskId, version: 2 }, actor, when));
    expect(await approve(anna)).toEqual({ code: 'own_approval' });
    expect(await approve(boris)).toBeNull();
    expect(await entries(member)).toEqual(['earn 1000', 'earn 1020']);
    const [people] = await sql(
      `SELECT requested_by, approved_by FROM point_entries WHERE member_id = ${member} AND seq = 2`,
    );
    expect(people).toEqual({ requested_by: 901, approved_by: 902 });
  });

  it('4 claims of 900 at once: three fit in the day of 3,000, the fourth waits for a second person', async () => {
    const when = nextDay();
    const given = await Promise.all(
      ['S1', 'S2', 'S3', 'S4'].map(async (receipt) => {
        const member = await newMember();
        const key = await bought(receipt, { amountMinor: 1_800_000 });
        return { taskId: await begin(member, anna, when), answers: booked(receipt, key) };
      }),
    );
    const outcomes = await Promise.all(
      given.map(({ taskId, answers }) => finish(taskId, answers, anna, when)),
    );
    expect(outcomes.map(({ state }) => state).toSorted()).toEqual([
      'awaitingApproval',
      'done',
      'done',
      'done',
    ]);
  });

  it('what a second person agreed to is what was left then: a return meanwhile changes the sum they see', async () => {
    const when = nextDay();
    const member = await newMember();
    const key = await bought('M1', { amountMinor: 4_000_000 });
    const taskId = await begin(member, anna, when);
    await finish(taskId, booked('M1', key), anna, when);
    await bought('M1', { day: '2026-11-20', isReturn: true, amountMinor: -3_000_000 });
    await runCommand(approveTask, { taskId, version: 2 }, chief, when);
    expect(await entries(member)).toEqual(['earn 500']);
  });
});

describe('a paper that is in no book', () => {
  it('always waits for a second person, gives its points without a purchase, and counts once', async () => {
    const when = nextDay();
    const [first, second] = [await newMember(), await newMember()];
    const answers = onPaper('N-17', '300,00');
    const taskId = await begin(first, anna, when);
    expect(await finish(taskId, answers, anna, when)).toMatchObject({ state: 'awaitingApproval' });
    await runCommand(approveTask, { taskId, version: 2 }, boris, when);
    expect(await entries(first)).toEqual(['earn 15']);
    const again = await begin(second, anna, when);
    await finish(again, answers, anna, when);
    const approve = refusal(runCommand(approveTask, { taskId: again, version: 2 }, boris, when));
    expect(await approve).toEqual({ code: 'claim_refused', reason: 'paper_claimed' });
    expect(await figures(second)).toBe('no account');
  });

  it('two who show it at once: one is approved', async () => {
    const when = nextDay();
    const tasks = await Promise.all([1, 2].map(async () => begin(await newMember(), anna, when)));
    for (const taskId of tasks) await finish(taskId, onPaper('N-18', '300'), anna, when);
    const outcomes = await Promise.all(
      tasks.map((taskId) => refusal(runCommand(approveTask, { taskId, version: 2 }, boris, when))),
    );
    expect(outcomes.filter((one) => one === null)).toHaveLength(1);
    expect(outcomes.filter((one) => one !== null)).toEqual([
      { code: 'claim_refused', reason: 'paper_claimed' },
    ]);
  });

  it('one that was claimed is not claimed again out of the books when the till sends it later, until that is undone', async () => {
    const when = nextDay();
    const [first, second] = [await newMember(), await newMember()];
    const taskId = await begin(first, anna, when);
    await finish(taskId, onPaper('N-21', '1200'), anna, when);
    await runCommand(approveTask, { taskId, version: 2 }, boris, when);
    const key = await bought('N-21');
    const again = finish(await begin(second, anna, when), booked('N-21', key), anna, when);
    expect(await refusal(again)).toEqual({ code: 'claim_refused', reason: 'paper_claimed' });
    expect(await ownersOf('N-21')).toBe('0');
    await undo(first, taskId);
    await finish(await begin(second, anna, when), booked('N-21', key), anna, when);
    expect(await figures(second)).toBe('60');
  });

  it('is not given twice when its purchase comes into the books and is claimed while a second person agrees', async () => {
    const when = nextDay();
    const [first, second] = [await newMember(), await newMember()];
    const taskId = await begin(first, anna, when);
    await finish(taskId, onPaper('N-24', '1200'), anna, when);
    let agreed: Promise<unknown> = Promise.resolve();
    let claimed: Promise<unknown> = Promise.resolve();
    await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      // Both get as far as writing the claim down, and no further.
      await client.query('LOCK TABLE purchase_claims IN SHARE MODE');
      agreed = refusal(runCommand(approveTask, { taskId, version: 2 }, boris, when));
      await untilSomebodyWaits();
      const answers = booked('N-24', await bought('N-24'));
      claimed = refusal(finish(await begin(second, anna, when), answers, anna, when));
      await untilSomebodyWaits(2);
    });
    expect(await agreed).toBeNull();
    expect(await claimed).toEqual({ code: 'claim_refused', reason: 'paper_claimed' });
    expect(await entries(first)).toEqual(['earn 60']);
    expect(await figures(second)).toBe('no account');
  });

  it('one without its number is not claimed by whoever has that purchase or that paper already', async () => {
    const when = nextDay();
    const nameless = async (member: number, amount: string) => {
      const taskId = await begin(member, anna, when);
      await finish(taskId, onPaper('', amount), anna, when);
      return refusal(runCommand(approveTask, { taskId, version: 2 }, boris, when));
    };
    const buyer = await newMember();
    const key = await bought('N-22', { amountMinor: 77_000 });
    await finish(await begin(buyer, anna, when), booked('N-22', key), anna, when);
    expect(await nameless(buyer, '770')).toEqual({ code: 'claim_refused', reason: 'in_books' });
    const holder = await newMember();
    const taskId = await begin(holder, anna, when);
    await finish(taskId, onPaper('N-23', '880'), anna, when);
    await runCommand(approveTask, { taskId, version: 2 }, boris, when);
    expect(await nameless(holder, '880')).toEqual({
      code: 'claim_refused',
      reason: 'paper_claimed',
    });
    expect(await figures(holder)).toBe('44');
  });

  it('one that is in the books after all is refused', async () => {
    const when = nextDay();
    await bought('N-19');
    const taskId = await begin(await newMember(), anna, when);
    await finish(taskId, onPaper('N-19', '1200'), anna, when);
    expect(await refusal(runCommand(approveTask, { taskId, version: 2 }, boris, when))).toEqual({
      code: 'claim_refused',
      reason: 'in_books',
    });
  });

  it.each([
    ['words', { claimPaper: '' }, ['claimPaper']],
    ['its amount', { claimAmount: '' }, ['claimAmount']],
    ['its shop', { claimStore: '' }, ['claimStore']],
  ])('needs %s', async (_, change, fields) => {
    const taskId = await begin(await newMember());
    const answers = { ...onPaper('N-20', '300'), ...change };
    expect(await refusal(finish(taskId, answers))).toEqual({ code: 'invalid_input', fields });
  });
});

describe('the command behind the task', () => {
  const ask = <Asked extends object>(taskId: number, asked: Asked) => ({
    taskId,
    madeAt: new Date('2026-11-20T09:00:00Z'),
    proof: 'paper' as const,
    evidence: '',
    ...asked,
  });
  const paper = { kind: 'paper', storeId: 1, businessDate: '2026-11-20', receipt: 'K-1' } as const;

  it('refuses a sum that is not the one that it counts', async () => {
    const memberId = await newMember();
    const [businessDate = '', id] = (await bought('K2')).split(':');
    const what = { kind: 'booked', businessDate, purchaseId: Number(id) } as const;
    const claim = (points: string) =>
      runCommand(claimReceipt, ask(900_001, { memberId, what, points }), anna, nextDay());
    expect(await refusal(claim('61'))).toEqual({ code: 'claim_refused', reason: 'changed' });
    expect(await ownersOf('K2')).toBe('0');
    expect(await refusal(claim('60'))).toBeNull();
  });

  it('takes no paper without a second person, and none from the one who asked', async () => {
    const memberId = await newMember();
    const what = { ...paper, amountMinor: '120000' };
    const claim = (change: { secondPerson?: boolean; askedBy?: number }) =>
      refusal(
        runCommand(
          claimReceipt,
          ask(900_002, { memberId, what, points: '60', ...change }),
          anna,
          nextDay(),
        ),
      );
    expect(await claim({})).toEqual({ code: 'claim_refused', reason: 'needs_second_person' });
    expect(await claim({ secondPerson: true })).toMatchObject({ reason: 'needs_second_person' });
    expect(await claim({ secondPerson: true, askedBy: anna.userId })).toEqual({
      code: 'own_approval',
    });
    expect(await figures(memberId)).toBe('no account');
  });
});
