SELECT set_config('vernost.actor', 'system:migration', true);--> statement-breakpoint
TRUNCATE cohort_cells, cohort_tier_cells, cohort_deltas;--> statement-breakpoint
ALTER TABLE "cohort_deltas" ALTER COLUMN "cohort" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_deltas" ALTER COLUMN "home_store_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_cells" ADD COLUMN "start" text NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_cells" ADD COLUMN "quarter_customers" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_cells" ADD COLUMN "receipts" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_deltas" ADD COLUMN "joined" date NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_deltas" ADD COLUMN "quarter_customers" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_deltas" ADD COLUMN "receipts" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_tier_cells" ADD COLUMN "start" text NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_tier_cells" ADD COLUMN "quarter_customers" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_tier_cells" ADD COLUMN "receipts" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "cohort_cells" DROP CONSTRAINT "cohort_cells_pkey";
--> statement-breakpoint
ALTER TABLE "cohort_cells" ADD CONSTRAINT "cohort_cells_pkey" PRIMARY KEY("start","cohort","month","home_store_id");--> statement-breakpoint
ALTER TABLE "cohort_tier_cells" DROP CONSTRAINT "cohort_tier_cells_pkey";
--> statement-breakpoint
ALTER TABLE "cohort_tier_cells" ADD CONSTRAINT "cohort_tier_cells_pkey" PRIMARY KEY("start","cohort","month","tier_id");--> statement-breakpoint
ALTER TABLE "cohort_cells" ADD CONSTRAINT "cohort_cells_start_known" CHECK ("cohort_cells"."start" IN ('purchase', 'joined'));--> statement-breakpoint
ALTER TABLE "cohort_tier_cells" ADD CONSTRAINT "cohort_tier_cells_start_known" CHECK ("cohort_tier_cells"."start" IN ('purchase', 'joined'));
--> statement-breakpoint
-- What a member stands for in the cells of cohorts at this moment, once more or once less.
CREATE OR REPLACE FUNCTION note_member_cohorts(of_member bigint, sign integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO cohort_deltas (cohort, joined, month, home_store_id, tier_id, customers, quarter_customers, receipts, revenue_minor)
  SELECT mm.cohort, date_trunc('month', s.joined_on::timestamp)::date, mm.month, s.home_store_id, coalesce(s.tier_id, 0),
         sign * (mm.receipts > 0)::integer,
         sign * (mm.receipts > 0 AND coalesce(max(mm.month) FILTER (WHERE mm.receipts > 0) OVER two_before
           < date_trunc('quarter', mm.month::timestamp)::date, true))::integer,
         sign * mm.receipts, sign * mm.revenue_minor
    FROM member_months mm JOIN member_summary s USING (member_id)
   WHERE mm.member_id = of_member
  WINDOW two_before AS (ORDER BY mm.month ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION book_receipt(of_member bigint, new_id bigint, of_store integer, of_till text, of_receipt text, of_day date, of_moment timestamp with time zone, of_return boolean, amount bigint, discount bigint, of_channel text, of_revises_on date, of_revises_id bigint, lines json)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  old member_summary;
  new member_summary;
  model record;
  of_month date := date_trunc('month', of_day::timestamp)::date;
  count integer := CASE WHEN of_return THEN 0 ELSE 1 END;
  is_first boolean := false;
  was_in_month boolean;
  opened_in date;
  days date[];
  old_code integer;
  new_code integer;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('analytics_windows'));
  IF of_member <> 0 THEN
    SELECT * INTO old FROM member_summary WHERE member_id = of_member FOR UPDATE;
    IF NOT FOUND THEN
      WITH made AS (
        INSERT INTO member_summary (member_id, tier_id, joined_on)
        SELECT m.member_id, m.tier_id, m.joined_on FROM members m WHERE m.member_id = of_member
        ON CONFLICT (member_id) DO NOTHING RETURNING member_id
      )
      INSERT INTO member_sort_keys (member_id, tier_id, joined_on, status, kind)
      SELECT m.member_id, m.tier_id, m.joined_on, m.status, m.kind FROM made JOIN members m USING (member_id);
      SELECT * INTO STRICT old FROM member_summary WHERE member_id = of_member FOR UPDATE;
    END IF;
  END IF;
  INSERT INTO purchases (member_id, business_date, purchase_id, store_id, till, receipt, is_return, purchased_at, amount_minor,
    discount_minor, channel, revises_on, revises_id, gap_days)
  VALUES (of_member, of_day, new_id, of_store, of_till, of_receipt, of_return, of_moment, amount, discount, of_channel,
    of_revises_on, of_revises_id,
    CASE WHEN NOT of_return AND of_member <> 0 THEN of_day - old.last_purchase_on END);
  IF lines IS NOT NULL THEN
    INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor,
      kind, labels)
    SELECT of_member, of_day, new_id, l.line_no, l.article, l.category, l.quantity_milli, l.amount_minor, l.kind,
      CASE WHEN json_array_length(l.labels) = 0 THEN '{}' ELSE ARRAY(SELECT json_array_elements_text(l.labels)) END
      FROM json_to_recordset(lines) AS l (line_no smallint, article text, category text, quantity_milli bigint,
        amount_minor bigint, kind text, labels json);
  END IF;
  INSERT INTO store_day_deltas (store_id, business_date, is_guest, receipts, revenue_minor)
  VALUES (of_store, of_day, of_member = 0, count, amount);
  IF of_member = 0 THEN RETURN; END IF;

  SELECT t.as_of_on, o.rfm_model_id, o.recency_edges, o.frequency_edges, o.monetary_edges INTO model
    FROM analytics_state t LEFT JOIN rfm_models o ON o.rfm_model_id = t.rfm_model_id;
  is_first := NOT of_return AND (old.first_purchase_on IS NULL OR of_day < old.first_purchase_on);
  new := old;
  IF NOT of_return AND (old.fifth_purchase_on IS NULL OR of_day < old.fifth_purchase_on) THEN
    days := ARRAY[old.first_purchase_on, old.second_purchase_on, old.third_purchase_on, old.fourth_purchase_on, old.fifth_purchase_on];
    IF (of_day = ANY (days)) IS NOT TRUE THEN
      days := ARRAY(SELECT day FROM unnest(days || of_day) AS known (day) WHERE day IS NOT NULL ORDER BY day LIMIT 5);
      new.first_purchase_on := days[1];
      new.second_purchase_on := days[2];
      new.third_purchase_on := days[3];
      new.fourth_purchase_on := days[4];
      new.fifth_purchase_on := days[5];
    END IF;
  END IF;
  IF NOT of_return THEN new.last_purchase_on := greatest(old.last_purchase_on, of_day); END IF;
  IF is_first THEN new.home_store_id := of_store; END IF;
  IF of_day > model.as_of_on - 365 THEN
    new.receipts_365 := old.receipts_365 + count;
    new.revenue_365_minor := old.revenue_365_minor + amount;
  END IF;
  new.r := NULL;
  new.f := NULL;
  new.m := NULL;
  IF new.receipts_365 > 0 AND model.rfm_model_id IS NOT NULL THEN
    new.r := 5 - width_bucket((model.as_of_on - new.last_purchase_on)::numeric, model.recency_edges);
    new.f := 1 + width_bucket(new.receipts_365::numeric, model.frequency_edges);
    new.m := 1 + width_bucket(new.revenue_365_minor::numeric, model.monetary_edges);
  END IF;

  IF is_first THEN PERFORM note_member_cohorts(of_member, -1); END IF;
  UPDATE member_summary s SET first_purchase_on = new.first_purchase_on, second_purchase_on = new.second_purchase_on,
    third_purchase_on = new.third_purchase_on, fourth_purchase_on = new.fourth_purchase_on,
    fifth_purchase_on = new.fifth_purchase_on, last_purchase_on = new.last_purchase_on, home_store_id = new.home_store_id,
    receipts = s.receipts + count, revenue_minor = s.revenue_minor + amount,
    receipts_365 = new.receipts_365, revenue_365_minor = new.revenue_365_minor,
    receipts_90 = s.receipts_90 + CASE WHEN of_day > model.as_of_on - 90 THEN count ELSE 0 END,
    revenue_90_minor = s.revenue_90_minor + CASE WHEN of_day > model.as_of_on - 90 THEN amount ELSE 0 END,
    receipts_60 = s.receipts_60 + CASE WHEN of_day > model.as_of_on - 60 THEN count ELSE 0 END,
    revenue_60_minor = s.revenue_60_minor + CASE WHEN of_day > model.as_of_on - 60 THEN amount ELSE 0 END,
    receipts_30 = s.receipts_30 + CASE WHEN of_day > model.as_of_on - 30 THEN count ELSE 0 END,
    revenue_30_minor = s.revenue_30_minor + CASE WHEN of_day > model.as_of_on - 30 THEN amount ELSE 0 END,
    r = new.r, f = new.f, m = new.m
   WHERE s.member_id = of_member;
  UPDATE member_sort_keys SET last_purchase_on = coalesce(new.last_purchase_on, '0001-01-01'),
    receipts_365 = new.receipts_365, revenue_365_minor = new.revenue_365_minor, home_store_id = new.home_store_id
   WHERE member_id = of_member;
  IF is_first THEN
    UPDATE member_months SET cohort = date_trunc('month', new.first_purchase_on::timestamp)::date
     WHERE member_id = of_member AND cohort IS DISTINCT FROM date_trunc('month', new.first_purchase_on::timestamp)::date;
  END IF;
  UPDATE member_months m SET receipts = m.receipts + count, revenue_minor = m.revenue_minor + amount
   WHERE m.member_id = of_member AND m.month = of_month RETURNING m.receipts > count INTO was_in_month;
  IF NOT FOUND THEN
    was_in_month := false;
    INSERT INTO member_months (member_id, month, cohort, receipts, revenue_minor)
    VALUES (of_member, of_month, date_trunc('month', new.first_purchase_on::timestamp)::date, count, amount);
  END IF;
  IF is_first THEN
    PERFORM note_member_cohorts(of_member, 1);
  ELSIF amount <> 0 OR count > 0 THEN
    -- A quarter's buyers stand in the first of its months with a receipt.
    IF count > 0 AND NOT was_in_month THEN
      SELECT min(m.month) INTO opened_in FROM member_months m
       WHERE m.member_id = of_member AND m.month BETWEEN date_trunc('quarter', of_day::timestamp)::date
         AND (date_trunc('quarter', of_day::timestamp) + interval '2 months')::date AND m.month <> of_month AND m.receipts > 0;
    END IF;
    INSERT INTO cohort_deltas (cohort, joined, month, home_store_id, tier_id, customers, quarter_customers, receipts, revenue_minor)
    SELECT date_trunc('month', new.first_purchase_on::timestamp)::date, date_trunc('month', new.joined_on::timestamp)::date, d.*
      FROM (VALUES (of_month, new.home_store_id, coalesce(new.tier_id, 0), CASE WHEN count > 0 AND NOT was_in_month THEN 1 ELSE 0 END,
        CASE WHEN count > 0 AND NOT was_in_month AND coalesce(of_month < opened_in, true) THEN 1 ELSE 0 END, count, amount)) AS d;
    IF of_month < opened_in THEN
      INSERT INTO cohort_deltas (cohort, joined, month, home_store_id, tier_id, customers, quarter_customers, receipts, revenue_minor)
      VALUES (date_trunc('month', new.first_purchase_on::timestamp)::date, date_trunc('month', new.joined_on::timestamp)::date,
        opened_in, new.home_store_id, coalesce(new.tier_id, 0), 0, -1, 0, 0);
    END IF;
  END IF;
  old_code := old.r * 100 + old.f * 10 + old.m;
  new_code := new.r * 100 + new.f * 10 + new.m;
  IF old_code = new_code AND old.home_store_id = new.home_store_id THEN
    INSERT INTO rfm_deltas (code, tier_id, home_store_id, customers, receipts, revenue_minor)
    VALUES (new_code, coalesce(new.tier_id, 0), new.home_store_id, 0, new.receipts_365 - old.receipts_365,
      new.revenue_365_minor - old.revenue_365_minor);
  ELSIF old_code IS NOT NULL OR new_code IS NOT NULL THEN
    INSERT INTO rfm_deltas (code, tier_id, home_store_id, customers, receipts, revenue_minor)
    SELECT d.* FROM (VALUES
      (old_code, coalesce(old.tier_id, 0), old.home_store_id, -1, -old.receipts_365, -old.revenue_365_minor),
      (new_code, coalesce(new.tier_id, 0), new.home_store_id, 1, new.receipts_365, new.revenue_365_minor)) AS d (code)
     WHERE d.code IS NOT NULL;
  END IF;
  -- One more of their last day stands behind those of it, with no gap: only one that was numbered later goes behind it.
  IF NOT of_return AND of_day <= old.last_purchase_on THEN
    IF of_day < old.last_purchase_on OR EXISTS (
      SELECT FROM purchases l
       WHERE l.member_id = of_member AND l.business_date = of_day AND l.purchase_id > new_id AND NOT l.is_return) THEN
      UPDATE purchases p SET gap_days = g.gap_days
        FROM (
          SELECT member_id, business_date, purchase_id,
            business_date - lag(business_date) OVER (ORDER BY business_date, purchase_id) AS gap_days
            FROM purchases WHERE member_id = of_member AND NOT is_return
        ) g
       WHERE (p.member_id, p.business_date, p.purchase_id) = (g.member_id, g.business_date, g.purchase_id)
         AND p.member_id = of_member AND p.gap_days IS DISTINCT FROM g.gap_days;
    END IF;
  END IF;
END $function$;
--> statement-breakpoint
CREATE TEMP TABLE kept_cohorts ON COMMIT DROP AS
SELECT cohort, joined, month, home_store_id, tier_id, count(*) FILTER (WHERE receipts > 0) AS customers,
       count(*) FILTER (WHERE receipts > 0 AND NOT is_known) AS quarter_customers, sum(receipts) AS receipts, sum(revenue_minor) AS revenue
  FROM (
    SELECT mm.cohort, date_trunc('month', s.joined_on::timestamp)::date AS joined, mm.month, s.home_store_id,
           coalesce(s.tier_id, 0) AS tier_id, mm.receipts, mm.revenue_minor,
           coalesce(max(mm.month) FILTER (WHERE mm.receipts > 0) OVER two_before
             >= date_trunc('quarter', mm.month::timestamp)::date, false) AS is_known
      FROM member_months mm JOIN member_summary s USING (member_id)
    WINDOW two_before AS (PARTITION BY mm.member_id ORDER BY mm.month ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING)
  ) months
 GROUP BY cohort, joined, month, home_store_id, tier_id;--> statement-breakpoint
INSERT INTO cohort_cells (start, cohort, month, home_store_id, customers, quarter_customers, receipts, revenue_minor)
SELECT start, began, month, home_store_id, sum(customers), sum(quarter_customers), sum(receipts), sum(revenue)
  FROM kept_cohorts k CROSS JOIN LATERAL (VALUES ('purchase', k.cohort), ('joined', k.joined)) AS by_start (start, began)
 WHERE began IS NOT NULL AND home_store_id IS NOT NULL GROUP BY start, began, month, home_store_id;--> statement-breakpoint
INSERT INTO cohort_tier_cells (start, cohort, month, tier_id, customers, quarter_customers, receipts, revenue_minor)
SELECT start, began, month, tier_id, sum(customers), sum(quarter_customers), sum(receipts), sum(revenue)
  FROM kept_cohorts k CROSS JOIN LATERAL (VALUES ('purchase', k.cohort), ('joined', k.joined)) AS by_start (start, began)
 WHERE began IS NOT NULL GROUP BY start, began, month, tier_id;
