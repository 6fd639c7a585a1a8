import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { earn, newMember, refusal, seedPeople, sql, till } from '@/lib/points/testing/points-desk';
import { quotePurchase } from './queries/quote-purchase';
import { emptyProgramme } from './testing/posting-desk';
import { line, NOW, noRules, rate, record, rule } from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

const quote = (said: object) =>
  runQuery(quotePurchase, { storeId: 1, purchasedAt: NOW, lines: [line(10_000)], ...said }, till, {
    now: NOW,
  });

describe('a quote', () => {
  it('RED-04 of 100.00 with 5,000 points lets 5,000 pay at half, with 700 only 700', async () => {
    await rule({ kind: 'spending', points: '1', minor: '1', least: '500', shareBps: 5_000 });
    const rich = await newMember();
    await earn(rich, 5_000);
    expect(await quote({ memberId: rich })).toMatchObject({
      available: '5000',
      spending: { most: '500000', mostMinor: '5000', refusal: null },
    });
    expect(await quote({ memberId: rich, spendPoints: '1000' })).toMatchObject({
      spending: { points: '100000', minor: '1000' },
    });
    const poor = await newMember();
    await earn(poor, 700);
    expect(await quote({ memberId: poor })).toMatchObject({ spending: { most: '70000' } });
  });

  it('says what the same receipt then earns, to the point, and writes nothing', async () => {
    const member = await newMember();
    await rule(rate('3'));
    await rule({ kind: 'spending', points: '1', minor: '100' });
    await earn(member, 50);
    const basket = { memberId: member, lines: [line(10_000), line(2_550, { article: 'x' })] };
    const said = await quote({ ...basket, spendPoints: '50' });
    expect(await sql(`SELECT FROM purchases WHERE member_id = ${member}`)).toEqual([]);
    const spend = { kind: 'points', points: '50' } as const;
    const done = await record({ ...basket, spend });
    expect(said).toMatchObject({ earned: done.earned, decision: done.decision });
    expect(done.earned).toBe('226');
  });

  it('takes 3 % off for one who bought for 1,000.00 before, and earns on what is left', async () => {
    const member = await newMember();
    await rule(rate('1'));
    const steps = [
      { fromMinor: '0', bps: 100 },
      { fromMinor: '100000', bps: 300 },
    ];
    await rule({ kind: 'discount', effect: { kind: 'ladder', over: 'ever', steps } });
    expect(await quote({ memberId: member })).toMatchObject({ amountMinor: '9900', earned: '99' });
    await record({ memberId: member, purchasedAt: new Date('2026-11-19T09:00:00Z') });
    expect(await quote({ memberId: member })).toMatchObject({ amountMinor: '9700', earned: '97' });
  });

  it('RED-06, PTS-33 of a guest gives no points and lets none pay', async () => {
    await rule(rate('1'));
    await rule({ kind: 'spending', points: '1', minor: '1' });
    expect(await quote({})).toMatchObject({
      memberId: null,
      notice: 'guest',
      earned: '0',
      available: null,
      spending: { refusal: 'guest', most: '0' },
    });
    expect(await refusal(quote({ storeId: 4_711 }))).toEqual({ code: 'not_found' });
  });
});
