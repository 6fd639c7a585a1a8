import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { anna, NOW, newMember, refusal, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { post } from '@/lib/purchases/testing/posting-desk';
import { type SeededLadder, seedLadder } from '../testing/seed-ladder';
import { getMemberTier } from './get-member-tier';

const at = { now: NOW };
const analyst: UserActor = { ...anna, userId: 903, role: 'analyst' };
let yearly: SeededLadder;
let staff: SeededLadder;

beforeAll(async () => {
  await seedPeople();
  yearly = await seedLadder([0, 1_000, 5_000], { graceDays: 30 });
  staff = await seedLadder([0, 500], {
    audience: 'enrolled',
    window: { kind: 'rolling', months: 12 },
    validity: 'window',
  });
});

let rowNo = 0;
const buy = (memberId: number, day: string, units: number) => {
  rowNo += 1;
  const receipt = `R${rowNo}`;
  return post([
    { rowNo, memberId, storeId: 1, receipt, day, isReturn: false, amountMinor: units * 100 },
  ]);
};
const told = (memberId: number, by = anna) => runQuery(getMemberTier, { memberId }, by, at);
const stand = (
  memberId: number,
  { ruleId }: SeededLadder,
  columns: Readonly<Record<string, unknown>>,
) =>
  sql('INSERT INTO tier_standings SELECT * FROM jsonb_populate_record(null::tier_standings, $1)', [
    JSON.stringify({ member_id: memberId, rule_id: ruleId, ...columns }),
  ]);

describe('what a member’s page tells of their tiers', () => {
  it('of one who was never judged: the entry tier, and what is missing to the next by the end of the year', async () => {
    const member = await newMember();
    await buy(member, '2026-02-03', 400);
    expect((await told(member)).ladders).toMatchObject([
      {
        ruleId: yearly.ruleId,
        versionNo: 1,
        tier: { tierId: yearly.tierIds[0], step: 0 },
        canBeLost: false,
        why: null,
        keep: null,
        nextTier: { tierId: yearly.tierIds[1] },
        next: {
          needs: [{ basis: 'spend', asked: 100_000n, measured: 40_000n, missing: 60_000n }],
          byOn: '2026-12-31',
        },
        oldest: null,
      },
    ]);
  });

  it('of one in grace: what clears it and by when', async () => {
    const member = await newMember();
    await buy(member, '2025-06-01', 300);
    await buy(member, '2026-11-20', 450);
    await stand(member, yearly, {
      tier_id: yearly.tierIds[1],
      since_on: '2024-02-01',
      valid_until_on: '2025-12-31',
      grace_until_on: '2026-11-30',
      grace_from_on: '2025-01-01',
    });
    expect((await told(member)).ladders).toMatchObject([
      {
        standing: { graceUntilOn: '2026-11-30' },
        keep: {
          needs: [{ asked: 100_000n, measured: 75_000n, missing: 25_000n }],
          fromOn: '2025-01-01',
          byOn: '2026-11-30',
          isMet: false,
        },
      },
    ]);
  });

  it('of one enrolled: their ladder first, with when the oldest receipt leaves the window', async () => {
    const member = await newMember();
    await buy(member, '2026-02-03', 600);
    await buy(member, '2026-05-01', 100);
    await sql(
      `INSERT INTO tier_enrolments (member_id, rule_id, kind, from_on, created_at) VALUES ($1, $2, 'staff', '2026-01-01', now())`,
      [member, staff.ruleId],
    );
    await stand(member, staff, { tier_id: staff.tierIds[1], since_on: '2026-02-03' });
    const { ladders, enrolments } = await told(member);
    expect(ladders.map(({ ruleId }) => ruleId)).toEqual([staff.ruleId, yearly.ruleId]);
    expect(ladders[0]).toMatchObject({
      next: null,
      keep: { isMet: true, byOn: null },
      oldest: { on: '2026-02-03', leavesOn: '2027-02-03', spend: 60_000n },
    });
    expect(enrolments).toMatchObject([{ kind: 'staff', isOver: false, untilOn: null }]);
  });

  it('which version judged, what was measured and what was asked; pages of 20', async () => {
    const member = await newMember();
    await sql(
      `INSERT INTO tier_judgements (member_id, rule_id, rule_version_id, judged_on, judged_by, judgement, from_tier_id, to_tier_id,
         measured, judged_at)
       SELECT $1, $2, $3, date '2026-10-01' + i, 'day', 'reached', $4, $5, '{"spend":"123400","receipts":2,"points":"0"}', now()
       FROM generate_series(1, 21) i`,
      [member, yearly.ruleId, yearly.versionId, yearly.tierIds[0], yearly.tierIds[1]],
    );
    const page = await told(member);
    expect(page.ladders[0]?.why).toMatchObject({
      judgedOn: '2026-10-22',
      judgement: 'reached',
      versionNo: 1,
      to: { step: 1 },
      needs: [{ asked: 100_000n, measured: 123_400n, missing: 0n }],
    });
    expect(page.judgements).toHaveLength(20);
    const further = { memberId: member, before: page.nextBefore };
    const older = await runQuery(getMemberTier, further, anna, at);
    expect(older.judgements).toMatchObject([{ judgedOn: '2026-10-02' }]);
    expect(older.nextBefore).toBeNull();
  });

  it('of one held by hand: to which day, what stands beneath, and what is missing to earn it by then', async () => {
    const member = await newMember();
    await buy(member, '2026-02-03', 1_500);
    await stand(member, yearly, {
      tier_id: yearly.tierIds[1],
      since_on: '2026-02-03',
      valid_until_on: '2027-12-31',
    });
    const give = (place: number, untilOn: string) =>
      sql(
        `INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, requested_by, approved_by, created_at)
         VALUES ($1, $2, $3, '2026-11-01', $4, 'manual', 'apology', 901, 902, now())`,
        [member, yearly.ruleId, yearly.tierIds[place], untilOn],
      );
    await give(1, '2028-01-31');
    expect((await told(member)).ladders).toMatchObject([
      {
        ...{ tier: { step: 1 }, validUntilOn: '2028-01-31', floorUntilOn: '2028-01-31' },
        ...{ ownTier: { step: 1 }, standing: { validUntilOn: '2027-12-31' } },
        keep: { byOn: '2027-12-31' },
      },
    ]);
    await give(2, '2026-12-10');
    expect((await told(member)).ladders).toMatchObject([
      {
        tier: { step: 2 },
        ...{ sinceOn: '2026-11-01', validUntilOn: '2026-12-10', floorUntilOn: '2026-12-10' },
        ...{ ownTier: { step: 1 }, standing: { validUntilOn: '2027-12-31' }, canOwnBeLost: true },
        ...{ next: null, keep: { byOn: '2026-12-10', needs: [{ missing: 350_000n }] } },
      },
    ]);
  });

  it('floors with reason, approver and end; remarks to those who may read contacts alone', async () => {
    const member = await newMember();
    await sql(
      `INSERT INTO tier_floors (member_id, rule_id, tier_id, from_on, until_on, kind, reason, remark, requested_by, approved_by, created_at)
       VALUES ($1, $2, $3, '2026-11-01', '2026-12-31', 'manual', 'apology', 'Звонил с +7 917 000-00-00', 901, 902, now())`,
      [member, yearly.ruleId, yearly.tierIds[2]],
    );
    expect((await told(member)).floors).toMatchObject([
      {
        kind: 'manual',
        tier: { step: 2, shape: 'star' },
        untilOn: '2026-12-31',
        isOver: false,
        reason: 'apology',
        remark: 'Звонил с +7 917 000-00-00',
        requestedBy: 'P901',
        approvedBy: 'P902',
      },
    ]);
    expect((await told(member, analyst)).floors).toMatchObject([{ remark: null }]);
  });

  it('nothing of a member that there is not', async () => {
    expect(await refusal(told(999_999_999))).toEqual({ code: 'not_found' });
  });
});
