import { afterEach, describe, expect, it } from 'vitest';
import { untilSomebodyWaits } from '@/lib/desk/testing/until-somebody-waits';
import { actorLabel } from '@/lib/domain/access/actor';
import { wholePoints } from '@/lib/domain/shared/points';
import { redeemPoints } from '@/lib/points/commands/redeem';
import { giveBackShared } from '@/lib/points/ledger/give-back-shared';
import { countCodes } from '@/lib/points/testing/count-codes';
import {
  earn,
  entries,
  figures,
  inLedger,
  ledgerDifferences,
  newMembers,
  nextKey,
  openLots,
  redeem,
  refusal,
  sql,
  till,
} from '@/lib/points/testing/points-desk';
import { leaveHousehold } from './commands/leave';
import { joinAll, leave, placesOf } from './testing/household-desk';

afterEach(async () => {
  expect(await ledgerDifferences()).toEqual([]);
});

/** Members of one household with points that never end. */
async function family(...points: readonly number[]): Promise<number[]> {
  const ids = await newMembers(...points.map(() => 'active'));
  for (const [place, id] of ids.entries()) {
    if ((points[place] ?? 0) > 0) await earn(id, points[place] ?? 0);
  }
  const [head = 0, ...others] = ids;
  await joinAll(head, ...others);
  return ids;
}

describe('points of a household', () => {
  it('are spent by anybody, what ends first of all accounts first, and each entry stays at whose points they were', async () => {
    const [head = 0, other = 0] = await newMembers('active', 'active');
    await earn(head, 100, { expiresAt: '2027-03-01' });
    await earn(head, 100, { expiresAt: '2027-09-01' });
    await earn(other, 100, { expiresAt: '2027-06-01' });
    await joinAll(head, other);
    expect(await redeem(other, '250')).toEqual({
      memberId: other,
      seq: 2,
      points: '250',
      balance: '0',
      available: '50',
    });
    expect([await entries(head), await entries(other)]).toEqual([
      ['earn 100', 'earn 100', 'redeem -150'],
      ['earn 100', 'redeem -100'],
    ]);
    expect(await openLots(head)).toEqual(['50 until 2027-09-01']);
  });

  it('are spent by one who has none, and refused above what all have, with the sum', async () => {
    const [head = 0, other = 0] = await family(300, 0);
    expect(await redeem(other, '100')).toMatchObject({ seq: null, balance: '0', available: '200' });
    expect(await refusal(redeem(other, '201'))).toEqual({
      code: 'insufficient_points',
      available: '200',
      asked: '201',
    });
    expect([await figures(head), await figures(other)]).toEqual(['200', '0']);
  });

  it('go along with whoever leaves: what is left on their account, and nothing else', async () => {
    const [head = 0, other = 0, third = 0] = await family(100, 200, 300);
    await redeem(third, '150');
    await leave(other);
    expect([await figures(head), await figures(other), await figures(third)]).toEqual([
      '0',
      '150',
      '300',
    ]);
    expect(await refusal(redeem(other, '151'))).toMatchObject({ available: '150' });
    expect(await refusal(redeem(head, '301'))).toMatchObject({ available: '300' });
  });

  it('of one who is suspended rest: nobody spends them, and they spend nobody’s', async () => {
    const [head = 0, other = 0] = await family(100, 200);
    await sql(`UPDATE members SET status = 'suspended' WHERE member_id = $1`, [other]);
    expect(await refusal(redeem(head, '101'))).toMatchObject({ available: '100' });
    expect(await refusal(redeem(other, '1'))).toEqual({
      code: 'points_refused',
      reason: 'suspended',
    });
  });

  it('are not those of one who is invited and has not agreed', async () => {
    const [head = 0, other = 0] = await family(100, 0);
    await leave(head);
    expect(await refusal(redeem(other, '1'))).toMatchObject({ available: '0' });
  });

  it('come back to whose they were when a redemption is taken back, also after they left, once', async () => {
    const [head = 0, other = 0] = await family(100, 300);
    const key = nextKey();
    await redeem(head, '400', key);
    await leave(other);
    const back = (points: number) =>
      inLedger((context) =>
        giveBackShared(context, {
          of: { source: actorLabel(till), key },
          points: wholePoints(points),
          movement: { source: 'test', key: nextKey() },
        }),
      );
    await back(200);
    expect([await figures(head), await figures(other)]).toEqual(['50', '150']);
    await Promise.all([back(999), back(999), back(1)]);
    expect([await figures(head), await figures(other)]).toEqual(['100', '300']);
    expect(await back(1)).toEqual({ posted: [], points: 0n });
  });

  it('PTS-32 asked for by one order twenty times are spent once', async () => {
    const [head = 0, other = 0] = await family(100, 100);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => redeem(head, '150', 'one-family-order')),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([await figures(head), await figures(other)].sort()).toEqual(['0', '50']);
  });
});

describe('at once', () => {
  it('120 redemptions of 30 by three members on 1,000 points of them: 33 succeed and 10 are left (I2)', async () => {
    const ids = await family(400, 0, 600);
    const tries = Array.from({ length: 120 }, (_, n) => refusal(redeem(ids[n % 3] ?? 0, '30')));
    expect(countCodes(await Promise.all(tries))).toEqual({ done: 33, insufficient_points: 87 });
    const left = await Promise.all(ids.map(figures));
    expect(left.map(Number).reduce((sum, one) => sum + one, 0)).toBe(10);
  }, 120_000);

  it('a leaving and a redemption of all, 40 times: it is spent together or apart, never both, and never below zero', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 40; round += 1) {
      const [head = 0, other = 0] = await family(100, 100);
      const pause = () => new Promise((resolve) => setTimeout(resolve, (round % 8) * 2));
      const [spent, left] = await Promise.all([
        (round % 2 === 0 ? Promise.resolve() : pause()).then(() => refusal(redeem(head, '200'))),
        (round % 2 === 1 ? Promise.resolve() : pause()).then(() => refusal(leave(other))),
      ]);
      expect(left).toBeNull();
      expect(await placesOf(head, other)).toEqual(['left alone', 'left request']);
      const after = `${await figures(head)} ${await figures(other)}`;
      if (spent === null) expect(after).toBe('0 0');
      else {
        expect(spent).toMatchObject({ code: 'insufficient_points', available: '100' });
        expect(after).toBe('100 100');
      }
      outcomes.add(spent === null ? 'together' : 'apart');
    }
    expect(outcomes.size).toBeGreaterThan(0);
  }, 120_000);

  it('a redemption that waits for a leaving finds the member gone', async () => {
    const [head = 0, other = 0] = await family(100, 100);
    let spent: Promise<unknown> = Promise.resolve(null);
    await inLedger(async (context) => {
      const input = { memberId: other, leaves: 'me' as const, leaverId: null };
      await leaveHousehold.run({ ...context, input });
      spent = refusal(redeem(head, '200'));
      await untilSomebodyWaits();
    });
    expect(await spent).toMatchObject({ code: 'insufficient_points', available: '100' });
    expect([await figures(head), await figures(other)]).toEqual(['100', '100']);
  });

  it('a leaving that waits for a redemption leaves with what it left', async () => {
    const [head = 0, other = 0] = await family(100, 100);
    let left: Promise<unknown> = Promise.resolve(null);
    await inLedger(async (context) => {
      const points = wholePoints(150);
      const input = { memberId: head, points, key: nextKey() };
      await redeemPoints.run({ ...context, input });
      left = refusal(leave(other));
      await untilSomebodyWaits();
    });
    expect(await left).toBeNull();
    expect([await figures(head), await figures(other)]).toEqual(['0', '50']);
  });
});
