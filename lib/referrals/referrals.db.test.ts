import { beforeAll, describe, expect, it } from 'vitest';
import { memberCode } from '@/lib/domain/members/states';
import { shownReferralCode } from '@/lib/domain/referrals/code';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { erasePersonalData } from '@/lib/members/erasure/erase-personal-data';
import { analyst } from '@/lib/members/testing/typed-members';
import { anna, inLedger, refusal, sql } from '@/lib/points/testing/points-desk';
import { record } from '@/lib/purchases/testing/till-desk';
import { endReferral } from './commands/end-referral';
import { getMemberReferrals } from './queries/get-member-referrals';
import { tellReferral } from './tell-referral';
import { codeOf, joins, NOW, openReferrals, tell, told } from './testing/referral-desk';

const refused = (reason: string) => ({ code: 'referral_refused', reason });
const page = (memberId: number, before: number | null = null) =>
  runQuery(getMemberReferrals, { memberId, before }, anna, { now: NOW });
const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId }, anna);

/** Comes back once a transaction waits for the lock of another. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  while ((await sql(waiting)).length === 0);
}

beforeAll(openReferrals);

describe('a code', () => {
  it('is made on first asking, stays, and is one for two who ask at once', async () => {
    const who = await joins();
    const [one, other] = await Promise.all([codeOf(who), codeOf(who)]);
    expect(one).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    expect([other, await codeOf(who)]).toEqual([one, one]);
  });

  it('brings whoever joins by it, however it is written, and says so as where they came from', async () => {
    const who = await joins();
    const code = await codeOf(who);
    const friend = await joins(` ${shownReferralCode(code).toLowerCase()} `);
    expect(await told(who)).toEqual([`${friend} by ${who}`]);
    const [row] = await sql('SELECT source FROM members WHERE member_id = $1', [friend]);
    expect(row).toEqual({ source: 'referral' });
    expect(await page(friend)).toMatchObject({ broughtBy: { memberId: who, way: 'code' } });
  });

  it('that nobody has makes no member', async () => {
    const count = 'SELECT count(*)::int AS count FROM members';
    const before = await sql(count);
    for (const code of ['2222-2222', 'nonsense', 'MBR-999999999']) {
      expect(await refusal(joins(code))).toEqual(refused('unknown_code'));
    }
    expect(await sql(count)).toEqual(before);
  });

  it('of somebody who was erased brings nobody any more', async () => {
    const who = await joins();
    const code = await codeOf(who);
    await sql("UPDATE members SET status = 'anonymised' WHERE member_id = $1", [who]);
    expect(await refusal(joins(memberCode(who)))).toEqual(refused('referrer_over'));
    await inLedger((context) => erasePersonalData(context, who));
    expect(await refusal(joins(code))).toEqual(refused('unknown_code'));
  });
});

describe('who brought a member that just joined', () => {
  it('is told at the desk by number or code, once', async () => {
    const [who, other, friend] = [await joins(), await joins(), await joins()];
    await tell(friend, memberCode(who));
    expect(await refusal(tell(friend, await codeOf(other)))).toEqual(refused('already_brought'));
    expect(await told(friend)).toEqual([`${friend} by ${who}`]);
  });

  it('is too late to tell on the 15th day, and after the first purchase', async () => {
    const [who, friend, buyer] = [await joins(), await joins(), await joins()];
    const on = (day: string) => new Date(`${day}T09:00:00Z`);
    expect(await refusal(tell(friend, memberCode(who), on('2026-12-05')))).toEqual(
      refused('too_late'),
    );
    await record({ memberId: buyer });
    expect(await refusal(tell(buyer, memberCode(who)))).toEqual(refused('has_bought'));
    await tell(friend, memberCode(who), on('2026-12-04'));
    expect(await told(friend, buyer)).toEqual([`${friend} by ${who}`]);
  });

  it('is not themselves: by number, by mailbox, by household, by name and birthday, unless told apart', async () => {
    const details = { firstName: 'Анна', birthOn: '1990-05-06' };
    const who = await joins('', { details, email: 'anna@mail.ru' });
    const code = await codeOf(who);
    const own = refused('own_code');
    expect(await refusal(tell(who, code))).toEqual(own);
    expect(await refusal(joins(code, { email: 'Anna+2@mail.ru' }))).toEqual(own);
    expect(await refusal(joins(code, { email: 'anna@mail.ru' }))).toMatchObject({
      code: 'identity_taken',
    });
    expect(await refusal(joins(code, { details }))).toEqual(own);
    const namesake = await joins('', { details });
    await sql(
      `INSERT INTO distinct_members (member_id, other_id, actor, told_at) VALUES ($1, $2, 'system:test', now())`,
      [who, namesake],
    );
    await tell(namesake, code);
    const partner = await joins();
    await sql(
      `WITH h AS (INSERT INTO households (head_id, begun_at) VALUES ($1, now()) RETURNING household_id)
       INSERT INTO household_members (member_id, household_id, state, way, begun_at, begun_by, joined_at)
       SELECT m, household_id, 'joined', 'founding', now(), 'system:test', now() FROM h, unnest(ARRAY[$1, $2]::bigint[]) m`,
      [who, partner],
    );
    expect(await refusal(tell(partner, code))).toEqual(own);
    expect(await told(who)).toEqual([`${namesake} by ${who}`]);
  });

  it('of two told at the same moment to have brought each other one counts, and longer circles never close', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two, three] = [await joins(), await joins(), await joins()];
      const answers = await Promise.allSettled([
        tell(one, memberCode(two)),
        tell(two, memberCode(three)),
        tell(three, memberCode(one)),
      ]);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      expect(await told(one, two, three)).toHaveLength(2);
    }
    const [one, two] = [await joins(), await joins()];
    const both = await Promise.allSettled([tell(one, memberCode(two)), tell(two, memberCode(one))]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is refused when a circle of four closes by two who are told at once and share nobody', async () => {
    const [one, two, three, four] = [await joins(), await joins(), await joins(), await joins()];
    await tell(one, memberCode(two));
    await tell(three, memberCode(four));
    const { promise: isTold, resolve: tellIt } = Promise.withResolvers<void>();
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const first = inLedger(async (context) => {
      const asked = { memberId: two, broughtBy: memberCode(three), mayName: true };
      await tellReferral(context, asked);
      tellIt();
      await mayEnd;
    });
    await isTold;
    const second = refusal(tell(four, memberCode(one)));
    await Promise.race([second, untilSomebodyWaits()]);
    end();
    await first;
    expect(await second).toEqual(refused('circle'));
  });

  it('told by two at the same moment is whom the first said', async () => {
    const [who, other, friend] = [await joins(), await joins(), await joins()];
    const both = await Promise.allSettled([
      tell(friend, memberCode(who)),
      tell(friend, memberCode(other)),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await told(friend)).toHaveLength(1);
  });

  it('is ended once with a reason and can be told anew; nothing else of it changes', async () => {
    const [who, other, friend] = [await joins(), await joins(), await joins()];
    const { referralId } = await tell(friend, memberCode(who));
    const asked = { memberId: friend, referralId, reason: 'mistake' as const };
    await runCommand(endReferral, asked, anna, { now: NOW });
    expect(await refusal(runCommand(endReferral, asked, anna))).toEqual({ code: 'not_found' });
    await tell(friend, memberCode(other));
    expect(await told(friend)).toEqual([`${friend} by ${other}`]);
    for (const change of [
      'referrer_id = 1',
      'ended_at = NULL, ended_by = NULL, end_reason = NULL',
    ]) {
      await expect(
        sql(`UPDATE referrals SET ${change} WHERE referral_id = $1`, [referralId]),
      ).rejects.toMatchObject({ code: 'VN002' });
    }
    await expect(sql('DELETE FROM referrals')).rejects.toMatchObject({ code: 'VN002' });
  });
});

describe('a merge', () => {
  it('carries friends, code and who brought them to the one who stays, and its undoing gives them back', async () => {
    const [who, twin, friend] = [await joins(), await joins(), await joins()];
    const referrer = await joins();
    await tell(friend, await codeOf(twin));
    await tell(twin, memberCode(referrer));
    await merge(who, twin);
    const code = await codeOf(who);
    expect(code).toBe(await codeOf(who));
    expect(await page(who)).toMatchObject({
      broughtBy: { memberId: referrer, toldAs: twin },
      counts: { brought: 1 },
      friends: [{ memberId: friend }],
    });
    expect((await page(friend)).broughtBy).toMatchObject({ memberId: who });
    const later = await joins(code);
    expect(await refusal(tell(who, memberCode(later)))).toEqual(refused('already_brought'));
    await runCommand(unmergeMembers, { memberId: twin }, anna);
    expect(await page(who)).toMatchObject({ broughtBy: null, friends: [{ memberId: later }] });
    expect(await page(twin)).toMatchObject({
      broughtBy: { memberId: referrer },
      friends: [{ memberId: friend }],
    });
  });
});

describe('the page of a member', () => {
  it('lists friends 25 to a page, the latest first, without their contacts; a code is not for analysts', async () => {
    const who = await joins();
    const code = await codeOf(who);
    for (let i = 0; i < 26; i += 1) await joins(code);
    const first = await page(who);
    expect(first).toMatchObject({ code, counts: { brought: 26, bought: 0, points: 0n } });
    expect(first.friends).toHaveLength(25);
    const second = await page(who, first.next);
    expect(second).toMatchObject({ friends: [{ outcome: 'notYet' }], next: null });
    const shown = await runQuery(getMemberReferrals, { memberId: who, before: null }, analyst);
    expect(shown.code).toBeNull();
    expect(JSON.stringify(shown.friends, (_, value) => String(value))).not.toContain('+7916');
  });
});
