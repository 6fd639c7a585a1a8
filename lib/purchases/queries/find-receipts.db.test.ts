import { beforeAll, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { findReceipts } from './find-receipts';

const support: UserActor = { kind: 'user', userId: 1, role: 'support', requestId: 'test' };
const now = new Date('2026-11-20T09:00:00Z');

/** member, day, store, receipt, is it a return */
const RECEIPTS = [
  [1, '2026-11-19', 901, '0000012345', false],
  [1, '2026-11-20', 901, '0000012345', true],
  [2, '2026-10-01', 902, '0000012345', false],
  [0, '2026-11-18', 902, 'A-17', false],
  [2, '2026-03-05', 902, 'OLD-1', false],
] as const;

beforeAll(async () => {
  await seedMembers([{ memberId: 1 }, { memberId: 2 }]);
  await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query(`INSERT INTO stores (store_id, external_id, name) OVERRIDING SYSTEM VALUE
      VALUES (901, 's901', 'Баумана 44'), (902, 's902', 'Кремлёвская 1')`);
    await client.query(`UPDATE analytics_state SET as_of_on = '2026-11-19'`);
    await client.query(`SELECT ensure_month_partitions('2026-03-01', '2026-11-30')`);
    for (const [member, day, store, receipt, isReturn] of RECEIPTS) {
      const amount = isReturn ? -64_000 : 64_000;
      await client.query(
        `WITH p AS (
           INSERT INTO purchases (member_id, business_date, store_id, receipt, is_return, purchased_at, amount_minor)
           VALUES ($1, $2, $3, $4, $5, $2::date + interval '9 hours', $6) RETURNING *)
         INSERT INTO receipt_claims (store_id, business_date, receipt, till, is_return, member_id, purchase_id)
         SELECT store_id, business_date, receipt, till, is_return, member_id, purchase_id FROM p`,
        [member, day, store, receipt, isReturn, amount],
      );
    }
  });
});

const found = async (text: string, at = now) =>
  (await runQuery(findReceipts, { text }, support, { now: at })).map(
    ({ memberId, businessDate, store }) => `${memberId} ${businessDate} ${store}`,
  );

it('finds purchases of the last 60 days by their receipt, the newest first, returns left out', async () => {
  expect(await found('0000012345')).toEqual([
    '1 2026-11-19 Баумана 44',
    '2 2026-10-01 Кремлёвская 1',
  ]);
});

it('a day finds an older one, and that day alone', async () => {
  expect(await found('OLD-1')).toEqual([]);
  expect(await found('OLD-1 05.03.2026')).toEqual(['2 2026-03-05 Кремлёвская 1']);
  expect(await found('OLD-1 06.03.2026')).toEqual([]);
});

it('says that a guest bought', async () => {
  expect(await found('A-17')).toEqual(['null 2026-11-18 Кремлёвская 1']);
});

it('where purchases stopped long ago, the last days are those before', async () => {
  expect(await found('A-17', new Date('2028-01-01T09:00:00Z'))).toHaveLength(1);
});

it('a part of a number finds nothing', async () => {
  expect(await found('00000123')).toEqual([]);
});
