import type { Client } from 'pg';

/** The moment of the night that is measured. */
export const NIGHT_NOW = new Date('2026-11-20T21:00:00Z');

/** What a night finds: lots that are over, lots whose waiting ends, holds whose time is over. */
export type Night = {
  readonly members: number;
  readonly expiring: number;
  readonly activating: number;
  readonly lapsing: number;
};

const PEOPLE = [
  `INSERT INTO programme (name, currency, time_zone) VALUES ('Bench', 'RUB', 'Europe/Moscow')`,
  `INSERT INTO tiers VALUES (1, 'base', 1, 'Base', 'Базовый')`,
  `INSERT INTO members (member_id, joined_on, tier_id) OVERRIDING SYSTEM VALUE
   SELECT id, '2023-01-01'::date + id % 1000, 1 FROM generate_series(1, $1::int) AS id`,
];

/**
 * Four entries a member: one earned and over by now (of the first members), one earned that waits until now, one earned
 * and good, and a redemption of a part of the last.
 */
const LEDGER = [
  `CREATE TEMP TABLE earned AS
   SELECT member_id, row_number() OVER (PARTITION BY member_id ORDER BY what)::int AS seq, what FROM (
     SELECT generate_series(1, $2::int) AS member_id, 1 AS what
     UNION ALL SELECT generate_series(1, $3::int), 2
     UNION ALL SELECT generate_series(1, $1::int), 3) AS lots`,
  `CREATE TEMP TABLE spent AS
   SELECT member_id, max(seq) + 1 AS seq, count(*) FILTER (WHERE what <> 2) * 10000 - 2000 AS balance,
     count(*) FILTER (WHERE what = 2) * 10000 AS pending FROM earned GROUP BY member_id`,
  `INSERT INTO point_accounts (member_id, seq, balance, pending, opened_at)
   SELECT member_id, seq, balance, pending, '2026-01-01' FROM spent ORDER BY member_id`,
  `INSERT INTO point_entries (member_id, seq, kind, amount, pending, balance_after, pending_after, debt_after, source, key,
     actor, occurred_at, booked_at)
   SELECT member_id, seq, kind, amount, pending, sum(amount) OVER own, sum(pending) OVER own, 0, 'bench',
     member_id || '-' || seq, 'system:bench', at, at
   FROM (SELECT member_id, seq, 'earn' AS kind, CASE what WHEN 2 THEN 0 ELSE 10000 END AS amount,
           CASE what WHEN 2 THEN 10000 ELSE 0 END AS pending FROM earned
         UNION ALL SELECT member_id, seq, 'redeem', -2000, 0 FROM spent) AS entry
   CROSS JOIN LATERAL (SELECT timestamptz '2026-01-01' + seq * interval '1 hour' AS at) AS moment
   WINDOW own AS (PARTITION BY member_id ORDER BY seq) ORDER BY member_id, seq`,
  `INSERT INTO point_lots (member_id, seq, state, amount, remaining, held, earned_at, activates_at, expires_at)
   SELECT member_id, seq, CASE what WHEN 2 THEN 'pending' ELSE 'available' END, 10000,
     CASE what WHEN 3 THEN 8000 ELSE 10000 END, CASE WHEN what = 3 AND member_id <= $4::int THEN 1000 ELSE 0 END, '2026-01-01',
     CASE what WHEN 2 THEN timestamptz '2026-11-20 21:00Z' END,
     CASE what WHEN 1 THEN timestamptz '2026-11-20 21:00Z' ELSE '2027-06-01' END
   FROM earned ORDER BY member_id, seq`,
  `INSERT INTO point_allocations (member_id, seq, lot_id, amount)
   SELECT s.member_id, s.seq, l.lot_id, 2000 FROM spent s JOIN point_lots l ON l.member_id = s.member_id AND l.seq = s.seq - 1`,
  `INSERT INTO point_holds (member_id, amount, source, key, opened_at, lapses_at)
   SELECT member_id, 1000, 'bench', 'h' || member_id, '2026-11-20 20:00Z', '2026-11-20 20:15Z'
   FROM generate_series(1, $4::int) AS member_id`,
  `INSERT INTO point_hold_lots (member_id, hold_id, lot_id, amount)
   SELECT h.member_id, h.hold_id, l.lot_id, 1000 FROM point_holds h JOIN point_lots l ON l.member_id = h.member_id AND l.held > 0`,
];
const TABLES = ['accounts', 'entries', 'lots', 'allocations', 'holds', 'hold_lots'];

/** Whole numbers of our own, put where a statement names them. */
const filled = (statement: string, numbers: readonly number[]) =>
  statement.replace(/\$(\d)/g, (_, place) => String(Math.floor(numbers[Number(place) - 1] ?? 0)));

/**
 * Fills a new base with accounts as the evening leaves them. Triggers that judge each row stand aside: the rows are right by
 * the way they are made, and what the night makes of them is judged in full.
 */
export async function seedNight(
  client: Client,
  { members, expiring, activating, lapsing }: Night,
): Promise<void> {
  const toggle = (how: string) =>
    TABLES.map((table) => `ALTER TABLE point_${table} ${how} TRIGGER ALL`).join(';');
  await client.query(`SELECT set_config('vernost.actor', 'system:bench', false);
    SELECT set_config('vernost.request_id', 'bench', false)`);
  const numbers = [members, expiring, activating, lapsing];
  for (const statement of PEOPLE) await client.query(filled(statement, numbers));
  await client.query(toggle('DISABLE'));
  for (const statement of LEDGER) await client.query(filled(statement, numbers));
  await client.query(toggle('ENABLE'));
  await client.query('VACUUM ANALYZE');
}
