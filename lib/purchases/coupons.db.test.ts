import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { give, mechanicOf, TEN_PERCENT } from '@/lib/mechanics/testing/rewards-desk';
import { newMember, refusal, seedPeople, sql, till } from '@/lib/points/testing/points-desk';
import { quotePurchase } from './queries/quote-purchase';
import { emptyProgramme } from './testing/posting-desk';
import { bringBack, cancel, line, NOW, noRules, rate, record, rule } from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});
beforeEach(noRules);

type Coupon = Omit<typeof TEN_PERCENT, 'off'> & object;
const LATER = new Date('2027-03-01T09:00:00Z');
const at = (day: string) => new Date(`${day}T09:00:00Z`);

/** A member with a coupon of 20 November to 20 December. */
async function withCoupon(more: object = {}, memberId?: number) {
  const owner = memberId ?? (await newMember());
  const mechanic = await mechanicOf({ ...TEN_PERCENT, ...more } as Coupon & typeof TEN_PERCENT);
  await give(mechanic, [{ memberId: owner, occurrence: '2026' }]);
  const [row] = await sql<{ code: string }>(
    `SELECT code FROM coupons WHERE member_id = ${owner} AND rule_id = ${mechanic.ruleId}`,
  );
  return { memberId: owner, code: row?.code ?? '' };
}

const quote = (said: object) =>
  runQuery(quotePurchase, { storeId: 1, purchasedAt: NOW, lines: [line(10_000)], ...said }, till, {
    now: LATER,
  });

const usedOf = async (code: string) => {
  const [row] = await sql<{ told: string }>(
    `SELECT state || ' ' || used || '/' || uses AS told FROM coupons WHERE code = '${code}'`,
  );
  return row?.told;
};

describe('a coupon in a quote', () => {
  it('takes 10 % off 100.00 and says so, however it is written; the receipt earns on 90.00', async () => {
    await rule(rate('1'));
    const { memberId, code } = await withCoupon();
    const written = `${code.slice(0, 3)}-${code.slice(3, 9)} ${code.slice(9)}`.toLowerCase();
    expect(await quote({ memberId, coupons: [written] })).toMatchObject({
      amountMinor: '9000',
      earned: '90',
      coupons: [{ code: written, refusal: null, minor: '1000' }],
      discounts: { minor: '1000', outcomes: [] },
    });
  });

  it('OFF-01 holds on its first and its last day, not the day before nor after', async () => {
    const { memberId, code } = await withCoupon();
    const on = async (day: string) =>
      (await quote({ memberId, coupons: [code], purchasedAt: at(day) })).coupons[0]?.refusal;
    expect(await on('2026-11-19')).toBe('notYet');
    expect(await on('2026-11-20')).toBeNull();
    expect(await on('2026-12-20')).toBeNull();
    expect(await on('2026-12-21')).toBe('expired');
  });

  it('OFF-02, OFF-11 of a least amount of 1,005.00: 1,004.99 no, 1,005.00 yes; delivery does not count', async () => {
    const { memberId, code } = await withCoupon({ leastMinor: '100500' });
    const of = async (...lines: object[]) =>
      (await quote({ memberId, coupons: [code], lines })).coupons[0]?.refusal;
    expect(await of(line(100_499))).toBe('leastNotMet');
    expect(await of(line(100_500))).toBeNull();
    expect(await of(line(100_499), line(1_000, { kind: 'delivery' }))).toBe('leastNotMet');
  });

  it('OFF-08 unknown is told, said twice it counts once, not said the price is back', async () => {
    const { memberId, code } = await withCoupon({ off: { by: 'share', bps: 5_000 } });
    const lines = [line(6_000)];
    const twice = await quote({ memberId, lines, coupons: [code, code.toLowerCase(), 'NOSUCH1'] });
    expect(twice).toMatchObject({
      amountMinor: '3000',
      coupons: [
        { code, refusal: null, minor: '3000' },
        { code: 'NOSUCH1', refusal: 'unknown', minor: '0' },
      ],
    });
    expect(await quote({ memberId, lines })).toMatchObject({ amountMinor: '6000', coupons: [] });
  });

  it('beside a rule of 5 %: the better holds, one that adds is taken as well, a weaker one is kept', async () => {
    await rule({ kind: 'discount', effect: { kind: 'share', bps: 500 } });
    const best = await withCoupon();
    expect(await quote({ memberId: best.memberId, coupons: [best.code] })).toMatchObject({
      amountMinor: '9000',
      discounts: { outcomes: [{ status: 'outdone', by: null }] },
    });
    const adds = await withCoupon({ stacking: 'adds' });
    expect(await quote({ memberId: adds.memberId, coupons: [adds.code] })).toMatchObject({
      amountMinor: '8500',
    });
    const weak = await withCoupon({ off: { by: 'share', bps: 100 } });
    expect(await quote({ memberId: weak.memberId, coupons: [weak.code] })).toMatchObject({
      amountMinor: '9500',
      coupons: [{ refusal: 'outdone', minor: '0' }],
    });
  });

  it('of an amount takes no more than the goods come to', async () => {
    const { memberId, code } = await withCoupon({ off: { by: 'amount', minor: '25000' } });
    const lines = [line(10_000), line(5_000, { kind: 'delivery' })];
    expect(await quote({ memberId, lines, coupons: [code] })).toMatchObject({
      amountMinor: '5000',
      coupons: [{ minor: '10000' }],
    });
  });
});

describe('a coupon on a receipt', () => {
  const paid = { lines: [line(9_000)], discountMinor: '1000' };

  it('is used once, OFF-05; the same call again uses it no more, the next is refused and nothing is written', async () => {
    const { memberId, code } = await withCoupon();
    const said = { memberId, coupons: [code], key: 'once', receipt: 'C1', ...paid };
    const done = await record(said);
    expect(done.coupons).toEqual([{ code, refusal: null, minor: '1000' }]);
    expect(await record(said)).toEqual(done);
    expect(await record({ ...said, key: 'known' })).toMatchObject({ isKnown: true });
    expect(await usedOf(code)).toBe('used 1/1');
    const before = await sql('SELECT FROM purchases');
    expect(await refusal(record({ memberId, coupons: [code], ...paid }))).toMatchObject({
      code: 'coupon_refused',
      coupon: code,
      reason: 'used',
    });
    expect(await sql('SELECT FROM purchases')).toHaveLength(before.length);
  });

  it('of somebody else, and of nobody, is refused', async () => {
    const { code } = await withCoupon();
    const why = async (said: object) => refusal(record({ coupons: [code], ...paid, ...said }));
    expect(await why({ memberId: await newMember() })).toMatchObject({ reason: 'notYours' });
    expect(await why({})).toMatchObject({ reason: 'guest' });
  });

  it('at eight tills at once is used as often as it may be, 3 times', async () => {
    const { memberId, code } = await withCoupon({ uses: 3 });
    const ended = await Promise.allSettled(
      Array.from({ length: 8 }, () => record({ memberId, coupons: [code], ...paid })),
    );
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await usedOf(code)).toBe('used 3/3');
    expect(await sql(`SELECT FROM coupon_uses WHERE code = '${code}'`)).toHaveLength(3);
  });

  it('comes back once all of the receipt did, and not before; cancelled again, not twice', async () => {
    const { memberId, code } = await withCoupon();
    const lines = [line(4_500), line(4_500)];
    const bought = await record({ memberId, coupons: [code], lines, discountMinor: '1000' });
    await bringBack(bought, [[1, 1]]);
    expect(await usedOf(code)).toBe('used 1/1');
    await bringBack(bought);
    expect(await usedOf(code)).toBe('open 0/1');
    await cancel(bought);
    expect(await usedOf(code)).toBe('open 0/1');
    const again = await record({ memberId, coupons: [code], ...paid });
    await cancel(again);
    await cancel(again);
    expect(await usedOf(code)).toBe('open 0/1');
  });

  it('whatever is bought, returned and cancelled in whatever order, is used as often as receipts stand that used it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.tuple(fc.constantFrom('buy', 'part', 'whole', 'cancel'), fc.nat(5)), {
          maxLength: 12,
        }),
        async (uses, acts) => {
          const { memberId, code } = await withCoupon({ uses });
          const bought: { readonly of: Awaited<ReturnType<typeof record>>; stands: boolean }[] = [];
          for (const [act, which] of acts) {
            const standing = bought.filter(({ stands }) => stands).length;
            if (act === 'buy') {
              const lines = [line(4_500), line(4_500)];
              const asked = record({ memberId, coupons: [code], lines, discountMinor: '1000' });
              const of = await asked.catch(() => null);
              expect(of === null).toBe(standing === uses);
              if (of !== null) bought.push({ of, stands: true });
              continue;
            }
            const one = bought[which % Math.max(1, bought.length)];
            if (one === undefined) continue;
            if (act === 'cancel') await cancel(one.of);
            else if (act === 'part') await bringBack(one.of, [[1, 1]]).catch(() => null);
            else await bringBack(one.of).catch(() => null);
            if (act !== 'part') one.stands = false;
          }
          const standing = bought.filter(({ stands }) => stands).length;
          const state = standing === uses ? 'used' : 'open';
          expect(await usedOf(code)).toBe(`${state} ${standing}/${uses}`);
        },
      ),
      { numRuns: 12 },
    );
  });
});
