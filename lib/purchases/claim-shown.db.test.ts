import { beforeAll, expect, it } from 'vitest';
import { runQuery } from '@/lib/kernel/query';
import { listMemberPurchases } from '@/lib/members/queries/list-member-purchases';
import { findPointEntry } from '@/lib/points/queries/find-entry';
import { listPointEntries } from '@/lib/points/queries/list-entries';
import { anna, earn, newMember, seedPeople } from '@/lib/points/testing/points-desk';
import { findReceiptView } from './queries/find-receipt-view';
import { begin, booked, bought, emptyProgrammeOfFive, finish, undo } from './testing/claims-desk';

beforeAll(async () => {
  await emptyProgrammeOfFive();
  await seedPeople();
});

it('a claimed receipt bears its task among the purchases, and its entry and the one that takes it back name receipt and store', async () => {
  const memberId = await newMember();
  await earn(memberId, 5);
  await bought('S1', { memberId, day: '2026-11-19' });
  const key = await bought('S2', { storeId: 2 });
  const taskId = await begin(memberId);
  await finish(taskId, booked('S2', key));
  const marks = async () =>
    (await runQuery(listMemberPurchases, { memberId, cursor: null }, anna)).purchases.map(
      ({ receipt, claimedBy }) => [receipt, claimedBy],
    );
  const claimOf = async (seq: number) =>
    (await runQuery(findPointEntry, { memberId, seq }, anna))?.claim;
  const purchaseId = Number(key.split(':')[1]);
  const claim = { taskId, receipt: 'S2', store: 'Store 2', businessDate: '2026-11-20', purchaseId };
  expect(await marks()).toEqual([
    ['S2', taskId],
    ['S1', null],
  ]);
  expect([await claimOf(1), await claimOf(2)]).toEqual([null, claim]);
  const { entries } = await runQuery(listPointEntries, { memberId, upTo: null }, anna);
  expect(entries.map(({ receipt, store }) => [receipt, store])).toEqual([
    ['S2', 'Store 2'],
    [null, null],
  ]);
  const named = { memberId, businessDate: '2026-11-20', purchaseId };
  const view = await runQuery(findReceiptView, named, anna);
  expect(view).toMatchObject({ earned: 6_000n, withheld: null, seqs: [2] });
  expect(view?.outcomes.map(({ outcome }) => [outcome.status, outcome.points])).toEqual([
    ['applied', 6_000n],
  ]);
  await undo(memberId, taskId);
  expect(await marks()).toEqual([['S1', null]]);
  expect(await claimOf(3)).toEqual({ ...claim, purchaseId: null });
  expect(await runQuery(findReceiptView, named, anna)).toBeNull();
});
