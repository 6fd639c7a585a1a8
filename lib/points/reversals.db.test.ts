import { afterEach, describe, expect, it } from 'vitest';
import { wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { activateLots } from './commands/activate-lots';
import { captureHold } from './commands/capture-hold';
import { expireLots } from './commands/expire-lots';
import { lapseHolds } from './commands/lapse-holds';
import { openHold } from './commands/open-hold';
import { releaseHold } from './commands/release-hold';
import { giveBack } from './ledger/give-back';
import { lockAccount } from './ledger/lock-accounts';
import { takeBack } from './ledger/take-back';
import {
  earn,
  entries,
  figures,
  inLedger,
  ledgerDifferences,
  NOW,
  newMember,
  nextKey,
  openLots,
  redeem,
  refusal,
  till,
} from './testing/points-desk';

const DAY_MS = 86_400_000;
const daysFromNow = (days: number) => new Date(NOW.getTime() + days * DAY_MS).toJSON();

const expire = (now: Date = NOW) => runCommand(expireLots, {}, till, { now });

const back = (memberId: number, seq: number, points: number, now: Date = NOW) =>
  inLedger(async (context) => {
    const account = await lockAccount(context.tx, memberId, now);
    const movement = { source: 'test', key: nextKey() };
    const of = { memberId, seq };
    return takeBack(context, account, { of, points: wholePoints(points), movement });
  }, now);

const giveOver = (memberId: number, seq: number, points: number) =>
  inLedger(async (context) => {
    const account = await lockAccount(context.tx, memberId, NOW);
    const movement = { source: 'test', key: nextKey() };
    const of = { memberId, seq };
    return giveBack(context, account, { of, points: wholePoints(points), movement });
  });

afterEach(async () => {
  // LED-12: the balance shown is the balance recomputed, after every scenario.
  expect(await ledgerDifferences()).toEqual([]);
});

describe('points that wait', () => {
  it('cannot be spent before their day, and can from that moment on', async () => {
    const member = await newMember();
    await earn(member, 75, { activatesAt: daysFromNow(14), expiresAt: daysFromNow(379) });
    expect(await figures(member)).toBe('0 pending 75');
    expect(await refusal(redeem(member, '1'))).toMatchObject({ code: 'insufficient_points' });
    const activate = (now: string) => runCommand(activateLots, {}, till, { now: new Date(now) });
    expect(await activate(daysFromNow(13))).toBe(0);
    expect(await activate(daysFromNow(14))).toBe(1);
    expect(await activate(daysFromNow(14))).toBe(0);
    expect(await figures(member)).toBe('75');
  });

  it('are cancelled when the purchase goes back', async () => {
    const member = await newMember();
    const seq = await earn(member, 75, { activatesAt: daysFromNow(14) });
    await back(member, seq, 30);
    expect(await figures(member)).toBe('0 pending 45');
    await back(member, seq, 45);
    expect(await figures(member)).toBe('0');
  });
});

describe('taking back and giving back', () => {
  it('REF-01 an order earned 150 and is refunded: 0; what is asked twice is taken once', async () => {
    const member = await newMember();
    const seq = await earn(member, 150);
    await back(member, seq, 150);
    expect((await back(member, seq, 150)).posted).toBeNull();
    expect(await entries(member)).toEqual(['earn 150', 'earn_reversal -150']);
  });

  it('REF-04 of 150 earned, 9,999 asked take 150, and -50 nothing', async () => {
    const member = await newMember();
    const seq = await earn(member, 150);
    expect((await back(member, seq, -50)).posted).toBeNull();
    expect((await back(member, seq, 0)).posted).toBeNull();
    await back(member, seq, 9_999);
    expect(await figures(member)).toBe('0');
  });

  it('what is spent already becomes a debt, which the next earnings repay', async () => {
    const member = await newMember();
    const seq = await earn(member, 150);
    await redeem(member, '100');
    await back(member, seq, 150);
    expect(await figures(member)).toBe('-100 debt 100');
    await earn(member, 30);
    expect(await figures(member)).toBe('-70 debt 70');
    await earn(member, 80);
    expect([await figures(member), await openLots(member)]).toEqual(['10', ['10']]);
  });

  it('RED-03 300 come back when the order is cancelled, once, with their old end', async () => {
    const member = await newMember();
    await earn(member, 200, { expiresAt: '2027-01-01' });
    await earn(member, 800, { expiresAt: '2027-06-01' });
    const { seq } = await redeem(member, '300');
    await giveOver(member, seq ?? 0, 150);
    expect(await openLots(member)).toEqual([
      '100 until 2027-01-01',
      '700 until 2027-06-01',
      '50 until 2027-06-01',
    ]);
    await giveOver(member, seq ?? 0, 999);
    expect(await giveOver(member, seq ?? 0, 1)).toBeNull();
    expect(await figures(member)).toBe('1000');
  });
});

describe('holds', () => {
  const hold = (memberId: number, points: string) =>
    runCommand(openHold, { memberId, points, key: nextKey() }, till, { now: NOW });
  const at = { now: NOW };

  it('LED-06 100 held and captured leave nothing held; 75 held and released leave the balance', async () => {
    const member = await newMember();
    await earn(member, 175);
    const [one, two] = [await hold(member, '100'), await hold(member, '75')];
    expect(await refusal(redeem(member, '0.01'))).toMatchObject({ available: '0' });
    const capture = () =>
      runCommand(captureHold, { memberId: member, holdId: one.holdId }, till, at);
    expect(await capture()).toEqual(await capture());
    expect(await figures(member)).toBe('75');
    await runCommand(releaseHold, { memberId: member, holdId: two.holdId }, till, at);
    expect(
      await refusal(runCommand(captureHold, { memberId: member, holdId: two.holdId }, till, at)),
    ).toEqual({
      code: 'wrong_state',
      state: 'released',
    });
    await redeem(member, '75');
    expect(await figures(member)).toBe('0');
  });

  it('what is held does not expire until the hold ends', async () => {
    const member = await newMember();
    await earn(member, 100, { expiresAt: new Date(NOW.getTime() + 60_000).toJSON() });
    const { holdId } = await hold(member, '40');
    const later = new Date(NOW.getTime() + 120_000);
    await expire(later);
    expect(await openLots(member)).toEqual(['40 until 2026-11-27']);
    await runCommand(captureHold, { memberId: member, holdId }, till, { now: later });
    expect(await entries(member)).toEqual(['earn 100', 'expire -60', 'redeem -40']);
  });

  it('one that nobody ends lapses, once', async () => {
    const member = await newMember();
    await earn(member, 100);
    const { holdId } = await hold(member, '40');
    const lapse = () =>
      runCommand(lapseHolds, {}, till, { now: new Date(NOW.getTime() + 30 * 60_000) });
    const late = { now: new Date(NOW.getTime() + 30 * 60_000) };
    expect(
      await refusal(runCommand(captureHold, { memberId: member, holdId }, till, late)),
    ).toEqual({
      code: 'wrong_state',
      state: 'lapsed',
    });
    expect((await Promise.all([lapse(), lapse()])).toSorted()).toEqual([0, 1]);
    await redeem(member, '100');
  });
});
