import 'server-only';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Tx } from '../write';

/** A purchase of a test: a negative amount is a return. */
export type TestPurchase = {
  readonly customer: string;
  readonly on: string;
  readonly amountMinor: number;
  readonly store?: string;
};

/** Reads db/testing/fixtures/<name>.csv.gz: customer, day, minor units. */
export function readFixture(name: string): readonly TestPurchase[] {
  const path = fileURLToPath(new URL(`./fixtures/${name}.csv.gz`, import.meta.url));
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.map((line) => {
    const [customer = '', on = '', amount = ''] = line.split(',');
    return { customer, on, amountMinor: Number(amount) };
  });
}

/**
 * Puts purchases with their claims, and their members, straight into the tables: for tests of what is derived from them. Members are
 * known by their external id, join on their first day, and have no tier.
 */
export async function loadPurchases(tx: Tx, purchases: readonly TestPurchase[]): Promise<void> {
  const rows = purchases.map((row, index) => ({
    ...row,
    store: row.store ?? 'test',
    n: index + 1,
  }));
  await tx.client.query(
    `CREATE TEMP TABLE loaded ON COMMIT DROP AS
     SELECT n, customer, "on" AS day, "amountMinor" AS amount_minor, store FROM jsonb_to_recordset($1::jsonb)
       AS x(n int, customer text, "on" date, "amountMinor" bigint, store text)`,
    [JSON.stringify(rows)],
  );
  await tx.client.query('SELECT ensure_month_partitions(min(day), max(day)) FROM loaded');
  await tx.client.query(
    `INSERT INTO stores (external_id, name) SELECT DISTINCT store, store FROM loaded ON CONFLICT DO NOTHING`,
  );
  await tx.client.query(
    `WITH made AS (
       SELECT nextval(pg_get_serial_sequence('members', 'member_id')) AS member_id, customer, joined_on FROM (
         SELECT customer, min(day) AS joined_on FROM loaded GROUP BY customer ORDER BY customer
       ) c
     ), inserted AS (
       INSERT INTO members (member_id, joined_on) SELECT member_id, joined_on FROM made
     )
     INSERT INTO identity_claims (kind, value, member_id) SELECT 'external', customer, member_id FROM made`,
  );
  await tx.client.query(
    `WITH bought AS (
     INSERT INTO purchases (member_id, business_date, store_id, receipt, is_return, purchased_at, amount_minor, gap_days)
     SELECT i.member_id, l.day, s.store_id, 'T' || l.n, l.amount_minor < 0, l.day::timestamptz, l.amount_minor,
       CASE WHEN l.amount_minor >= 0 THEN
         l.day - lag(l.day) OVER (PARTITION BY i.member_id, l.amount_minor < 0 ORDER BY l.day, l.n) END
     FROM loaded l JOIN identity_claims i ON i.kind = 'external' AND i.value = l.customer
     JOIN stores s ON s.external_id = l.store
     RETURNING *)
     INSERT INTO receipt_claims (store_id, business_date, receipt, till, is_return, member_id, purchase_id)
     SELECT store_id, business_date, receipt, till, is_return, member_id, purchase_id FROM bought`,
  );
}
