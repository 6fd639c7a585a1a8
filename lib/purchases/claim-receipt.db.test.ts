import { beforeAll, describe, expect, it } from 'vitest';
import {
  anna,
  boris,
  entries,
  figures,
  newMember,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import {
  begin,
  booked,
  bought,
  emptyProgrammeOfFive,
  expectBooksTrue,
  finish,
  ownersOf,
} from './testing/claims-desk';

beforeAll(async () => {
  await emptyProgrammeOfFive();
  await seedPeople();
});

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
