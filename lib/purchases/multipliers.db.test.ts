import { beforeAll, beforeEach, expect, it } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { give, mechanicOf } from '@/lib/mechanics/testing/rewards-desk';
import { entries, newMember, seedPeople, sql, till } from '@/lib/points/testing/points-desk';
import { quotePurchase } from './queries/quote-purchase';
import { expectBooksTrue } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import { bringBack, line, NOW, noRules, rate, record, rule } from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});
beforeEach(noRules);

const DOUBLE = { is: 'multiplier', timesBps: 20_000, days: 7 } as const;

/** A member whose receipts earn twice as much from 20 to 27 November. */
async function doubled() {
  const memberId = await newMember();
  const mechanic = await mechanicOf(DOUBLE);
  await give(mechanic, [{ memberId, occurrence: '2026' }]);
  return { memberId, mechanic };
}

const at = (day: string) => new Date(`${day}T09:00:00Z`);
const LATER = at('2026-12-10');

it('a receipt of 333.00 at 1 point earns twice that, 333 + 333, told as a step of its mechanic', async () => {
  await rule(rate('1'));
  const { memberId, mechanic } = await doubled();
  const basket = { memberId, lines: [line(33_300)] };
  const quoted = await runQuery(quotePurchase, { ...basket, storeId: 1, purchasedAt: NOW }, till, {
    now: NOW,
  });
  const done = await record(basket);
  expect(done.earned).toBe('666');
  expect(quoted).toMatchObject({ earned: '666', decision: done.decision });
  expect(done.decision?.outcomes.map(({ rule: id, points }) => [id, points])).toEqual([
    [expect.any(Number), '333'],
    [mechanic.ruleId, '333'],
  ]);
  expect(done.decision?.outcomes[1]).toMatchObject({ version: mechanic.ruleVersionId });
});

it('days are from that of the award to the last, whenever the receipt comes', async () => {
  await rule(rate('1'));
  const { memberId } = await doubled();
  const earned = async (day: string) =>
    (await record({ memberId, purchasedAt: at(day) }, LATER)).earned;
  expect(await earned('2026-11-19')).toBe('1000');
  expect(await earned('2026-11-20')).toBe('2000');
  expect(await earned('2026-11-27')).toBe('2000');
  expect(await earned('2026-11-28')).toBe('1000');
});

it('a return takes back what was multiplied, also once the days are over and the mechanic is taken back', async () => {
  await rule(rate('1'));
  const { memberId } = await doubled();
  const bought = await record({ memberId, lines: [line(10_000), line(30_000)] });
  expect(bought.earned).toBe('800');
  await sql(
    `UPDATE member_multipliers SET taken_back_at = now(), until_on = given_on - 1 WHERE member_id = ${memberId}`,
  );
  const back = await bringBack(bought, [[1, 1]], { now: LATER });
  expect(back.takenBack).toBe('200');
  expect((await bringBack(bought, null, { now: LATER })).takenBack).toBe('600');
  expect(await entries(memberId)).toEqual(['earn 800', 'earn_reversal -200', 'earn_reversal -600']);
  await expectBooksTrue();
});

it('two mechanics multiply beside each other, of one the highest', async () => {
  await rule(rate('1'));
  const { memberId, mechanic } = await doubled();
  await give(mechanic, [{ memberId, occurrence: 'again' }]);
  const other = await mechanicOf({ ...DOUBLE, timesBps: 15_000 });
  await give(other, [{ memberId, occurrence: '2026' }]);
  expect((await record({ memberId })).earned).toBe('2500');
  expect((await record({ memberId: await newMember() })).earned).toBe('1000');
});
