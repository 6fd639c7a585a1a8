import { afterEach, describe, expect, it } from 'vitest';
import { wholePoints } from '@/lib/domain/shared/points';
import { lockAccount } from './ledger/lock-accounts';
import { moveBalance } from './ledger/move-balance';
import { takeBack } from './ledger/take-back';
import { undoMergeOfPoints } from './ledger/undo-merge';
import { countCodes } from './testing/count-codes';
import {
  earn,
  entries,
  figures,
  inLedger,
  ledgerDifferences,
  NOW,
  newMember,
  newMembers,
  nextKey,
  openLots,
  redeem,
  refusal,
  sql,
} from './testing/points-desk';

afterEach(async () => {
  expect(await ledgerDifferences()).toEqual([]);
});

describe('at once', () => {
  it('500 redemptions of 30 on 1,000 points: 33 succeed and 10 are left (I2)', async () => {
    const member = await newMember();
    for (const points of [400, 300, 300]) await earn(member, points);
    const tries = Array.from({ length: 500 }, () => refusal(redeem(member, '30')));
    expect(countCodes(await Promise.all(tries))).toEqual({ done: 33, insufficient_points: 467 });
    expect([await figures(member), await openLots(member)]).toEqual(['10', ['10']]);
  }, 120_000);

  it('40 deliveries of one order: one row, one answer (I4, PTS-32)', async () => {
    const member = await newMember();
    await earn(member, 1_000);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => redeem(member, '300', 'same-order')),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await entries(member)).toEqual(['earn 1000', 'redeem -300']);
  });

  it('one key with 20 amounts: one wins, the others conflict (I4)', async () => {
    const member = await newMember();
    await earn(member, 1_000);
    const tries = Array.from({ length: 20 }, (_, n) =>
      refusal(redeem(member, String(n + 1), 'one-key')),
    );
    expect(countCodes(await Promise.all(tries))).toEqual({ done: 1, idempotency_conflict: 19 });
  });

  it('first movements of a new account by ten people open one account', async () => {
    const member = await newMember();
    await Promise.all(Array.from({ length: 10 }, () => earn(member, 5)));
    expect(await figures(member)).toBe('50');
  });
});

const merge = (from: number, to: number) =>
  inLedger((context) =>
    moveBalance(context, {
      from,
      to,
      kind: 'merge',
      points: 'all',
      movement: { source: 'merge', key: nextKey() },
    }),
  );

const transfer = (from: number, to: number, points: number) =>
  inLedger((context) =>
    moveBalance(context, {
      from,
      to,
      kind: 'transfer',
      points: wholePoints(points),
      movement: { source: 'transfer', key: nextKey() },
    }),
  );

describe('moving points between members', () => {
  it('a merge moves what is there, waits and is owed, each lot with its end, and freezes the loser', async () => {
    const [loser = 0, winner = 0] = await newMembers('active', 'active');
    await earn(loser, 100, { expiresAt: '2027-01-01' });
    await earn(loser, 40);
    await earn(loser, 75, { activatesAt: '2026-12-10', expiresAt: '2027-12-11' });
    await earn(winner, 60, { expiresAt: '2027-06-01' });
    await merge(loser, winner);
    expect([await figures(loser), await figures(winner)]).toEqual(['0', '200 pending 75']);
    expect(await openLots(winner)).toEqual([
      '100 until 2027-01-01',
      '60 until 2027-06-01',
      '75 until 2027-12-11',
      '40',
    ]);
    expect(await refusal(redeem(loser, '1'))).toEqual({ code: 'points_refused', reason: 'frozen' });
    expect(await refusal(merge(loser, winner))).toMatchObject({ reason: 'frozen' });
  });

  it('and is undone while its lots are intact: what expired meanwhile stays expired', async () => {
    const [loser = 0, winner = 0] = await newMembers('active', 'active');
    await earn(loser, 100, { expiresAt: '2027-01-01' });
    await earn(winner, 60, { expiresAt: '2026-12-01' });
    const { inSeq } = await merge(loser, winner);
    await redeem(winner, '60');
    const undo = () =>
      inLedger((context) =>
        undoMergeOfPoints(context, {
          winner,
          loser,
          seq: inSeq,
          movement: { source: 'merge', key: nextKey() },
        }),
      );
    await undo();
    expect([await figures(loser), await figures(winner)]).toEqual(['100', '0']);
    await redeem(loser, '30');
    expect(await refusal(undo())).toEqual({ code: 'points_refused', reason: 'touched' });
  });

  it('a merge with itself is refused', async () => {
    const member = await newMember();
    expect(await refusal(merge(member, member))).toEqual({
      code: 'points_refused',
      reason: 'same_member',
    });
  });

  it('a debt moves too and is repaid from what is there', async () => {
    const [loser = 0, winner = 0] = await newMembers('active', 'active');
    await earn(winner, 60);
    const seq = await earn(loser, 25);
    await redeem(loser, '25');
    await inLedger(async (context) => {
      const account = await lockAccount(context.tx, loser, NOW);
      const movement = { source: 'test', key: nextKey() };
      const of = { memberId: loser, seq };
      return takeBack(context, account, { of, points: wholePoints(25), movement });
    });
    await merge(loser, winner);
    expect([await figures(loser), await figures(winner)]).toEqual(['0', '35']);
  });

  it('LED-09 100 of 100 go over, 101 do not, and nothing moves then', async () => {
    const [a = 0, b = 0] = await newMembers('active', 'active');
    await earn(a, 100, { expiresAt: '2027-01-01' });
    expect(await refusal(transfer(a, b, 101))).toMatchObject({ code: 'insufficient_points' });
    await transfer(a, b, 100);
    expect([await figures(a), await openLots(b)]).toEqual(['0', ['100 until 2027-01-01']]);
  });

  it('A into B, B into A and a redemption at once: points are conserved, one wins (I8)', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a = 0, b = 0] = await newMembers('active', 'active');
      await earn(a, 100);
      await earn(b, 50);
      const outcomes = await Promise.all([
        refusal(merge(a, b)),
        refusal(merge(b, a)),
        refusal(redeem(a, '30')),
      ]);
      expect(countCodes(outcomes.slice(0, 2))).toEqual({ done: 1, points_refused: 1 });
      const [{ total } = { total: '' }] = await sql<{ total: string }>(
        `SELECT sum(balance)::text AS total FROM point_accounts WHERE member_id IN (${a}, ${b})`,
      );
      expect(total).toBe(outcomes[2] === null ? '12000' : '15000');
    }
  });
});
