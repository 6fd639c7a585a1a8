import { beforeAll, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { listPairs } from './list-pairs';

const NOW = new Date('2026-03-20T12:00:00Z');
const MEMBERS = 60;

/** Of 60 members 30 buy bread; 20 of these come to cheese nine days later, as five others do. Before the year all took salt with bread. */
beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
    await client.query(`
      INSERT INTO stores (store_id, external_id, name) OVERRIDING SYSTEM VALUE VALUES (901, 'pairs', 'Pairs');
      SELECT ensure_month_partitions('2024-01-01', '2026-03-31');
      INSERT INTO members (member_id, status, kind, joined_on) SELECT n, 'active', 'person', '2020-01-01' FROM generate_series(1, ${MEMBERS}) n;
      INSERT INTO member_sort_keys (member_id, joined_on, status, kind) SELECT n, '2020-01-01', 'active', 'person' FROM generate_series(1, ${MEMBERS}) n`);
    const buy = (from: number, through: number, day: string, category: string, milli = 1_000) =>
      client.query(
        `WITH receipts AS (
           INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor, is_return)
           SELECT n, $3::date, 901, $4::text || n, $3::date, $5::bigint, $5::bigint < 0 FROM generate_series($1::int, $2::int) n
           RETURNING member_id, business_date, purchase_id)
         INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, category, quantity_milli, amount_minor)
         SELECT member_id, business_date, purchase_id, 1, $4::text, $5::bigint, $5::bigint FROM receipts`,
        [from, through, day, category, milli],
      );
    await buy(1, 30, '2026-02-01', 'bread');
    await buy(1, 20, '2026-02-10', 'cheese');
    await buy(31, 35, '2026-02-10', 'cheese');
    await buy(36, MEMBERS, '2026-02-10', 'wine');
    await buy(1, 30, '2024-02-01', 'salt');
    await buy(36, 50, '2026-02-11', 'bread', -1_000);
  });
});

it('finds what goes together oftener than usual in the last year, with how long members take by themselves', async () => {
  const { pairs, looked, inForce, fromOn, throughOn } = await runQuery(
    listPairs,
    {},
    systemActor('test'),
    { now: NOW },
  );
  expect({ looked, inForce, fromOn, throughOn }).toEqual({
    ...{ looked: MEMBERS, inForce: MEMBERS },
    ...{ fromOn: '2025-03-20', throughOn: '2026-03-19' },
  });
  expect(pairs).toEqual([
    {
      ...{ bought: 'bread', offered: 'cheese', halfDays: 9, mostDays: 9 },
      ...{ shareBps: 6_667, usualBps: 4_167, without: 10 },
    },
    {
      ...{ bought: 'cheese', offered: 'bread', halfDays: null, mostDays: null },
      ...{ shareBps: 8_000, usualBps: 5_000, without: 5 },
    },
  ]);
});
