import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  earn,
  entries,
  figures,
  newMember,
  openLots,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { expectBooksTrue } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import { bringBack, cancel, keptOf, line, noRules, rate, record, rule } from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

/** Receipts and revenue of a member. */
async function summary(memberId: number): Promise<unknown> {
  const [row] = await sql(
    `SELECT receipts, revenue_minor::int AS revenue FROM member_summary WHERE member_id = ${memberId}`,
  );
  return row;
}

describe('a return', () => {
  it('REF-01 of all of a receipt that earned 150 leaves 0 and one row of -150, delivered twice too', async () => {
    const member = await newMember();
    await rule(rate('1'));
    const bought = await record({ memberId: member, lines: [line(15_000)] });
    const first = await bringBack(bought, null, { key: 'ref-01' });
    expect(first).toMatchObject({ takenBack: '150', givenBack: '0', account: { balance: '0' } });
    const second = await bringBack(bought, null, { key: 'ref-01' });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(await entries(member)).toEqual(['earn 150', 'earn_reversal -150']);
    expect(await keptOf(member)).toEqual([
      'earned 150 spent 0 back 150/0',
      'earned 0 spent 0 back 150/0',
    ]);
    await expectBooksTrue();
  });

  it('REF-19 points at the original; a second one is refused, and so is one of a receipt that there is not', async () => {
    const member = await newMember();
    await rule(rate('1'));
    const bought = await record({ memberId: member, lines: [line(10_000)] });
    const returned = await bringBack(bought);
    expect(returned.revises).toEqual({
      businessDate: bought.businessDate,
      purchaseId: bought.purchaseId,
    });
    const [row] = await sql(
      `SELECT revises_id::int, amount_minor::int, is_return FROM purchases WHERE purchase_id = ${returned.purchaseId}`,
    );
    expect(row).toEqual({ revises_id: bought.purchaseId, amount_minor: -10_000, is_return: true });
    expect(await refusal(bringBack(bought))).toEqual({
      code: 'return_refused',
      reason: 'nothingLeft',
    });
    const asReturn = { ...bought, purchaseId: returned.purchaseId ?? 0 };
    expect(await refusal(bringBack(asReturn))).toEqual({
      code: 'return_refused',
      reason: 'isReturn',
    });
    expect(await refusal(bringBack({ ...bought, purchaseId: 999_999_999 }))).toEqual({
      code: 'not_found',
    });
  });

  it('REF-16 of 1.00 of a receipt of 3.00 takes 1.00 of the sum and leaves the count', async () => {
    const member = await newMember();
    const bought = await record({
      memberId: member,
      lines: [line(300, { quantityMilli: '3000' })],
    });
    await bringBack(bought, [[1, 1]]);
    expect(await summary(member)).toEqual({ receipts: 1, revenue: 200 });
    await bringBack(bought);
    expect(await summary(member)).toMatchObject({ revenue: 0 });
    await expectBooksTrue();
  });

  it('by line takes back what the rest does not earn, by the rules of then: 3.33 of 10.00 in three is 4 points of 10', async () => {
    const member = await newMember();
    const { ruleId } = await rule(rate('1'));
    const lines = [line(1_000, { quantityMilli: '3000' }), line(500)];
    const bought = await record({ memberId: member, lines });
    expect(bought).toMatchObject({ earned: '15' });
    await seedRule({ ruleId, definition: rate('100'), startsOn: '2026-11-01' });
    // 11.67 are kept: 11 points of 15.
    expect(await bringBack(bought, [[1, 1]])).toMatchObject({ takenBack: '4', amountMinor: '333' });
    expect(await bringBack(bought, [[1, 1]])).toMatchObject({ takenBack: '3', amountMinor: '333' });
    expect(await bringBack(bought, [[2, 1]])).toMatchObject({ takenBack: '5' });
    expect(await bringBack(bought)).toMatchObject({ takenBack: '3', amountMinor: '334' });
    expect(await figures(member)).toBe('0');
    await expectBooksTrue();
  });

  it('RED-03 a cancelled receipt gives 300 points back once, with their old end; cancelled twice it is once', async () => {
    await rule({ kind: 'spending', points: '1', minor: '100' });
    const member = await newMember();
    await earn(member, 1_000, { expiresAt: '2027-03-01T00:00:00Z' });
    const spend = { kind: 'points', points: '300' } as const;
    const bought = await record({ memberId: member, lines: [line(100_000)], spend });
    expect(await figures(member)).toBe('700');
    expect(await cancel(bought)).toMatchObject({ givenBack: '300', account: { balance: '1000' } });
    expect(await cancel(bought)).toMatchObject({ purchaseId: null, givenBack: '0' });
    expect(await entries(member)).toEqual(['earn 1000', 'redeem -300', 'redeem_reversal 300']);
    expect(await openLots(member)).toEqual(['700 until 2027-03-01', '300 until 2027-03-01']);
    await expectBooksTrue();
  });

  it('what was spent meanwhile becomes a debt, or is let go and written down where the terms stop at zero', async () => {
    await rule(rate('1'));
    await rule({ kind: 'spending', points: '1', minor: '1' });
    const spendAll = async (member: number) => {
      const bought = await record({ memberId: member, lines: [line(10_000)] });
      const spend = { kind: 'points', points: '60' } as const;
      await record({ memberId: member, lines: [line(60)], spend });
      return bought;
    };
    const owing = await newMember();
    expect(await bringBack(await spendAll(owing))).toMatchObject({
      takenBack: '100',
      notRecouped: '0',
    });
    expect(await figures(owing)).toBe('-60 debt 60');
    await rule({ kind: 'terms', takesBack: 'stopAtZero' });
    const lucky = await newMember();
    expect(await bringBack(await spendAll(lucky))).toMatchObject({
      takenBack: '40',
      notRecouped: '60',
    });
    expect(await figures(lucky)).toBe('0');
    await expectBooksTrue();
  });

  it('gives back to the caps what it took: 500 a day are there again', async () => {
    const member = await newMember();
    await rule(rate('1', { caps: { day: '500' } }));
    const bought = await record({ memberId: member });
    expect(await record({ memberId: member })).toMatchObject({ earned: '0' });
    await bringBack(bought);
    expect(await record({ memberId: member })).toMatchObject({ earned: '500' });
  });

  it('of a receipt that would earn more by keeping less goes on counting 110 under a cap of 500 a day, not 500', async () => {
    const member = await newMember();
    const stops = { stacking: 'stops', priority: 1, when: { leastMinor: '100000' } };
    await rule(rate('0.1', stops));
    await rule(rate('10', { priority: 2 }));
    await rule({ kind: 'cap', period: 'day', most: '500' });
    const bought = await record({ memberId: member, lines: [line(60_000), line(50_000)] });
    expect(bought).toMatchObject({ earned: '110' });
    // What is kept, 600.00, is below the least of the rule that stopped the better one.
    expect(await bringBack(bought, [[2, 1]])).toMatchObject({ takenBack: '0' });
    expect(await record({ memberId: member })).toMatchObject({ earned: '100' });
  });

  it('I6 of ten returned a unit each by twenty at once, ten are taken and ten refused', async () => {
    const member = await newMember();
    await rule(rate('1'));
    const bought = await record({
      memberId: member,
      lines: [line(10_007, { quantityMilli: '10000' })],
    });
    const tried = await Promise.allSettled(
      Array.from({ length: 20 }, () => bringBack(bought, [[1, 1]])),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const [row] = await sql(
      `SELECT returned_milli::int AS milli, returned_minor::int AS minor FROM purchase_lines
       WHERE member_id = ${member} AND purchase_id = ${bought.purchaseId}`,
    );
    expect(row).toEqual({ milli: 10_000, minor: 10_007 });
    expect(await figures(member)).toBe('0');
    await expectBooksTrue();
  });

  it('I6 the database itself refuses more back than was bought', async () => {
    const member = await newMember();
    const bought = await record({ memberId: member });
    const more = (set: string, table: string) =>
      sql(
        `UPDATE ${table} SET ${set} WHERE member_id = ${member} AND purchase_id = ${bought.purchaseId}`,
      );
    await expect(more('returned_milli = 1001', 'purchase_lines')).rejects.toThrow();
    await expect(more('returned_minor = 100001', 'purchase_lines')).rejects.toThrow();
    await expect(more('returned_minor = 100001', 'purchases')).rejects.toThrow();
  });

  it('of a guest’s receipt is a guest’s, and moves no points', async () => {
    const bought = await record({});
    expect(await bringBack(bought)).toMatchObject({
      memberId: null,
      account: null,
      takenBack: '0',
    });
    await expectBooksTrue();
  });
});
