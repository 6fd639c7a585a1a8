-- Locks the accounts of members, members first, both in id order, and opens those that have none; fewer rows than ids: one is no
-- member. One call instead of three: each statement of it sees what was committed before it.
CREATE FUNCTION lock_point_accounts(ids bigint[], now_at timestamptz)
  RETURNS TABLE (member_id bigint, status text, is_frozen boolean, seq integer, balance bigint, pending bigint, debt bigint)
  LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  known integer;
BEGIN
  PERFORM FROM members m WHERE m.member_id = ANY (ids) ORDER BY m.member_id FOR SHARE;
  GET DIAGNOSTICS known = ROW_COUNT;
  IF known <> cardinality(ids) THEN RETURN; END IF;
  INSERT INTO point_accounts (member_id, opened_at)
  SELECT id, now_at FROM unnest(ids) AS id
   WHERE NOT EXISTS (SELECT FROM point_accounts a WHERE a.member_id = id) ORDER BY id
  ON CONFLICT (member_id) DO NOTHING;
  RETURN QUERY
    SELECT a.member_id, m.status, a.frozen_at IS NOT NULL, a.seq, a.balance, a.pending, a.debt
      FROM point_accounts a JOIN members m ON m.member_id = a.member_id
     WHERE a.member_id = ANY (ids) ORDER BY a.member_id FOR UPDATE OF a;
END $$;
--> statement-breakpoint
-- What a member stands for in the cohort cells at this moment, once more or once less.
CREATE FUNCTION note_member_cohorts(of_member bigint, sign integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO cohort_deltas (cohort, month, home_store_id, tier_id, customers, revenue_minor)
  SELECT mm.cohort, mm.month, s.home_store_id, coalesce(s.tier_id, 0), sign * (mm.receipts > 0)::integer, sign * mm.revenue_minor
    FROM member_months mm JOIN member_summary s USING (member_id)
   WHERE mm.member_id = of_member AND mm.cohort IS NOT NULL
$$;
--> statement-breakpoint
-- One receipt or return into the books with everything derived from it: what lib/purchases/posting does for a batch, for one row in
-- one call. It holds no rule of the programme. False: the receipt was claimed before, and nothing was written.
CREATE FUNCTION post_receipt(
  of_member bigint, new_id bigint, of_store integer, of_till text, of_receipt text, of_day date, of_moment timestamptz,
  of_return boolean, amount bigint, discount bigint, of_channel text, of_revises_on date, of_revises_id bigint, lines json
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  old member_summary;
  new member_summary;
  as_of date;
  model rfm_models;
  of_month date := date_trunc('month', of_day::timestamp)::date;
  count integer := CASE WHEN of_return THEN 0 ELSE 1 END;
  is_first boolean := false;
  old_month member_months;
  days date[];
  old_code integer;
  new_code integer;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('analytics_windows'));
  IF to_regclass('purchases_' || to_char(of_day, 'YYYY_MM')) IS NULL THEN
    PERFORM ensure_month_partitions(of_day, of_day);
  END IF;
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
  INSERT INTO receipt_claims (store_id, business_date, receipt, till, is_return, member_id, purchase_id)
  VALUES (of_store, of_day, of_receipt, of_till, of_return, of_member, new_id) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO purchases (member_id, business_date, purchase_id, store_id, till, receipt, is_return, purchased_at, amount_minor,
    discount_minor, channel, revises_on, revises_id, gap_days)
  VALUES (of_member, of_day, new_id, of_store, of_till, of_receipt, of_return, of_moment, amount, discount, of_channel,
    of_revises_on, of_revises_id,
    CASE WHEN NOT of_return AND of_member <> 0 THEN of_day - old.last_purchase_on END);
  IF lines IS NOT NULL THEN
    INSERT INTO purchase_lines (member_id, business_date, purchase_id, line_no, article, category, quantity_milli, amount_minor,
      kind, labels)
    SELECT of_member, of_day, new_id, l.line_no, l.article, l.category, l.quantity_milli, l.amount_minor, l.kind,
      ARRAY(SELECT json_array_elements_text(l.labels))
      FROM json_to_recordset(lines) AS l (line_no smallint, article text, category text, quantity_milli bigint,
        amount_minor bigint, kind text, labels json);
  END IF;
  INSERT INTO store_day_deltas (store_id, business_date, is_guest, receipts, revenue_minor)
  VALUES (of_store, of_day, of_member = 0, count, amount);
  IF of_member = 0 THEN RETURN true; END IF;

  SELECT t.as_of_on INTO as_of FROM analytics_state t;
  SELECT o.* INTO model FROM analytics_state t JOIN rfm_models o ON o.rfm_model_id = t.rfm_model_id;
  is_first := NOT of_return AND (old.first_purchase_on IS NULL OR of_day < old.first_purchase_on);
  new := old;
  days := ARRAY[old.first_purchase_on, old.second_purchase_on, old.third_purchase_on, old.fourth_purchase_on, old.fifth_purchase_on];
  IF NOT of_return AND (old.fifth_purchase_on IS NULL OR of_day < old.fifth_purchase_on) THEN
    days := ARRAY(SELECT DISTINCT day FROM unnest(days || of_day) AS known (day) WHERE day IS NOT NULL ORDER BY day LIMIT 5);
    new.first_purchase_on := days[1];
    new.second_purchase_on := days[2];
    new.third_purchase_on := days[3];
    new.fourth_purchase_on := days[4];
    new.fifth_purchase_on := days[5];
  END IF;
  IF NOT of_return THEN new.last_purchase_on := greatest(old.last_purchase_on, of_day); END IF;
  IF is_first THEN new.home_store_id := of_store; END IF;
  new.receipts := old.receipts + count;
  new.revenue_minor := old.revenue_minor + amount;
  IF of_day > as_of - 365 THEN
    new.receipts_365 := old.receipts_365 + count;
    new.revenue_365_minor := old.revenue_365_minor + amount;
  END IF;
  IF of_day > as_of - 90 THEN
    new.receipts_90 := old.receipts_90 + count;
    new.revenue_90_minor := old.revenue_90_minor + amount;
  END IF;
  IF of_day > as_of - 60 THEN
    new.receipts_60 := old.receipts_60 + count;
    new.revenue_60_minor := old.revenue_60_minor + amount;
  END IF;
  IF of_day > as_of - 30 THEN
    new.receipts_30 := old.receipts_30 + count;
    new.revenue_30_minor := old.revenue_30_minor + amount;
  END IF;
  new.r := NULL;
  new.f := NULL;
  new.m := NULL;
  IF new.receipts_365 > 0 AND model.rfm_model_id IS NOT NULL THEN
    new.r := 5 - width_bucket((as_of - new.last_purchase_on)::numeric, model.recency_edges);
    new.f := 1 + width_bucket(new.receipts_365::numeric, model.frequency_edges);
    new.m := 1 + width_bucket(new.revenue_365_minor::numeric, model.monetary_edges);
  END IF;

  IF is_first THEN PERFORM note_member_cohorts(of_member, -1); END IF;
  UPDATE member_summary SET first_purchase_on = new.first_purchase_on, second_purchase_on = new.second_purchase_on,
    third_purchase_on = new.third_purchase_on, fourth_purchase_on = new.fourth_purchase_on,
    fifth_purchase_on = new.fifth_purchase_on, last_purchase_on = new.last_purchase_on, home_store_id = new.home_store_id,
    receipts = new.receipts, revenue_minor = new.revenue_minor,
    receipts_365 = new.receipts_365, revenue_365_minor = new.revenue_365_minor,
    receipts_90 = new.receipts_90, revenue_90_minor = new.revenue_90_minor,
    receipts_60 = new.receipts_60, revenue_60_minor = new.revenue_60_minor,
    receipts_30 = new.receipts_30, revenue_30_minor = new.revenue_30_minor, r = new.r, f = new.f, m = new.m
   WHERE member_id = of_member;
  UPDATE member_sort_keys SET last_purchase_on = coalesce(new.last_purchase_on, '0001-01-01'),
    receipts_365 = new.receipts_365, revenue_365_minor = new.revenue_365_minor, home_store_id = new.home_store_id
   WHERE member_id = of_member;
  IF is_first THEN
    UPDATE member_months SET cohort = date_trunc('month', new.first_purchase_on::timestamp)::date
     WHERE member_id = of_member AND cohort IS DISTINCT FROM date_trunc('month', new.first_purchase_on::timestamp)::date;
  END IF;
  SELECT * INTO old_month FROM member_months WHERE member_id = of_member AND month = of_month;
  IF FOUND THEN
    UPDATE member_months SET receipts = receipts + count, revenue_minor = revenue_minor + amount
     WHERE member_id = of_member AND month = of_month;
  ELSE
    INSERT INTO member_months (member_id, month, cohort, receipts, revenue_minor)
    VALUES (of_member, of_month, date_trunc('month', new.first_purchase_on::timestamp)::date, count, amount);
  END IF;
  IF is_first THEN
    PERFORM note_member_cohorts(of_member, 1);
  ELSIF new.first_purchase_on IS NOT NULL THEN
    INSERT INTO cohort_deltas (cohort, month, home_store_id, tier_id, customers, revenue_minor)
    SELECT date_trunc('month', new.first_purchase_on::timestamp)::date, of_month, new.home_store_id, coalesce(new.tier_id, 0),
      CASE WHEN count > 0 AND coalesce(old_month.receipts, 0) = 0 THEN 1 ELSE 0 END, amount
     WHERE amount <> 0 OR (count > 0 AND coalesce(old_month.receipts, 0) = 0);
  END IF;
  old_code := old.r * 100 + old.f * 10 + old.m;
  new_code := new.r * 100 + new.f * 10 + new.m;
  IF old_code IS NOT NULL THEN
    INSERT INTO rfm_deltas (code, tier_id, home_store_id, customers, receipts, revenue_minor)
    VALUES (old_code, coalesce(old.tier_id, 0), old.home_store_id, -1, -old.receipts_365, -old.revenue_365_minor);
  END IF;
  IF new_code IS NOT NULL THEN
    INSERT INTO rfm_deltas (code, tier_id, home_store_id, customers, receipts, revenue_minor)
    VALUES (new_code, coalesce(new.tier_id, 0), new.home_store_id, 1, new.receipts_365, new.revenue_365_minor);
  END IF;
  IF NOT of_return AND of_day <= old.last_purchase_on THEN
    UPDATE purchases p SET gap_days = g.gap_days
      FROM (
        SELECT member_id, business_date, purchase_id,
          business_date - lag(business_date) OVER (ORDER BY business_date, purchase_id) AS gap_days
          FROM purchases WHERE member_id = of_member AND NOT is_return
      ) g
     WHERE (p.member_id, p.business_date, p.purchase_id) = (g.member_id, g.business_date, g.purchase_id)
       AND p.member_id = of_member AND p.gap_days IS DISTINCT FROM g.gap_days;
  END IF;
  RETURN true;
END $$;
