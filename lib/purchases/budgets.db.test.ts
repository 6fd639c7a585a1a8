import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DOCTOR_CHECKS } from '@/lib/doctor/checks';
import { runCheck } from '@/lib/doctor/run-check';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import {
  anna,
  figures,
  newMember,
  newMembers,
  seedPeople,
  sql,
  till,
} from '@/lib/points/testing/points-desk';
import { quotePurchase } from './queries/quote-purchase';
import { begin, booked, expectBooksTrue, finish, undo } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import {
  bringBack,
  cancel,
  line,
  NOW,
  nextReceipt,
  noRules,
  rate,
  record,
  rule,
} from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

const gift = (points: string, caps: object, more: object = {}): DefinitionJson => ({
  kind: 'earning',
  effect: { kind: 'fixed', points, per: 'receipt' },
  caps,
  ...more,
});

/** What all rules with a budget gave together, in whole points, and what members have of them. */
async function spent(): Promise<string> {
  const [row] = await sql<{ text: string }>(
    `SELECT (coalesce((SELECT sum(points) FROM rule_sums), 0) / 100)::int || ' ' ||
       (coalesce((SELECT sum(points) FROM rule_member_sums JOIN rules USING (rule_id)), 0) / 100)::int AS text`,
  );
  return row?.text ?? '';
}

async function expectCounted(): Promise<void> {
  await expectBooksTrue();
  for (const check of DOCTOR_CHECKS.filter(({ id }) =>
    ['rule-sums', 'purchase-decisions'].includes(id),
  )) {
    const { examples } = await runCheck(check, (text, parameter) =>
      sql(text, parameter === undefined ? [] : [parameter]),
    );
    // Rules of tests before are gone, and what they gave stays.
    const rules = await sql<{ id: number }>('SELECT rule_id AS id FROM rules');
    const isOurs = (key: string) =>
      !key.startsWith('rule') || rules.some(({ id }) => key.startsWith(`rule ${id} `));
    expect(examples.filter(({ key }) => isOurs(key))).toEqual([]);
  }
}

describe('the budget of a campaign', () => {
  it('of 1,000 points, 30 a receipt: of 100 purchases at once 33 get 30, one gets 10, 66 nothing, and it is told why', async () => {
    await rule(gift('30', { budget: '1000' }));
    const members = await newMembers(...Array.from({ length: 100 }, () => 'active' as const));
    const answers = await Promise.all(members.map((memberId) => record({ memberId })));
    const earned = answers.map((answer) => answer.earned);
    const count = (points: string) => earned.filter((one) => one === points).length;
    expect([count('30'), count('10'), count('0')]).toEqual([33, 1, 66]);
    expect(await spent()).toBe('1000 1000');
    const last = await record({ memberId: members[0] ?? 0 });
    expect(last.decision?.outcomes[0]).toMatchObject({
      status: 'nothing',
      trims: [['budget', expect.any(Number), '30', '0']],
    });
    await expectCounted();
  });

  it('gets back what returns take back, and the next purchase has it', async () => {
    await rule(gift('100', { budget: '150' }, { when: { leastMinor: '50000' } }));
    const [a, b] = [await newMember(), await newMember()];
    const first = await record({ memberId: a, lines: [line(60_000), line(40_000)] });
    expect((await record({ memberId: b })).earned).toBe('50');
    await bringBack({ ...first, memberId: a }, [[2, 1]]);
    expect(await spent()).toBe('150 150');
    await cancel({ ...first, memberId: a });
    expect(await spent()).toBe('50 50');
    expect((await record({ memberId: b })).earned).toBe('100');
    expect(await spent()).toBe('150 150');
    await expectCounted();
  });

  it('a return makes no rule give of a budget what the receipt had not of it', async () => {
    await rule(gift('200', {}, { when: { leastMinor: '100000' }, stacking: 'best' }));
    await rule(gift('100', { budget: '100' }, { stacking: 'best' }));
    const [a, b] = [await newMember(), await newMember()];
    const first = await record({ memberId: a, lines: [line(60_000), line(40_000)] });
    expect(first.earned).toBe('200');
    expect((await record({ memberId: b, lines: [line(100)] })).earned).toBe('100');
    await bringBack({ ...first, memberId: a }, [[2, 1]]);
    expect(await spent()).toBe('100 100');
    expect(await figures(a)).toBe('0');
    await expectCounted();
  });

  it('is told by a quote, which takes nothing of it', async () => {
    await rule(gift('100', { budget: '130' }));
    const memberId = await newMember();
    await record({ memberId });
    const basket = { storeId: 1, memberId, purchasedAt: NOW, lines: [line(1_000)] };
    expect((await runQuery(quotePurchase, basket, till, { now: NOW })).earned).toBe('30');
    expect(await spent()).toBe('100 100');
  });

  it('counts a receipt that is claimed, and counts it no longer when the claim is undone', async () => {
    await rule(gift('40', { budget: '100', life: '40' }));
    const memberId = await newMember();
    const receipt = nextReceipt();
    const { businessDate, purchaseId } = await record({ receipt });
    const taskId = await begin(memberId);
    await finish(taskId, booked(receipt, `${businessDate}:${purchaseId}`, businessDate));
    expect(await spent()).toBe('40 40');
    expect((await record({ memberId })).earned).toBe('0');
    await undo(memberId, taskId);
    expect(await spent()).toBe('0 0');
    expect((await record({ memberId })).earned).toBe('40');
    await expectCounted();
  });
});

describe('the limit of a member in the life of a rule', () => {
  it('of 50: 30, 20, nothing, over months; ten at once give no more', async () => {
    await rule(gift('30', { life: '50' }));
    const memberId = await newMember();
    const before = new Date('2026-09-10T09:00:00Z');
    expect((await record({ memberId, purchasedAt: before })).earned).toBe('30');
    const rest = await Promise.all(Array.from({ length: 10 }, () => record({ memberId })));
    expect(rest.map(({ earned }) => earned).toSorted()).toEqual([
      ...Array.from({ length: 9 }, () => '0'),
      '20',
    ]);
    expect((await record({ memberId: await newMember() })).earned).toBe('30');
    await expectCounted();
  });

  it('goes along with a merge, and back when it is undone', async () => {
    await rule(gift('30', { life: '50' }));
    const [a, b] = [await newMember(), await newMember()];
    await record({ memberId: a });
    await record({ memberId: b });
    await runCommand(mergeMembers, { survivorId: b, loserId: a, choices: {} }, anna, { now: NOW });
    expect((await record({ memberId: b })).earned).toBe('0');
    await runCommand(unmergeMembers, { memberId: a }, anna, { now: NOW });
    expect((await record({ memberId: a })).earned).toBe('20');
    await expectCounted();
  });
});

describe('rules that ask of the member', () => {
  const days = async (joinedOn: string, birthOn: string) => {
    const memberId = await newMember();
    await sql(`UPDATE members SET joined_on = '${joinedOn}' WHERE member_id = ${memberId}`);
    await sql(
      `INSERT INTO member_profiles (member_id, birth_on, birth_set_on) VALUES (${memberId}, '${birthOn}', '2020-01-01')
       ON CONFLICT (member_id) DO UPDATE SET birth_on = excluded.birth_on, birth_set_on = excluded.birth_set_on`,
    );
    return memberId;
  };

  it('50 within 30 days of joining, 70 within 3 days of the birthday; kept with the purchase as days alone', async () => {
    await rule(gift('50', {}, { when: { joinedWithinDays: 30 } }));
    await rule(gift('70', {}, { when: { birthdayWithinDays: 3 } }));
    const fresh = await days('2026-10-21', '1980-11-23');
    expect((await record({ memberId: fresh })).earned).toBe('120');
    const old = await days('2026-10-20', '1980-11-24');
    const none = await record({ memberId: old });
    expect(none.earned).toBe('0');
    expect(none.decision?.outcomes.map(({ failed }) => failed?.[0])).toEqual([
      ['joinedWithinDays', ['30'], ['31']],
      ['birthdayWithinDays', ['3'], []],
    ]);
    const kept = await sql<{ member: unknown }>(
      `SELECT facts->'member' AS member FROM purchase_decisions WHERE member_id = ${fresh}`,
    );
    expect(kept).toEqual([{ member: { joined: 30, birthday: -3 } }]);
    await cancelled(fresh);
    // What erasure does; anything else of what a purchase was judged by stays.
    await sql(
      `UPDATE purchase_decisions SET facts = facts - 'member' WHERE member_id = ${fresh} AND facts ? 'member'`,
    );
    await expect(
      sql(`UPDATE purchase_decisions SET facts = facts - 'lines' WHERE member_id = ${old}`),
    ).rejects.toThrow('stays');
  });

  it('where no rule asks, nothing of the member is kept', async () => {
    await rule(rate('0.1'));
    const memberId = await days('2026-11-01', '1980-11-20');
    await record({ memberId });
    expect(
      await sql(
        `SELECT FROM purchase_decisions WHERE member_id = ${memberId} AND facts ? 'member'`,
      ),
    ).toEqual([]);
  });

  /** All of it goes back by what was kept, whatever the day. */
  async function cancelled(memberId: number) {
    const [of] = await sql<{ businessDate: string; purchaseId: number }>(
      `SELECT business_date::text AS "businessDate", purchase_id::float8 AS "purchaseId" FROM purchases WHERE member_id = ${memberId}`,
    );
    if (of !== undefined) await cancel({ ...of, memberId });
    expect(await figures(memberId)).toBe('0');
  }
});
