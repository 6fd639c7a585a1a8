import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { memberCode } from '@/lib/domain/members/states';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { anna, ledgerDifferences, sql } from '@/lib/points/testing/points-desk';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { bringBack, cancel, line, NOW, record } from '@/lib/purchases/testing/till-desk';
import { endReferral } from '@/lib/referrals/commands/end-referral';
import { getMemberReferrals } from '@/lib/referrals/queries/get-member-referrals';
import { codeOf, joins, openReferrals, tell } from '@/lib/referrals/testing/referral-desk';
import { readFacts } from './facts/read-facts';
import { awardsOf, balanceOf, freshMechanics, launched, runDay, wake } from './testing/run-desk';

const LATER = new Date('2026-11-24T09:00:00Z');
const gift = (more: Partial<Omit<MechanicJson, 'kind'>> = {}): Omit<MechanicJson, 'kind'> => ({
  occasion: { is: 'referral', leastMinor: '2500' },
  rewards: [{ is: 'points', points: '300' }],
  ...more,
});
const launch = (more: Partial<Omit<MechanicJson, 'kind'>> = {}) => launched(gift(more), 'receipt');
const buys = (memberId: number, minor = 5_000) => record({ memberId, lines: [line(minor)] });
const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId }, anna);
const balances = (...ids: readonly number[]) => Promise.all(ids.map(balanceOf));

/** Somebody, and a friend whom they brought by their code. */
async function two(): Promise<{ readonly who: number; readonly friend: number }> {
  const who = await joins();
  return { who, friend: await joins(await codeOf(who)) };
}

async function friendsOf(memberId: number): Promise<readonly number[]> {
  const facts = await readFacts(readRowsOf(readPool()), {
    ...{ whose: { memberIds: [memberId] }, names: ['friends'], timeZone: 'Europe/Moscow' },
    ...{ fromOn: '2026-11-20', throughOn: '2026-11-30' },
  });
  return (facts.get(memberId)?.friends ?? []).map(({ toldAs }) => toldAs);
}

beforeAll(openReferrals);
beforeEach(freshMechanics);

describe('a friend who was brought', () => {
  it('REFER-01 orders for 50 where 25 are asked: both get 300 once, asked again or not; cancelled, both are back at 0', async () => {
    const ruleId = await launch();
    const { who, friend } = await two();
    const order = await buys(friend);
    await wake(NOW);
    await wake(NOW);
    await Promise.all([runDay(ruleId, '2026-11-20'), runDay(ruleId, '2026-11-20')]);
    await runDay(ruleId, '2026-11-21');
    expect(await balances(who, friend)).toEqual([300, 300]);
    expect(await awardsOf(ruleId)).toEqual([
      { member: who, key: String(friend), state: 'given', points: 300 },
      { member: friend, key: `of:${who}:${friend}`, state: 'given', points: 300 },
    ]);
    await cancel(order, `cancel ${friend}`, LATER);
    await wake(LATER);
    await wake(LATER);
    expect(await balances(who, friend)).toEqual([0, 0]);
  });

  it('orders twice and cancels one: the other is enough, nothing is given twice nor taken back', async () => {
    await launch();
    const { who, friend } = await two();
    const order = await buys(friend);
    await wake(NOW);
    await buys(friend);
    await wake(NOW);
    await cancel(order, `cancel ${friend}`, LATER);
    await wake(LATER);
    expect(await balances(who, friend)).toEqual([300, 300]);
  });

  it('REFER-01 orders once and brings it back, on the day or later: both are back at 0, and a further order gives nothing', async () => {
    for (const at of [NOW, LATER]) {
      const ruleId = await launch();
      const { who, friend } = await two();
      const order = await buys(friend);
      await wake(NOW);
      expect(await balances(who, friend)).toEqual([300, 300]);
      await bringBack(order, null, { now: at });
      await wake(at);
      expect(await balances(who, friend)).toEqual([0, 0]);
      expect((await awardsOf(ruleId)).map(({ state }) => state)).toEqual([
        'takenBack',
        'takenBack',
      ]);
      await record({ memberId: friend, purchasedAt: at }, at);
      await wake(at);
      expect(await balances(who, friend)).toEqual([0, 0]);
      const [spent] = await sql(
        'SELECT points::int AS points FROM mechanic_spent WHERE rule_id = $1',
        [ruleId],
      );
      expect(spent).toEqual({ points: 0 });
      await freshMechanics();
    }
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('orders for less than asked, or brings back so much that less is left: nobody gets or keeps anything', async () => {
    await launch();
    const { who, friend } = await two();
    await buys(friend, 2_499);
    await wake(NOW);
    expect(await balances(who, friend)).toEqual([0, 0]);
    const order = await record({ memberId: friend, lines: [line(1_500), line(1_500)] });
    await wake(NOW);
    expect(await balances(who, friend)).toEqual([300, 300]);
    await bringBack(order, [[1, 1]], { now: LATER });
    await wake(LATER);
    expect(await balances(who, friend)).toEqual([0, 0]);
  });

  it('gives the referrer alone where it says so, and as often as its cap lets', async () => {
    const occasion = { is: 'referral', isForBoth: false } as const;
    await launch({ occasion, perMember: { times: { most: 2, inDays: null } } });
    const who = await joins();
    const code = await codeOf(who);
    const friends = [await joins(code), await joins(code), await joins(code)];
    for (const friend of friends) {
      await buys(friend);
      await wake(NOW);
    }
    expect(await balances(who, ...friends)).toEqual([600, 0, 0, 0]);
  });

  it('does not take from what they may get for friends of their own', async () => {
    const ruleId = await launch({
      perMember: { times: { most: 1, inDays: null }, points: '300', cooldownDays: 30 },
    });
    const { who, friend } = await two();
    const own = await joins(await codeOf(friend));
    await buys(friend);
    await wake(NOW);
    await buys(own);
    await wake(NOW);
    expect(await balances(who, friend, own)).toEqual([300, 600, 300]);
    await runDay(ruleId, '2026-11-20');
    expect(await balances(who, friend, own)).toEqual([300, 600, 300]);
  });

  it('who looks like the referrer by now, gives nothing', async () => {
    await launch();
    const { who, friend } = await two();
    await sql("UPDATE member_profiles SET email = 'o@mail.ru' WHERE member_id = $1", [who]);
    await sql("UPDATE member_profiles SET email = 'o+1@mail.ru' WHERE member_id = $1", [friend]);
    await buys(friend);
    await wake(NOW);
    expect(await balances(who, friend)).toEqual([0, 0]);
  });

  it('is told of after the first purchase only where the mechanic counts that', async () => {
    await launch({ occasion: { is: 'referral', mayBuyFirst: true } });
    const [who, friend] = [await joins(), await joins()];
    await buys(friend);
    await tell(friend, memberCode(who));
    await wake(NOW);
    expect(await balances(who, friend)).toEqual([300, 300]);
  });

  it('is nobody’s friend after all: both give back, and the right one gets it when told', async () => {
    await launch({ occasion: { is: 'referral', mayBuyFirst: true } });
    const { who, friend } = await two();
    const right = await joins();
    await buys(friend);
    await wake(NOW);
    const [row] = await sql<{ referralId: number }>(
      'SELECT referral_id::int AS "referralId" FROM referrals WHERE member_id = $1',
      [friend],
    );
    const asked = { memberId: friend, referralId: row?.referralId ?? 0, reason: 'abuse' as const };
    await runCommand(endReferral, asked, anna, { now: NOW });
    await wake(NOW);
    expect(await balances(who, friend)).toEqual([0, 0]);
    await tell(friend, memberCode(right));
    await wake(NOW);
    expect(await balances(who, friend, right)).toEqual([0, 300, 300]);
    const page = await runQuery(getMemberReferrals, { memberId: who, before: null }, anna, {
      now: NOW,
    });
    expect(page).toMatchObject({ friends: [{ outcome: 'ended' }], counts: { brought: 0 } });
  });
});

describe('a merge', () => {
  it('of the referrer: the one who stays gets it for a friend who buys later, once, and a return takes it back from there', async () => {
    const ruleId = await launch();
    const { who, friend } = await two();
    const code = await codeOf(who);
    const [stays, other] = [await joins(), await joins(code)];
    const order = await buys(friend);
    await wake(NOW);
    await merge(stays, who);
    await wake(NOW);
    expect(await balances(stays, friend)).toEqual([300, 300]);
    await buys(other);
    await wake(NOW);
    expect(await balances(stays, friend, other)).toEqual([600, 300, 300]);
    await bringBack(order, null, { now: LATER });
    await wake(LATER);
    expect(await balances(stays, friend, other)).toEqual([300, 0, 300]);
    expect((await awardsOf(ruleId)).filter(({ state }) => state === 'takenBack')).toHaveLength(2);
  });

  it('of the friend: it stays one occasion under the old number, and its undoing changes nothing that was given', async () => {
    const ruleId = await launch();
    const { who, friend } = await two();
    const twin = await joins();
    await buys(friend);
    await wake(NOW);
    await merge(twin, friend);
    await wake(NOW);
    await buys(twin);
    await wake(NOW);
    expect(await balances(who, twin)).toEqual([300, 300]);
    await runCommand(unmergeMembers, { memberId: friend }, anna);
    await wake(NOW);
    expect(await balances(who, twin, friend)).toEqual([300, 0, 300]);
    expect(await awardsOf(ruleId)).toHaveLength(2);
  });

  it('of the friend with who brought them gives nothing, and neither does one with an older member', async () => {
    await launch();
    const { who, friend } = await two();
    await merge(who, friend);
    await buys(who);
    await wake(NOW);
    expect(await balanceOf(who)).toBe(0);
    const { who: referrer, friend: second } = await two();
    const old = await joins('', { now: new Date('2026-01-10T09:00:00Z') });
    await merge(old, second);
    await buys(old);
    await wake(NOW);
    expect(await balances(referrer, old)).toEqual([0, 0]);
  });

  it('of two who were brought by two, or by each other, leaves the one who was told of first', async () => {
    const { who, friend } = await two();
    const { who: other, friend: second } = await two();
    await merge(friend, second);
    expect([await friendsOf(who), await friendsOf(other)]).toEqual([[friend], []]);
    const [one, twin, third] = [await joins(), await joins(), await joins()];
    await tell(twin, memberCode(third));
    await tell(third, memberCode(one));
    await merge(one, twin);
    expect([await friendsOf(third), await friendsOf(one)]).toEqual([[twin], []]);
  });

  it('while the friend buys gives both once', async () => {
    const ruleId = await launch();
    for (let round = 0; round < 3; round += 1) {
      const { who, friend } = await two();
      const stays = await joins();
      await Promise.all([merge(stays, who), buys(friend), wake(NOW)]);
      await wake(NOW);
      await wake(NOW);
      expect(await balances(stays, friend)).toEqual([300, 300]);
    }
    expect(await awardsOf(ruleId)).toHaveLength(6);
    expect(await ledgerDifferences()).toEqual([]);
  });
});
