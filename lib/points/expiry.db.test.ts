import { afterEach, describe, expect, it } from 'vitest';

import { runCommand } from '@/lib/kernel/command';

import { expireLots } from './commands/expire-lots';

import {
  earn,
  entries,
  figures,
  inLedger,
  ledgerDifferences,
  NOW,
  newMember,
  newMembers,
  openLots,
  redeem,
  refusal,
  till,
} from './testing/points-desk';

const DAY_MS = 86_400_000;
const daysFromNow = (days: number) => new Date(NOW.getTime() + days * DAY_MS).toJSON();

const expire = (now: Date = NOW) => runCommand(expireLots, {}, till, { now });

afterEach(async () => {
  // LED-12: the balance shown is the balance recomputed, after every scenario.
  expect(await ledgerDifferences()).toEqual([]);
});

describe('the end of points', () => {
  it('EXP-07 150 that ended yesterday go, those that end tomorrow stay', async () => {
    const [gone = 0, live = 0] = await newMembers('active', 'active');
    await earn(gone, 150, { expiresAt: daysFromNow(-1) });
    await earn(live, 150, { expiresAt: daysFromNow(1) });
    await expire();
    expect(await entries(gone)).toEqual(['earn 150', 'expire -150']);
    expect([await figures(gone), await figures(live)]).toEqual(['0', '150']);
    expect(await entries(live)).toEqual(['earn 150']);
  });

  it('EXP-04 of 100 and 40 the first ends: 40 in one lot', async () => {
    const member = await newMember();
    await earn(member, 100, { expiresAt: daysFromNow(-1) });
    await earn(member, 40, { expiresAt: '2027-01-01' });
    await expire();
    expect([await figures(member), await openLots(member)]).toEqual([
      '40',
      ['40 until 2027-01-01'],
    ]);
  });

  it('EXP-08 of 150 with 50 spent, 100 expire', async () => {
    const member = await newMember();
    await earn(member, 150, { expiresAt: daysFromNow(1) });
    await redeem(member, '50');
    await expire(new Date(daysFromNow(2)));
    expect(await entries(member)).toEqual(['earn 150', 'redeem -50', 'expire -100']);
  });

  it('EXP-10 expired twice, and by two workers at once, is one row', async () => {
    const member = await newMember();
    await earn(member, 150, { expiresAt: daysFromNow(-1) });
    const ended = await Promise.all([expire(), expire()]);
    expect(ended.toSorted()).toEqual([0, 1]);
    expect(await expire()).toBe(0);
    expect(await entries(member)).toEqual(['earn 150', 'expire -150']);
  });

  it('EXP-12 points without expiry are there ten years later', async () => {
    const member = await newMember();
    await earn(member, 150);
    await expire(new Date('2036-11-27T10:00:00Z'));
    expect(await entries(member)).toEqual(['earn 150']);
  });

  it('EXP-13 two lots that ended make two rows; 100 over and 50 live leave 50', async () => {
    const [both = 0, mixed = 0] = await newMembers('active', 'active');
    await earn(both, 100, { expiresAt: daysFromNow(-2) });
    await earn(both, 60, { expiresAt: daysFromNow(-1) });
    await earn(mixed, 100, { expiresAt: daysFromNow(-1) });
    await earn(mixed, 50, { expiresAt: daysFromNow(1) });
    await expire();
    expect(await entries(both)).toEqual(['earn 100', 'earn 60', 'expire -100', 'expire -60']);
    expect([await figures(both), await figures(mixed)]).toEqual(['0', '50']);
  });

  it('EXP-14 in a batch the 150 of one end, the 80 of another live; a frozen account is left alone', async () => {
    const [a = 0, b = 0, frozen = 0] = await newMembers('active', 'active', 'active');
    await earn(a, 150, { expiresAt: daysFromNow(-1) });
    await earn(b, 80, { expiresAt: daysFromNow(1) });
    await earn(frozen, 70, { expiresAt: daysFromNow(-1) });
    await inLedger(({ tx }) =>
      tx.client.query(
        `UPDATE point_accounts SET frozen_at = now(), frozen_reason = 'fraud' WHERE member_id = $1`,
        [frozen],
      ),
    );
    expect(await expire()).toBe(1);
    expect([await figures(a), await figures(b), await figures(frozen)]).toEqual(['0', '80', '70']);
  });

  it('EXP-17 of two earnings of 100, the end of the first touches it alone', async () => {
    const member = await newMember();
    await earn(member, 100, { expiresAt: daysFromNow(0), earnedAt: daysFromNow(-11) });
    await earn(member, 100, { expiresAt: daysFromNow(1), earnedAt: daysFromNow(-10) });
    await expire();
    expect(await openLots(member)).toEqual(['100 until 2026-11-28']);
  });

  it('one whose moment equals now is over, before the night has come for it', async () => {
    const member = await newMember();
    await earn(member, 10, { expiresAt: NOW.toJSON() });
    expect(await refusal(redeem(member, '10'))).toMatchObject({ available: '0' });
    expect(await expire(new Date(NOW.getTime() - 1))).toBe(0);
    expect(await expire()).toBe(1);
  });
});
