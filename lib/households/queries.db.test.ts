import { expect, it } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { anna, earn, NOW, newMembers, redeem, sql } from '@/lib/points/testing/points-desk';
import { findHousehold } from './queries/find-household';
import { listHouseholdLots } from './queries/list-household-lots';
import { joinAll, leave } from './testing/household-desk';

const at = { now: NOW };
const seen = (memberId: number) => runQuery(findHousehold, { memberId }, anna, at);
const lots = async (memberId: number) =>
  (await runQuery(listHouseholdLots, { memberId }, anna, at)).map(
    (lot) => `${lot.memberId}: ${Number(lot.remaining) / 100} until ${lot.lastOn}`,
  );

it('shows who is in it, what each has and all together, without what rests; the lots in the order they go', async () => {
  const [head = 0, other = 0, paused = 0] = await newMembers('active', 'active', 'active');
  await earn(head, 100, { expiresAt: '2027-09-01' });
  await earn(other, 200, { expiresAt: '2027-03-01' });
  await earn(paused, 400);
  expect(await seen(head)).toBeNull();
  await joinAll(head, other, paused);
  await sql(`UPDATE members SET status = 'suspended' WHERE member_id = $1`, [paused]);
  const view = await seen(other);
  expect(view).toMatchObject({ role: 'member', available: 30_000n, free: 3, answerUntilOn: null });
  expect(view?.people.map((one) => [one.memberId, one.role, one.isResting])).toEqual([
    [head, 'head', false],
    [other, 'member', false],
    [paused, 'member', true],
  ]);
  expect(await lots(head)).toEqual([
    `${other}: 200 until 2027-03-01`,
    `${head}: 100 until 2027-09-01`,
  ]);
  // What is shown is what can be spent.
  expect(await redeem(head, '300')).toMatchObject({ available: '0' });
  await leave(head, 'everybody');
  expect([await seen(other), await lots(other)]).toEqual([null, []]);
});
