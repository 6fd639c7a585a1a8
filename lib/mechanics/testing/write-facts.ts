import 'server-only';
import { withTx } from '@/db/write';
import type { MemberFacts } from '@/lib/domain/mechanics/facts';
import { seedMembers } from '@/lib/members/testing/seed-members';

const ACTOR = { label: 'system:test', requestId: 'test' };

const STATEMENTS = [
  `INSERT INTO stores (store_id, external_id, name, partner) VALUES (3, 'S3', 'Fuel', 'Fuel') ON CONFLICT DO NOTHING`,
  `INSERT INTO rules (rule_id, kind, name_en, name_ru) OVERRIDING SYSTEM VALUE VALUES (7001, 'tiers', 'L', 'L') ON CONFLICT DO NOTHING`,
  `UPDATE member_profiles p SET birth_on = (b->>'birthOn')::date, birth_set_on = (b->>'on')::date
   FROM world w CROSS JOIN LATERAL (SELECT w.birthdays->-1 AS b) last WHERE p.member_id = w."memberId" AND b IS NOT NULL`,
  `INSERT INTO member_events (member_id, name, reference, actor, occurred_at, booked_at)
   SELECT "memberId", e->>'name', e->>'id', 'system:test', ((e->>'on')::date + time '23:30') AT TIME ZONE 'Europe/Moscow', now()
   FROM world CROSS JOIN jsonb_array_elements(events) WITH ORDINALITY x (e, n) ORDER BY "memberId", n`,
  `INSERT INTO tier_judgements (member_id, rule_id, rule_version_id, judged_on, judged_by, judgement, from_tier_id, to_tier_id, measured, judged_at)
   SELECT "memberId", 7001, 1, (t->>'on')::date, 'night', CASE WHEN (t->>'isHigher')::boolean THEN 'reached' ELSE 'fell' END,
     NULL, (t->>'tierId')::smallint, '{}', now()
   FROM world CROSS JOIN jsonb_array_elements(tiers) WITH ORDINALITY x (t, n) ORDER BY "memberId", n`,
  `INSERT INTO referrals (member_id, referrer_id, way, told_at, told_by, ended_at, ended_by, end_reason)
   SELECT f.member_id, w."memberId", 'code', f.joined_on + (r.told + 0.5) * interval '1 day', 'system:test',
     f.joined_on + (r.ended + 0.5) * interval '1 day', CASE WHEN r.ended IS NOT NULL THEN 'system:test' END,
     CASE WHEN r.ended IS NOT NULL THEN 'mistake' END
   FROM world w CROSS JOIN LATERAL (
     SELECT (o->>'memberId')::int AS no, (o->>'toldOn')::date - (o->>'joinedOn')::date AS told, (o->>'endedOn')::date - (o->>'joinedOn')::date AS ended
     FROM jsonb_array_elements(w.friends) o) r
   JOIN members f ON f.member_id = 1 + (w."memberId" + 6 * r.no) % (SELECT count(*) FROM world)
   WHERE f.member_id <> w."memberId" ORDER BY w."memberId", r.no ON CONFLICT DO NOTHING`,
  `SELECT ensure_month_partitions('2023-09-01', '2026-12-31')`,
  `CREATE TEMP TABLE bought ON COMMIT DROP AS
   SELECT "memberId" AS id, n, nextval('purchase_id_seq') AS purchase_id, (b->>'on')::date AS day, b->>'partner' AS partner, b->'goods' AS goods, b->'returns' AS returns
   FROM world CROSS JOIN LATERAL (SELECT b, n FROM jsonb_array_elements(purchases) WITH ORDINALITY x (b, n) ORDER BY n) o`,
  `CREATE TEMP TABLE returned ON COMMIT DROP AS
   SELECT id, purchase_id AS of_id, day AS of_day, nextval('purchase_id_seq') AS purchase_id, (returns->0->>'on')::date AS day, returns->0 AS goods FROM bought
   WHERE jsonb_array_length(returns) > 0`,
  `INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, purchased_at, amount_minor, gap_days)
   SELECT id, day, purchase_id, CASE partner WHEN '' THEN 1 ELSE 3 END, 'R' || purchase_id, day::timestamptz,
     (SELECT sum((g->>'minor')::bigint) FROM jsonb_array_elements(goods) g),
     day - lag(day) OVER (PARTITION BY id ORDER BY day, purchase_id) FROM bought`,
  `INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, category, quantity_milli, amount_minor)
   SELECT id, day, purchase_id, g.n, g.g->>'category', (g.g->>'units')::int * 1000, (g.g->>'minor')::bigint
   FROM bought CROSS JOIN jsonb_array_elements(goods) WITH ORDINALITY g (g, n)`,
  `INSERT INTO purchases (member_id, business_date, purchase_id, store_id, receipt, is_return, purchased_at, amount_minor, revises_on, revises_id)
   SELECT id, day, purchase_id, 1, 'R' || purchase_id, true, day::timestamptz, -(goods->>'minor')::bigint, of_day, of_id FROM returned`,
  `INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, category, quantity_milli, amount_minor)
   SELECT id, day, purchase_id, 1, '', -(goods->>'units')::int * 1000, -(goods->>'minor')::bigint FROM returned`,
  `UPDATE member_summary s SET first_purchase_on = b.first, last_purchase_on = b.last, receipts = b.receipts
   FROM (SELECT id, min(day) AS first, max(day) AS last, count(*)::int AS receipts FROM bought GROUP BY 1) b WHERE b.id = s.member_id`,
  `UPDATE member_sort_keys k SET last_purchase_on = s.last_purchase_on FROM member_summary s
   WHERE s.member_id = k.member_id AND s.last_purchase_on IS NOT NULL`,
];

const asJson = (facts: readonly MemberFacts[]) =>
  JSON.stringify(facts, (_, value) => (typeof value === 'bigint' ? String(value) : value));

/**
 * Puts members with what is known of them into the tables of a test's own database, numbered from 1: of birthdays the last, at most one
 * return of a purchase, of its first line. Friends become others of them, each brought by the first who is said to have. Points and what follows from purchases alone are not written.
 */
export async function writeFacts(facts: readonly MemberFacts[]): Promise<void> {
  await seedMembers(facts.map(({ memberId, joinedOn }) => ({ memberId, joinedOn })));
  await withTx(ACTOR, async ({ client }) => {
    await client.query(
      `CREATE TEMP TABLE world ON COMMIT DROP AS SELECT * FROM jsonb_to_recordset($1::jsonb) AS x
         ("memberId" bigint, birthdays jsonb, purchases jsonb, events jsonb, tiers jsonb, friends jsonb)`,
      [asJson(facts)],
    );
    for (const statement of STATEMENTS) await client.query(statement);
  });
}

/** A model of purchases, as a fit would leave it, so that chances are known. */
export async function writeModel(): Promise<void> {
  await withTx(ACTOR, async ({ client }) => {
    await client.query(
      `WITH made AS (
         INSERT INTO outlook_models (as_of_on, members, r, alpha, a, b, log_likelihood, fitted_at)
         VALUES ('2026-03-20', 40, 0.6, 20, 0.9, 2.5, -1, now()) RETURNING outlook_model_id)
       INSERT INTO outlook_state (state_id, long_gap_days, outlook_model_id, scored_on)
       SELECT 1, 60, outlook_model_id, '2026-03-20'::date FROM made
       ON CONFLICT (state_id) DO UPDATE SET long_gap_days = 60, outlook_model_id = excluded.outlook_model_id, scored_on = excluded.scored_on`,
    );
  });
}
