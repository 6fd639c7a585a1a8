CREATE TABLE "cohort_tier_cells" (
	"cohort" date NOT NULL,
	"month" date NOT NULL,
	"tier_id" smallint NOT NULL,
	"customers" integer NOT NULL,
	"revenue_minor" bigint NOT NULL,
	CONSTRAINT "cohort_tier_cells_pkey" PRIMARY KEY("cohort","month","tier_id")
);
--> statement-breakpoint
CREATE TABLE "rfm_cells" (
	"code" smallint NOT NULL,
	"tier_id" smallint NOT NULL,
	"home_store_id" integer NOT NULL,
	"customers" integer NOT NULL,
	"receipts" integer NOT NULL,
	"revenue_minor" bigint NOT NULL,
	CONSTRAINT "rfm_cells_pkey" PRIMARY KEY("code","tier_id","home_store_id")
);
--> statement-breakpoint
CREATE TABLE "rfm_deltas" (
	"code" smallint NOT NULL,
	"tier_id" smallint NOT NULL,
	"home_store_id" integer NOT NULL,
	"customers" integer NOT NULL,
	"receipts" integer NOT NULL,
	"revenue_minor" bigint NOT NULL
);
--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);--> statement-breakpoint
-- Pending changes do not know the tier: they are folded in, and the sums by tier are made from the months.
INSERT INTO cohort_cells AS c (cohort, month, home_store_id, customers, revenue_minor)
SELECT cohort, month, home_store_id, sum(customers)::int, sum(revenue_minor)::bigint FROM cohort_deltas GROUP BY 1, 2, 3
ON CONFLICT (cohort, month, home_store_id) DO UPDATE
SET customers = c.customers + excluded.customers, revenue_minor = c.revenue_minor + excluded.revenue_minor;--> statement-breakpoint
TRUNCATE cohort_deltas;--> statement-breakpoint
INSERT INTO cohort_tier_cells (cohort, month, tier_id, customers, revenue_minor)
SELECT mm.cohort, mm.month, coalesce(s.tier_id, 0), count(*) FILTER (WHERE mm.receipts > 0), sum(mm.revenue_minor)
FROM member_months mm JOIN member_summary s USING (member_id) WHERE mm.cohort IS NOT NULL GROUP BY 1, 2, 3;--> statement-breakpoint
INSERT INTO rfm_cells (code, tier_id, home_store_id, customers, receipts, revenue_minor)
SELECT r * 100 + f * 10 + m, coalesce(tier_id, 0), home_store_id, count(*), sum(receipts_365), sum(revenue_365_minor)
FROM member_summary WHERE r IS NOT NULL GROUP BY 1, 2, 3;--> statement-breakpoint
ALTER TABLE "cohort_deltas" ADD COLUMN "tier_id" smallint NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_deltas" DROP COLUMN "delta_id";--> statement-breakpoint
ALTER TABLE "store_day_deltas" DROP COLUMN "delta_id";--> statement-breakpoint
TRUNCATE member_sort_keys;--> statement-breakpoint
ALTER TABLE "member_sort_keys" ADD COLUMN "joined_on" date NOT NULL;--> statement-breakpoint
ALTER TABLE "member_sort_keys" ADD COLUMN "home_store_id" integer;--> statement-breakpoint
ALTER TABLE "member_sort_keys" ADD COLUMN "tier_id" smallint;--> statement-breakpoint
ALTER TABLE "member_sort_keys" ADD COLUMN "status" text NOT NULL;--> statement-breakpoint
ALTER TABLE "member_sort_keys" ADD COLUMN "kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "member_summary" ADD COLUMN "revenue_60_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "member_summary" ADD COLUMN "receipts_60" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "member_summary" ADD COLUMN "second_purchase_on" date;--> statement-breakpoint
ALTER TABLE "member_summary" ADD COLUMN "third_purchase_on" date;--> statement-breakpoint
ALTER TABLE "member_summary" ADD COLUMN "fourth_purchase_on" date;--> statement-breakpoint
ALTER TABLE "member_summary" ADD COLUMN "fifth_purchase_on" date;--> statement-breakpoint
UPDATE member_summary s SET receipts_60 = w.receipts, revenue_60_minor = w.revenue
FROM (
  SELECT member_id, count(*) FILTER (WHERE NOT is_return) AS receipts, sum(amount_minor) AS revenue
  FROM purchases WHERE member_id <> 0 AND business_date > (SELECT as_of_on - 60 FROM analytics_state) GROUP BY member_id
) w WHERE w.member_id = s.member_id;--> statement-breakpoint
UPDATE member_summary s SET second_purchase_on = d.days[2], third_purchase_on = d.days[3],
  fourth_purchase_on = d.days[4], fifth_purchase_on = d.days[5]
FROM (
  SELECT member_id, array_agg(DISTINCT business_date ORDER BY business_date) AS days
  FROM purchases WHERE member_id <> 0 AND NOT is_return GROUP BY member_id
) d WHERE d.member_id = s.member_id AND d.days[2] IS NOT NULL;--> statement-breakpoint
INSERT INTO member_sort_keys (member_id, last_purchase_on, revenue_365_minor, receipts_365, joined_on, home_store_id, tier_id,
  status, kind)
SELECT s.member_id, coalesce(s.last_purchase_on, '0001-01-01'), s.revenue_365_minor, s.receipts_365, s.joined_on,
  s.home_store_id, s.tier_id, m.status, m.kind
FROM member_summary s JOIN members m USING (member_id) ORDER BY s.member_id;--> statement-breakpoint
ALTER TABLE "member_summary" DROP COLUMN "kind";--> statement-breakpoint
CREATE INDEX "member_sort_keys_joined" ON "member_sort_keys" USING btree ("joined_on","member_id");--> statement-breakpoint
CREATE INDEX "member_sort_keys_tier_store" ON "member_sort_keys" USING btree ("tier_id","home_store_id");--> statement-breakpoint
CREATE INDEX "member_sort_keys_status" ON "member_sort_keys" USING btree ("status");--> statement-breakpoint
CREATE INDEX "member_sort_keys_kind" ON "member_sort_keys" USING btree ("kind");--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON cohort_tier_cells
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rfm_cells
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rfm_deltas
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
