import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { anna, NOW, newMember, refusal, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { endEnrolment } from './commands/end-enrolment';
import { enrol } from './commands/enrol';
import { renewEnrolments } from './commands/renew-enrolments';
import { getMemberTier } from './queries/get-member-tier';
import { type SeededLadder, seedLadder } from './testing/seed-ladder';

const analyst: UserActor = { ...anna, userId: 903, role: 'analyst' };
const worker = systemActor('renew-enrolments');
let everyone: SeededLadder;
let club: SeededLadder;
let staff: SeededLadder;

beforeAll(async () => {
  await seedPeople();
  everyone = await seedLadder([0, 1_000]);
  staff = await seedLadder([0], { audience: 'enrolled' });
  club = await seedLadder([0, 9_000], {
    audience: 'enrolled',
    paid: { priceMinor: '99000', months: 12, trialDays: 14 },
  });
});

type Given = { kind: 'staff' | 'paid' | 'trial'; renews?: boolean; paidMinor?: string };
const put = (memberId: number, { ruleId }: SeededLadder, given: Given, now = NOW) =>
  runCommand(enrol, { memberId, ruleId, ...given }, anna, { now });
const told = (memberId: number, now = NOW) => runQuery(getMemberTier, { memberId }, anna, { now });
const shown = async (memberId: number) => {
  const [row] = await sql(
    `SELECT m.tier_id, c.reason FROM members m JOIN tier_changes c USING (member_id)
     WHERE m.member_id = $1 ORDER BY c.change_id DESC LIMIT 1`,
    [memberId],
  );
  return row;
};

describe('a ladder that members are put on', () => {
  it('shows its tier at once: staff until it is ended, of two at once one', async () => {
    const member = await newMember();
    const both = await Promise.all(
      [1, 2].map(() => refusal(put(member, staff, { kind: 'staff' }))),
    );
    expect(both.filter((one) => one !== null)).toEqual([
      { code: 'tier_refused', reason: 'already_enrolled' },
    ]);
    expect(await shown(member)).toEqual({ tier_id: staff.tierIds[0], reason: 'enrolled' });
    const { enrolments, ladders, joinable } = await told(member);
    expect(enrolments).toMatchObject([{ kind: 'staff', untilOn: null, renews: false }]);
    expect(ladders.map(({ ruleId }) => ruleId)).toEqual([staff.ruleId, everyone.ruleId]);
    expect(joinable.map(({ ruleId }) => ruleId)).toEqual([club.ruleId]);
  });

  it('is paid for by periods with what was paid, and tried out once', async () => {
    const [paying, trying] = [await newMember(), await newMember()];
    await put(paying, club, { kind: 'paid', paidMinor: '79000', renews: true });
    expect((await told(paying)).enrolments).toMatchObject([
      {
        kind: 'paid',
        fromOn: '2026-11-27',
        untilOn: '2027-11-26',
        renews: true,
        paidMinor: 79_000n,
      },
    ]);
    await put(trying, club, { kind: 'trial' });
    expect((await told(trying)).enrolments).toMatchObject([{ untilOn: '2026-12-10' }]);
    const later = new Date('2027-01-10T09:00:00Z');
    expect(await refusal(put(trying, club, { kind: 'trial' }, later))).toEqual({
      code: 'tier_refused',
      reason: 'no_trial',
    });
    expect(await refusal(put(trying, staff, { kind: 'paid' }))).toEqual({
      code: 'tier_refused',
      reason: 'wrong_kind',
    });
  });

  it('that renews goes on from the day after its last one, due, once', async () => {
    const member = await newMember();
    await put(member, club, { kind: 'trial', renews: true });
    const lastDay = new Date('2026-12-10T09:00:00Z');
    await runCommand(renewEnrolments, {}, worker, { now: NOW });
    expect((await told(member)).enrolments).toHaveLength(1);
    for (const _ of [1, 2]) await runCommand(renewEnrolments, {}, worker, { now: lastDay });
    expect((await told(member, lastDay)).enrolments).toMatchObject([
      { kind: 'paid', fromOn: '2026-12-11', untilOn: '2027-12-10', renews: true, paidMinor: 0n },
      { kind: 'trial', untilOn: '2026-12-10', renews: false },
    ]);
  });

  it('is ended: staff today, a paid period on its last day, by the version that was seen', async () => {
    const member = await newMember();
    const { enrolmentId } = await put(member, club, { kind: 'paid', renews: true });
    const end = (version: number) =>
      refusal(
        runCommand(endEnrolment, { memberId: member, enrolmentId, version }, anna, { now: NOW }),
      );
    expect(await end(7)).toMatchObject({ code: 'stale_version' });
    expect(await end(1)).toBeNull();
    expect((await told(member)).enrolments).toMatchObject([
      { untilOn: '2027-11-26', renews: false, version: 2 },
    ]);
  });

  it('is for active members, by those with the right, and no ladder of everybody', async () => {
    const [suspended, member] = [await newMember('suspended'), await newMember()];
    expect(await refusal(put(suspended, staff, { kind: 'staff' }))).toMatchObject({
      code: 'member_refused',
    });
    expect(await refusal(put(member, everyone, { kind: 'staff' }))).toEqual({
      code: 'tier_refused',
      reason: 'no_ladder',
    });
    const given = { memberId: member, ruleId: staff.ruleId, kind: 'staff' } as const;
    expect(await refusal(runCommand(enrol, given, analyst, { now: NOW }))).toMatchObject({
      code: 'forbidden',
      permission: 'tiers.enrol',
    });
  });
});
