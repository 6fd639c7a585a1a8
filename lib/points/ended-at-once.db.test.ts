import type { PoolClient } from 'pg';
import { beforeAll, expect, it, test } from 'vitest';
import { withTx } from '@/db/write';
import { earn, ledgerDifferences, newMembers, redeem, sql } from './testing/points-desk';

const MEMBERS = 60;
let ids: number[] = [];

beforeAll(async () => {
  ids = await newMembers(...Array.from({ length: MEMBERS }, () => 'active'));
  for (const id of ids) {
    await earn(id, 100);
    await redeem(id, '30');
    await earn(id, 50);
  }
});

const inTx = (work: (client: PoolClient) => Promise<unknown>) =>
  withTx({ label: 'system:test', requestId: 'test' }, ({ client }) => work(client));

/** A lot of every member ends with an entry that names it, in one statement. */
const END = `
  WITH due AS MATERIALIZED (
    SELECT DISTINCT ON (l.member_id) a.member_id, l.lot_id, l.remaining, a.seq + 1 AS seq, a.balance - l.remaining AS balance
      FROM point_accounts a JOIN point_lots l USING (member_id)
     WHERE a.member_id = ANY ($1) AND l.state = 'available' ORDER BY l.member_id, l.lot_id
  ), a AS (
    UPDATE point_accounts a SET seq = d.seq, balance = d.balance FROM due d WHERE a.member_id = d.member_id
  ), lots AS (
    UPDATE point_lots l SET remaining = 0, state = 'expired', expired_seq = d.seq FROM due d
     WHERE l.member_id = d.member_id AND l.lot_id = d.lot_id
  )
  INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
    occurred_at, booked_at, ended_lot_id)
  SELECT member_id, seq, 'expire', -remaining, balance, 0, 0, 'expiry', lot_id::text, 'test', now(), now(), lot_id
    FROM due WHERE $2 > 0 AND $3 > 0`;

test.each([
  [
    'an end that names a lot which does not name it back',
    END.replace(
      'expired_seq = d.seq',
      'expired_seq = nullif(d.seq, CASE l.member_id WHEN $3 THEN d.seq ELSE 0 END)',
    ),
    /differs from its/,
  ],
  [
    'an end that names another entry of its lot',
    END.replace('expired_seq = d.seq', 'expired_seq = d.seq - (l.member_id = $3)::int'),
    /differs from its/,
  ],
  [
    'an end that names no lot',
    END.replace(
      'now(), lot_id\n',
      'now(), nullif(lot_id, CASE member_id WHEN $3 THEN lot_id ELSE 0 END)\n',
    ),
    /differs from its/,
  ],
  [
    'an end of a part of its lot',
    END.replace(
      "remaining = 0, state = 'expired', expired_seq = d.seq",
      `remaining = (l.member_id = $3)::int, state = CASE l.member_id WHEN $3 THEN l.state ELSE 'expired' END,
         expired_seq = nullif(d.seq, CASE l.member_id WHEN $3 THEN d.seq ELSE 0 END)`,
    ),
    /differs from its/,
  ],
  [
    'an end with more than its lot had, though the account agrees with it',
    END.replaceAll(
      'l.remaining, a.seq',
      'l.remaining + (a.member_id = $3)::int AS remaining, a.seq',
    ).replace('a.balance - l.remaining', 'a.balance - l.remaining - (a.member_id = $3)::int'),
    /differs from its/,
  ],
  [
    'an end of a lot that a hold was promised',
    END.replace(
      'WITH due',
      `WITH h AS (INSERT INTO point_holds (member_id, amount, source, key, opened_at, lapses_at)
           VALUES ($3, 5, 't', 'late', now(), now()) RETURNING hold_id
         ), promised AS (INSERT INTO point_hold_lots SELECT DISTINCT ON (1) $3, hold_id, lot_id, 5 FROM h, point_lots
           WHERE member_id = $3 AND state = 'available' ORDER BY 1, lot_id
         ), due`,
    ),
    /holds other than was promised/,
  ],
])(`of ${MEMBERS} that end, one that does not fit refuses all: %s`, async (_, statement, words) => {
  const wrong = ids[Math.floor(MEMBERS / 2)];
  await expect(inTx((client) => client.query(statement, [ids, 1000, wrong]))).rejects.toThrow(
    words,
  );
  expect(await ledgerDifferences()).toEqual([]);
});

it('a lot that ended with an entry is neither said to have ended with another nor compared twice', async () => {
  await inTx(async (client) => {
    await client.query(END, [ids, 1, 1]);
    const { rows } = await client.query(
      `SELECT sum(cardinality(entry_lots))::int AS named, sum(cardinality(lot_ids))::int AS lots FROM point_touches
       WHERE entry_lots IS NOT NULL OR lot_ids IS NOT NULL`,
    );
    expect(rows).toEqual([{ named: MEMBERS, lots: null }]);
  });
  expect(await ledgerDifferences()).toEqual([]);
  await expect(
    sql(`UPDATE point_lots SET expired_seq = 1 WHERE expired_seq IS NOT NULL`),
  ).rejects.toThrow('a lot stays what it is');
});
