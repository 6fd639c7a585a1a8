import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import {
  anna,
  boris,
  chief,
  entries,
  figures,
  ledgerDifferences,
  newMember,
  openLots,
  redeem,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { approveTask } from '@/lib/tasks/commands/approve-task';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { pauseTask } from '@/lib/tasks/commands/pause-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { findTaskReceipts } from '@/lib/tasks/queries/find-task-receipts';
import { getTask } from '@/lib/tasks/queries/get-task';
import { rebuildDerived } from './posting/rebuild-derived';
import { at, begin, booked, bought, finish, onPaper, ownersOf } from './testing/claims-desk';
import { ACTOR, derived, emptyProgramme } from './testing/posting-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

let day = 0;
/** A moment on a day of its own: what was moved on another does not count. */
function nextDay() {
  day += 1;
  return { now: new Date(at.now.getTime() + day * 86_400_000) };
}

async function expectBooksTrue(): Promise<void> {
  expect(await ledgerDifferences()).toEqual([]);
  await withTx(ACTOR, async (tx) => {
    const kept = await derived(tx);
    await rebuildDerived(tx);
    expect(kept).toEqual(await derived(tx));
  });
}

const undo = async (memberId: number, undoOf: number) => {
  const kind = 'unclaimReceipt' as const;
  const asked = { kind, about: { memberId }, undoOf };
  const { taskId } = await runCommand(startTask, asked, anna, at);
  const answers = { unclaimCause: 'wrongReceipt' };
  return runCommand(finishTask, { taskId, version: 1, answers }, anna, at);
};

describe('claiming a missing receipt', () => {
  it('CARD-02: a guest’s purchase of 1,200.00 becomes the member’s with everything derived, and gives 60 points', async () => {
    const member = await newMember();
    const key = await bought('C1');
    const taskId = await begin(member);
    expect(await finish(taskId, booked('C1', key))).toMatchObject({ state: 'done' });
    expect(await ownersOf('C1')).toBe(String(member));
    expect(await entries(member)).toEqual(['earn 60']);
    const [told] = await sql(
      `SELECT e.reason, e.source, e.key, e.requested_by, e.occurred_at, c.points::text, c.amount_minor::text, c.proof
       FROM point_entries e JOIN purchase_claims c USING (member_id, seq) WHERE e.member_id = ${member}`,
    );
    expect(told).toMatchObject({
      reason: 'missingReceipt',
      source: 'claim',
      key: `task:${taskId}`,
      requested_by: anna.userId,
      occurred_at: new Date('2026-11-20T00:00:00Z'),
      points: '6000',
      amount_minor: '120000',
      proof: 'paper',
    });
    const audit = await sql(
      `SELECT subject_kind FROM audit_events WHERE command = 'tasks.finish' AND after->>'memberId' = '${member}'
         OR subject_kind = 'points' AND subject_id = '${member}' ORDER BY 1`,
    );
    expect(audit).toEqual([
      { subject_kind: 'points' },
      { subject_kind: 'purchaseClaim' },
      { subject_kind: 'task' },
    ]);
    await expectBooksTrue();
  });

  it('points are for what was not returned, and the returns come along', async () => {
    const member = await newMember();
    const key = await bought('C2', { day: '2026-11-10' });
    await bought('C2', { day: '2026-11-12', isReturn: true, amountMinor: -40_000 });
    await finish(await begin(member), booked('C2', key, '2026-11-10'));
    expect(await ownersOf('C2')).toBe(`${member} ${member}`);
    expect(await entries(member)).toEqual(['earn 40']);
    await expectBooksTrue();
  });

  it.each([
    ['91 days old', 'O1', { day: '2026-08-21' }],
    ['of a day before they joined', 'O2', { day: '2026-08-23' }],
    ['of another member', 'O3', { memberId: 7 }],
    ['that does not fit the number', 'O4', {}],
  ])('a receipt %s is not taken', async (_, receipt, said) => {
    const member = await newMember();
    await sql(`UPDATE members SET joined_on = '2026-08-24' WHERE member_id = ${member}`);
    const key = await bought(receipt, said);
    const number = receipt === 'O4' ? 'O5' : receipt;
    const answers = booked(number, key, 'day' in said ? said.day : undefined);
    expect(await refusal(finish(await begin(member), answers))).toEqual({
      code: 'invalid_input',
      fields: ['claimReceipt'],
    });
    expect(await figures(member)).toBe('no account');
  });

  it('one that came back whole is not taken, and 90 days ago is in time', async () => {
    const member = await newMember();
    const back = await bought('W1', { day: '2026-11-01' });
    await bought('W1', { day: '2026-11-02', isReturn: true, amountMinor: -120_000 });
    const whole = booked('W1', back, '2026-11-01');
    expect(await refusal(finish(await begin(member), whole))).toMatchObject({
      fields: ['claimReceipt'],
    });
    const old = await bought('W2', { day: '2026-08-22' });
    const taskId = await begin(member);
    expect(await finish(taskId, booked('W2', old, '2026-08-22'))).toMatchObject({ state: 'done' });
  });

  it('a claim begun in time is in time after a pause of weeks', async () => {
    const member = await newMember();
    const key = await bought('P1', { day: '2026-08-22' });
    const taskId = await begin(member);
    const later = { now: new Date('2026-12-20T09:00:00Z') };
    await finish(taskId, booked('P1', key, '2026-08-22'), anna, later);
    expect(await figures(member)).toBe('60');
  });

  it('two agents who claim one receipt for two members at once: one gets it, whoever it is', async () => {
    const [first, second] = [await newMember(), await newMember()];
    const key = await bought('R1');
    const tasks = [await begin(first, anna), await begin(second, boris)] as const;
    const outcomes = await Promise.all([
      refusal(finish(tasks[0], booked('R1', key), anna)),
      refusal(finish(tasks[1], booked('R1', key), boris)),
    ]);
    expect(outcomes.filter((one) => one === null)).toHaveLength(1);
    const [refused] = outcomes.filter((one) => one !== null);
    expect(['claim_refused', 'invalid_input']).toContain((refused as { code: string }).code);
    const sums = [await figures(first), await figures(second)].toSorted();
    expect(sums).toEqual(['60', 'no account']);
    await expectBooksTrue();
  });

  it('the last button pressed three times at once claims once', async () => {
    const member = await newMember();
    const key = await bought('T1');
    const taskId = await begin(member);
    const presses = await Promise.all(
      [1, 2, 3].map(() => refusal(finish(taskId, booked('T1', key)))),
    );
    expect(presses.filter((one) => one === null)).toHaveLength(1);
    expect(await entries(member)).toEqual(['earn 60']);
  });
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
    ['words', { claimNote: '' }, ['claimNote']],
    ['its amount', { claimAmount: '' }, ['claimAmount']],
    ['its shop', { claimStore: '' }, ['claimStore']],
  ])('needs %s', async (_, change, fields) => {
    const taskId = await begin(await newMember());
    const answers = { ...onPaper('N-20', '300'), ...change };
    expect(await refusal(finish(taskId, answers))).toEqual({ code: 'invalid_input', fields });
  });
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

describe('the database itself', () => {
  it('undoes a claim once, changes nothing else of it, and never forgets one', async () => {
    const member = await newMember();
    const key = await bought('D1');
    await finish(await begin(member), booked('D1', key));
    const where = `WHERE member_id = ${member}`;
    await expect(sql(`UPDATE purchase_claims SET points = 1 ${where}`)).rejects.toThrow();
    await expect(sql(`DELETE FROM purchase_claims ${where}`)).rejects.toThrow();
    const end = `UPDATE purchase_claims SET undone_at = now(), undone_by = 1 ${where}`;
    await sql(end);
    await expect(sql(end)).rejects.toThrow();
  });
});
