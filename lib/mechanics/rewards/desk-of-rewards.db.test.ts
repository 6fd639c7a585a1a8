import { beforeAll, expect, it } from 'vitest';
import { untoldFile } from '@/lib/exports/list-file';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { anna, chief, refusal, seedPeople } from '@/lib/points/testing/points-desk';
import { give, mechanicOf, someAwards, TEN_PERCENT } from '../testing/rewards-desk';
import { cancelCoupon } from './commands/cancel-coupon';
import { handOutGift } from './commands/hand-out-gift';
import { loadCodes } from './commands/load-codes';
import { couponsFile } from './coupons-csv';
import { getMemberRewards } from './queries/get-member-rewards';
import { listCoupons } from './queries/list-coupons';
import { listPools } from './queries/list-pools';

beforeAll(seedPeople);

const GIFT = { is: 'gift', name: { en: 'A mug', ru: 'Кружка' } } as const;
const now = new Date('2026-12-20T09:00:00Z');
const later = new Date('2026-12-21T09:00:00Z');

const rewardsOf = (memberId: number) => runQuery(getMemberRewards, { memberId }, anna, { now });

it('codes are loaded once, those that are known are counted, and a pool says how many are left', async () => {
  const load = (...codes: string[]) => runCommand(loadCodes, { pool: 'partner', codes }, chief);
  expect(await load('AAAA1', 'AAAA2')).toMatchObject({ added: 2, known: 0 });
  expect(await load('AAAA2', 'AAAA3')).toMatchObject({ added: 1, known: 1 });
  expect(await load('AAAA1', 'AAAA2')).toMatchObject({ added: 0, known: 2 });
  const mechanic = await mechanicOf({ ...TEN_PERCENT, from: { by: 'pool', pool: 'partner' } });
  expect(await give(mechanic, await someAwards(2))).toEqual([]);
  expect(await runQuery(listPools, {}, chief)).toMatchObject([
    { name: 'partner', loaded: 3, left: 1 },
  ]);
  expect(await refusal(load('too short'))).toMatchObject({ code: 'invalid_input' });
});

it('a gift is handed out on its last day, not after it, and once', async () => {
  const mechanic = await mechanicOf(GIFT);
  const [one, other] = await someAwards(2);
  if (one === undefined || other === undefined) throw new Error('two awards');
  await give(mechanic, [one, other]);
  const of = (row: typeof one) => ({ ...row, ruleId: mechanic.ruleId, place: 0 });
  await runCommand(handOutGift, of(one), anna, { now });
  expect((await rewardsOf(one.memberId)).gifts).toMatchObject([{ state: 'handed' }]);
  expect(await refusal(runCommand(handOutGift, of(one), anna, { now }))).toMatchObject({
    code: 'wrong_state',
    state: 'handed',
  });
  expect(await refusal(runCommand(handOutGift, of(other), anna, { now: later }))).toMatchObject({
    code: 'wrong_state',
    state: 'lapsed',
  });
});

it('a coupon is cancelled for a reason, for good, and is listed by its state', async () => {
  const mechanic = await mechanicOf(TEN_PERCENT);
  const [row] = await someAwards(1);
  const { memberId = 0 } = row ?? {};
  await give(mechanic, row === undefined ? [] : [row]);
  const [coupon] = (await rewardsOf(memberId)).coupons;
  const asked = { memberId, code: coupon?.code ?? '', reason: 'leaked' } as const;
  await runCommand(cancelCoupon, asked, anna, { now });
  expect(await refusal(runCommand(cancelCoupon, asked, anna, { now }))).toMatchObject({
    code: 'wrong_state',
    state: 'cancelled',
  });
  expect((await rewardsOf(memberId)).coupons).toMatchObject([
    { state: 'cancelled', reason: 'leaked' },
  ]);
  const { coupons } = await runQuery(listCoupons, { of: 'cancelled' }, chief, { now });
  expect(coupons.map(({ code }) => code)).toEqual([asked.code]);
});

it('pages of a list follow each other without gap or double, and its file has all of them', async () => {
  const mechanic = await mechanicOf(TEN_PERCENT);
  await give(mechanic, await someAwards(7));
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCoupons.run>> = await runQuery(
      listCoupons,
      { of: 'open', before, size: 3 },
      chief,
      { now },
    );
    seen.push(...page.coupons.map(({ code }) => code));
    before = page.next;
  } while (before !== null);
  expect(new Set(seen).size).toBe(seen.length);
  const whole = await runQuery(listCoupons, { of: 'open', size: 1_000 }, chief, { now });
  expect(seen).toEqual(whole.coupons.map(({ code }) => code));
  const lists = await Promise.all(
    (['open', 'over'] as const).map(async (of) =>
      new Response(await untoldFile(couponsFile(of, chief))).text(),
    ),
  );
  expect(lists.filter((text) => seen.every((code) => text.includes(code)))).toHaveLength(1);
});
