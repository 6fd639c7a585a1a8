import type { Client } from 'pg';
import type { DefinitionJson } from '@/lib/domain/rules/definition';

/** The moment of the tills. */
export const TILL_NOW = new Date('2026-11-20T09:00:00Z');

const PROGRAMME = `
  INSERT INTO programme (name, currency, time_zone) VALUES ('Bench', 'RUB', 'Europe/Moscow');
  INSERT INTO tiers VALUES (1, 'base', 1, 'Base', 'Базовый'), (2, 'gold', 2, 'Gold', 'Золотой');
  INSERT INTO stores (store_id, external_id, name, format)
    SELECT n, 'S' || n, 'Store ' || n, 'express' FROM generate_series(1, 20) n;
  INSERT INTO users (user_id, email, name, role, password_hash) OVERRIDING SYSTEM VALUE
    VALUES (1, 'author@example.com', 'Author', 'marketer', 'x'), (2, 'reviewer@example.com', 'Reviewer', 'admin', 'x');
  UPDATE analytics_state SET as_of_on = '2026-11-20';
  SELECT ensure_month_partitions('2024-01-01', '2026-11-30');
  WITH made AS (
    INSERT INTO rfm_models (as_of_on, window_days, buyers, recency_edges, frequency_edges, monetary_edges)
    VALUES ('2026-11-20', 365, 100, '{20,60,120,200}', '{2,4,6,9}', '{9000,30000,60000,90000}') RETURNING rfm_model_id)
  UPDATE analytics_state SET rfm_model_id = made.rfm_model_id FROM made`;

const MEMBERS = [
  `INSERT INTO members (member_id, joined_on, tier_id) OVERRIDING SYSTEM VALUE
     SELECT id, '2024-01-01', 1 + id % 2 FROM generate_series(1, $1::int) AS id`,
  `INSERT INTO member_summary (member_id, tier_id, joined_on, receipts, receipts_365, revenue_minor, revenue_365_minor,
     first_purchase_on, last_purchase_on, home_store_id, r, f, m)
   SELECT member_id, tier_id, joined_on, 1, 1, 10000, 10000, '2026-01-15', '2026-01-15', 1, 1, 1, 2 FROM members`,
  `INSERT INTO member_sort_keys (member_id, last_purchase_on, receipts_365, revenue_365_minor, joined_on, home_store_id,
     tier_id, status, kind)
   SELECT member_id, '2026-01-15', 1, 10000, joined_on, 1, tier_id, status, kind FROM members`,
  `INSERT INTO member_months (member_id, month, cohort, receipts, revenue_minor)
   SELECT member_id, '2026-01-01', '2026-01-01', 1, 10000 FROM members`,
];

/**
 * The purchase that each of them made, with the points that it gave: a till meets accounts, keys and receipts that are there, and
 * plans are made for tables that hold something.
 */
const BOUGHT = [
  `INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, purchased_at, amount_minor)
   SELECT member_id, '2026-01-15', nextval('purchase_id_seq'), 1, 'first ' || member_id, '2026-01-15T09:00:00Z', 10000
   FROM members`,
  `INSERT INTO receipt_claims (store_id, business_date, receipt, till, is_return, member_id, purchase_id)
   SELECT store_id, business_date, receipt, till, false, member_id, purchase_id FROM purchases`,
  `INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor)
   SELECT member_id, business_date, purchase_id, 1, 'A1', 'C1', 1000, 10000 FROM purchases`,
  `INSERT INTO point_keys (source, key, input_hash, answer, booked_at)
   SELECT 'system:bench', 'first ' || member_id, 'x', '{}', '2026-01-15T09:00:00Z' FROM members`,
  `WITH e AS (
     INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
       occurred_at, booked_at)
     SELECT member_id, 1, 'earn', 500, 500, 0, 0, 'purchase', '2026-01-15:' || purchase_id, 'system:bench', purchased_at,
       purchased_at FROM purchases RETURNING *),
   a AS (
     INSERT INTO point_accounts (member_id, seq, balance, opened_at) SELECT member_id, 1, 500, booked_at FROM e)
   INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at)
   SELECT member_id, seq, 'available', amount, amount, booked_at FROM e`,
  `INSERT INTO purchase_decisions (member_id, business_date, purchase_id, facts, earned, earn_member_id, earn_seq, source, key,
     decided_at)
   SELECT member_id, business_date, purchase_id, '{"v":1}', 500, member_id, 1, 'system:bench', 'first ' || member_id, purchased_at
   FROM purchases`,
];

/** A base rate, a better one for gold, an award and a cap of the day: what a programme has at least. */
const RULES: readonly DefinitionJson[] = [
  { kind: 'earning', effect: { kind: 'rate', points: '1', perMinor: '2000' } },
  {
    kind: 'earning',
    when: { tiers: [2] },
    effect: { kind: 'multiplier', timesBps: 20_000 },
  },
  {
    kind: 'earning',
    when: { leastMinor: '30000' },
    effect: { kind: 'fixed', points: '10', per: 'receipt' },
  },
  { kind: 'cap', period: 'day', most: '5000' },
  { kind: 'spending', points: '1', minor: '100', shareBps: 5_000 },
];

async function seedRule(client: Client, definition: DefinitionJson): Promise<void> {
  await client.query(
    `WITH made AS (INSERT INTO rules (kind, name_en, name_ru) VALUES ($1, $1, $1) RETURNING rule_id)
     INSERT INTO rule_versions (rule_id, no, definition, starts_on, author_id, writer_ids, created_at, changed_at)
     SELECT rule_id, 1, $2, '2024-01-01', 1, '{1}', now(), now() FROM made`,
    [definition.kind, JSON.stringify(definition)],
  );
}

/** Members who bought once, and the rules of a small programme. */
export async function seedTill(client: Client, members: number): Promise<void> {
  await client.query("SELECT set_config('vernost.actor', 'system:bench', false)");
  await client.query(PROGRAMME);
  for (const statement of [...MEMBERS, ...BOUGHT]) {
    await client.query(statement, statement.includes('$1') ? [members] : []);
  }
  for (const rule of RULES) await seedRule(client, rule);
  await client.query(
    `UPDATE rule_versions SET state = 'inReview', submitted_at = now(), version = version + 1`,
  );
  await client.query(
    `UPDATE rule_versions SET state = 'approved', reviewer_id = 2, decided_at = now(), version = version + 1`,
  );
  await client.query('CREATE TABLE bare_purchases (LIKE purchases INCLUDING ALL)');
  await client.query('CREATE TABLE bare_lines (LIKE purchase_lines INCLUDING ALL)');
  await client.query('ANALYZE');
}
