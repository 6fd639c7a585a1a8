import { afterEach, describe, expect, it } from 'vitest';

import {
  earn,
  entries,
  figures,
  ledgerDifferences,
  newMember,
  newMembers,
  openLots,
  redeem,
  refusal,
} from './testing/points-desk';

afterEach(async () => {
  // LED-12: the balance shown is the balance recomputed, after every scenario.
  expect(await ledgerDifferences()).toEqual([]);
});

describe('spending points', () => {
  it('EXP-01 of 100 that expire in June and 100 in January, 100 are taken from January', async () => {
    const member = await newMember();
    await earn(member, 100, { expiresAt: '2027-06-01' });
    await earn(member, 100, { expiresAt: '2027-01-01' });
    await redeem(member, '100');
    expect(await openLots(member)).toEqual(['100 until 2027-06-01']);
  });

  it('EXP-02 points without expiry are kept while others expire', async () => {
    const member = await newMember();
    await earn(member, 100);
    await earn(member, 100, { expiresAt: '2027-01-01' });
    await redeem(member, '100');
    expect(await openLots(member)).toEqual(['100']);
  });

  it('RED-01 300 of 1,000 for an order, and once more for the same order: 700 and one row', async () => {
    const member = await newMember();
    await earn(member, 1_000);
    const first = await redeem(member, '300', 'order-1');
    const second = await redeem(member, '300', 'order-1', new Date('2026-11-28T10:00:00Z'));
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(first).toMatchObject({ points: '300', balance: '700' });
    expect(await entries(member)).toEqual(['earn 1000', 'redeem -300']);
  });

  it('LED-08 the same key with another amount or member is a conflict, and nothing moves', async () => {
    const [member = 0, other = 0] = await newMembers('active', 'active');
    await earn(member, 100);
    await earn(other, 100);
    await redeem(member, '20', 'ref-1');
    const conflict = { code: 'idempotency_conflict' };
    expect(await refusal(redeem(member, '21', 'ref-1'))).toEqual(conflict);
    expect(await refusal(redeem(other, '20', 'ref-1'))).toEqual(conflict);
    expect([await figures(member), await figures(other)]).toEqual(['80', '100']);
  });

  it('RED-08 with 10 points a reward for 20 is refused, one for 10 is given', async () => {
    const member = await newMember();
    await earn(member, 10);
    expect(await refusal(redeem(member, '20'))).toEqual({
      code: 'insufficient_points',
      available: '10',
      asked: '20',
    });
    await redeem(member, '10');
    expect(await figures(member)).toBe('0');
  });

  it('RED-09 10,000 with less is refused, nothing is written and the key is free', async () => {
    const member = await newMember();
    expect(await refusal(redeem(member, '10000', 'much'))).toMatchObject({
      code: 'insufficient_points',
    });
    expect(await figures(member)).toBe('no account');
    await earn(member, 10_000);
    await redeem(member, '10000', 'much');
    expect(await figures(member)).toBe('0');
  });

  it.each(['0', '-5', '0.001', '99999999999999', 'all'])(
    '%s points are no amount',
    async (points) => {
      const member = await newMember();
      expect(await refusal(redeem(member, points))).toEqual({
        code: 'invalid_input',
        fields: ['points'],
      });
    },
  );

  it('LED-03 of 500, 400 go and 600 do not', async () => {
    const member = await newMember();
    await earn(member, 500);
    expect(await refusal(redeem(member, '600'))).toMatchObject({ available: '500' });
    await redeem(member, '400');
    expect(await figures(member)).toBe('100');
  });

  it('LED-09 100 of 100 go; lots of 3 and 12 cover 15, 16 leave no posting at all', async () => {
    const member = await newMember();
    await earn(member, 3, { expiresAt: '2027-01-01' });
    await earn(member, 12, { expiresAt: '2027-02-01' });
    expect(await refusal(redeem(member, '16'))).toMatchObject({ code: 'insufficient_points' });
    expect(await entries(member)).toEqual(['earn 3', 'earn 12']);
    await redeem(member, '15');
    expect(await openLots(member)).toEqual([]);
  });

  it('PTS-33 a guest has no account', async () => {
    expect(await refusal(redeem(0, '5'))).toMatchObject({ code: 'invalid_input' });
    expect(await refusal(earn(0, 5))).toEqual({ code: 'not_found' });
  });

  it.each([
    ['suspended', 'suspended'],
    ['closed', 'over'],
    ['merged', 'merged'],
    ['anonymised', 'over'],
    ['prospect', 'not_started'],
  ])('a %s member spends nothing', async (status, reason) => {
    const member = await newMember(status);
    expect(await refusal(redeem(member, '5'))).toEqual({ code: 'points_refused', reason });
  });
});
