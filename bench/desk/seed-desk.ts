import type { Client } from 'pg';
import { seedCards } from './seed-cards';

/** Who acts. */
export const BENCH_USER = 1;
/** One who comes every day, writes a lot and is written about a lot. */
export const HEAVY_MEMBER = 7;
/** The moment that the desk is looked at. */
export const DESK_NOW = new Date('2026-11-20T12:00:00Z');
/** Of a hundred members, how many have a value of the attribute, by its key. */
export const ATTRIBUTE_SHARES = { bench_common: 50, bench_rare: 1 } as const;
/** One member in so many has had a task; one task in so many is unfinished. */
const TASK_EVERY = 4;
const UNFINISHED_EVERY = 50;
/** One member in so many has points that are over by now. */
export const ENDED_EVERY = 5;

const PLACES = `
  INSERT INTO programme (name, currency, time_zone) VALUES ('Bench', 'RUB', 'Europe/Moscow');
  INSERT INTO tiers VALUES (1, 'base', 1, 'Base', 'Базовый');
  INSERT INTO stores (store_id, external_id, name, format) VALUES (1, 'S1', 'Store', 'express');
  INSERT INTO users (user_id, email, name, role, password_hash) OVERRIDING SYSTEM VALUE
    VALUES (${BENCH_USER}, 'bench@example.com', 'Bench', 'admin', 'x'), (2, 'other@example.com', 'Other', 'support', 'x');
  INSERT INTO attributes (key, label_en, label_ru, type, position, created_at)
    VALUES ('bench_common', 'Common', 'Частый', 'yesNo', 1, now()), ('bench_rare', 'Rare', 'Редкий', 'number', 2, now());
  INSERT INTO consent_texts (purpose, version, language, text, valid_from_on, actor, created_at)
    SELECT purpose, 1, language, 'Text', '2023-01-01', 'system:bench', now()
    FROM unnest(ARRAY['personalData', 'profiling', 'advertising']) AS purpose, unnest(ARRAY['en', 'ru']) AS language;
  SELECT ensure_month_partitions('2023-01-01', '2026-11-30')`;

const MEMBERS = `
  INSERT INTO members (member_id, joined_on, tier_id) OVERRIDING SYSTEM VALUE
    SELECT id, '2023-01-01'::date + id % 1000, 1 FROM generate_series(1, $1::int) AS id`;
const OF_MEMBERS = [
  `INSERT INTO member_profiles (member_id, first_name, last_name) SELECT member_id, 'Name', 'Family ' || member_id FROM members`,
  `INSERT INTO member_summary (member_id, tier_id, joined_on, receipts, receipts_365)
   SELECT member_id, tier_id, joined_on, 1, 1 FROM members`,
  `INSERT INTO member_sort_keys (member_id, last_purchase_on, receipts_365, revenue_365_minor, joined_on, home_store_id,
     tier_id, status, kind)
   SELECT member_id, '2026-01-01'::date + (member_id * 7919 % 300)::int, 1, member_id * 7919 % 100000, joined_on, 1, tier_id,
     status, kind FROM members`,
  `INSERT INTO member_attributes (member_id, attribute_id, yes_no_value)
   SELECT member_id, attribute_id, true FROM members, attributes
   WHERE key = 'bench_common' AND member_id * 7919 % 100 < ${ATTRIBUTE_SHARES.bench_common}`,
  `INSERT INTO member_attributes (member_id, attribute_id, number_value)
   SELECT member_id, attribute_id, member_id % 10 FROM members, attributes
   WHERE key = 'bench_rare' AND member_id * 7919 % 100 < ${ATTRIBUTE_SHARES.bench_rare}`,
  `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
   SELECT member_id, purpose, channel, 'given', 1, 'ru', 'till', 'checkbox', 'system:bench', '2026-01-01'
   FROM members, (VALUES ('personalData', 'none'), ('advertising', 'email'), ('advertising', 'sms')) AS c (purpose, channel)`,
];

/** A member has earned twice, of which the first may be over by now, and spent once; the heavy one earned 5,000 times. */
const LEDGER = [
  `CREATE TEMP TABLE earned AS
   SELECT member_id, seq, CASE WHEN seq = 1 AND member_id % ${ENDED_EVERY} = 0
       THEN timestamptz '2026-11-01' ELSE '2027-06-01' END AS expires_at
   FROM members, generate_series(1, CASE WHEN member_id = ${HEAVY_MEMBER} THEN 5000 ELSE 2 END) AS seq`,
  `CREATE TEMP TABLE spent AS
   SELECT member_id, max(seq) + 1 AS seq, max(seq) * 10000 - 2000 AS balance FROM earned GROUP BY member_id`,
  `INSERT INTO point_accounts (member_id, seq, balance, opened_at) SELECT member_id, seq, balance, '2026-01-01' FROM spent`,
  `INSERT INTO point_entries (member_id, seq, kind, amount, balance_after, pending_after, debt_after, source, key, actor,
     occurred_at, booked_at)
   SELECT member_id, seq, kind, amount, balance, 0, 0, 'bench', member_id || '-' || seq, 'system:bench', at, at
   FROM (SELECT member_id, seq, 'earn' AS kind, 10000 AS amount, seq * 10000 AS balance FROM earned
         UNION ALL SELECT member_id, seq, 'redeem', -2000, balance FROM spent) AS entry
   CROSS JOIN LATERAL (SELECT timestamptz '2026-01-01' + seq * interval '1 hour' AS at) AS moment`,
  `INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at, expires_at)
   SELECT member_id, seq, 'available', 10000, CASE WHEN seq = 1 THEN 8000 ELSE 10000 END, '2026-01-01', expires_at
   FROM earned`,
  `INSERT INTO point_allocations (member_id, seq, lot_id, amount)
   SELECT s.member_id, s.seq, l.lot_id, 2000 FROM spent s JOIN point_lots l ON l.member_id = s.member_id AND l.seq = 1`,
];
const LEDGER_TABLES = ['point_accounts', 'point_entries', 'point_lots', 'point_allocations'];

const TASKS = [
  `CREATE TEMP TABLE worked AS
   SELECT member_id, member_id / ${TASK_EVERY} % ${UNFINISHED_EVERY} = 0 AS is_open,
     timestamptz '2026-11-20 12:00Z' - (member_id * 7919 % 525600) * interval '1 minute' AS touched_at
   FROM members WHERE member_id % ${TASK_EVERY} = 0`,
  `INSERT INTO tasks (member_id, kind, definition_version, state, seen, holder_id, opened_by, pause_reason, opened_at,
     touched_at, ended_at, version)
   SELECT member_id, 'issue', 1, CASE WHEN is_open THEN 'paused' ELSE 'done' END,
     '{"memberStatus": "active", "cardStatus": null, "blockReason": null, "expiresOn": null}', 2, 2,
     CASE WHEN is_open THEN 'member' END, touched_at - interval '9 minutes', touched_at,
     CASE WHEN NOT is_open THEN touched_at END, 4 FROM worked`,
  `INSERT INTO task_events (member_id, task_id, task_version, move, step, reason, actor, happened_at)
   SELECT t.member_id, t.task_id, v.version, v.move, 'card', v.reason, 'user:2', t.opened_at + (v.version - 1) * interval '3 minutes'
   FROM tasks t, (VALUES (1, 'open', NULL), (2, 'pause', 'member'), (3, 'resume', NULL), (4, 'finish', NULL))
     AS v (version, move, reason)`,
];

const HEAVY = [
  `INSERT INTO purchases (member_id, business_date, store_id, receipt, purchased_at, amount_minor)
   SELECT ${HEAVY_MEMBER}, day, 1, 'H' || day || nth, day + nth * interval '1 hour', 1000
   FROM generate_series(date '2023-02-01', '2026-11-19', '1 day') AS day, generate_series(1, 14) AS nth`,
  `INSERT INTO member_interactions (member_id, kind, text, author_id, happened_at, created_at)
   SELECT ${HEAVY_MEMBER}, 'note', 'A note', 2, at, at
   FROM generate_series(timestamptz '2026-01-01', '2026-11-19', '2 hours') AS at`,
];

/**
 * Fills a new base with members and what a desk works with. Triggers that judge each row of the ledger stand aside: the
 * rows are right by the way they are made, and the expiry afterwards is judged in full.
 */
export async function seedDesk(client: Client, members: number): Promise<void> {
  const toggle = (how: string) =>
    LEDGER_TABLES.map((table) => `ALTER TABLE ${table} ${how} TRIGGER USER`).join(';');
  await client.query(`SELECT set_config('vernost.actor', 'system:bench', false);
    SELECT set_config('vernost.request_id', 'bench', false)`);
  await client.query(PLACES);
  await client.query(MEMBERS, [members]);
  for (const statement of OF_MEMBERS) await client.query(statement);
  await client.query(toggle('DISABLE'));
  for (const statement of LEDGER) await client.query(statement);
  await client.query(toggle('ENABLE'));
  for (const statement of [...TASKS, ...HEAVY]) await client.query(statement);
  await seedCards(client);
  await client.query('VACUUM ANALYZE');
}
