CREATE TABLE "point_day_cells" (
	"grouped_by" text NOT NULL,
	"group_id" integer NOT NULL,
	"booked_on" date NOT NULL,
	"kind" text NOT NULL,
	"is_gain" boolean NOT NULL,
	"entries" integer NOT NULL,
	"amount" bigint NOT NULL,
	"pending" bigint NOT NULL,
	"debt" bigint NOT NULL,
	CONSTRAINT "point_day_cells_pkey" PRIMARY KEY("grouped_by","group_id","booked_on","kind","is_gain"),
	CONSTRAINT "point_day_cells_grouping_known" CHECK ("point_day_cells"."grouped_by" IN ('tier', 'store')),
	CONSTRAINT "point_day_cells_kind_known" CHECK ("point_day_cells"."kind" IN ('earn', 'activate', 'redeem', 'redeem_reversal', 'earn_reversal', 'expire', 'adjust', 'transfer_in', 'transfer_out', 'merge_in', 'merge_out', 'reactivate', 'debt_repaid', 'write_off'))
);
--> statement-breakpoint
CREATE TABLE "point_lot_cells" (
	"grouped_by" text NOT NULL,
	"group_id" integer NOT NULL,
	"booked_on" date NOT NULL,
	"earned_in" date NOT NULL,
	"ends_in" date NOT NULL,
	"kind" text NOT NULL,
	"is_gain" boolean NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "point_lot_cells_pkey" PRIMARY KEY("grouped_by","group_id","booked_on","earned_in","ends_in","kind","is_gain"),
	CONSTRAINT "point_lot_cells_grouping_known" CHECK ("point_lot_cells"."grouped_by" IN ('tier', 'store')),
	CONSTRAINT "point_lot_cells_kind_known" CHECK ("point_lot_cells"."kind" IN ('earn', 'activate', 'redeem', 'redeem_reversal', 'earn_reversal', 'expire', 'adjust', 'transfer_in', 'transfer_out', 'merge_in', 'merge_out', 'reactivate', 'debt_repaid', 'write_off'))
);
--> statement-breakpoint
CREATE TABLE "point_sum_moves" (
	"member_id" bigint NOT NULL,
	"move_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "point_sum_moves_move_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tier_id" smallint NOT NULL,
	"store_id" integer NOT NULL,
	CONSTRAINT "point_sum_moves_pkey" PRIMARY KEY("member_id","move_id")
);
--> statement-breakpoint
CREATE TABLE "point_sum_queue" (
	"member_id" bigint NOT NULL,
	"seq" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "point_sum_moves_move_idx" ON "point_sum_moves" USING btree ("move_id");--> statement-breakpoint
CREATE INDEX "point_entries_booked_idx" ON "point_entries" USING brin ("booked_at") WITH (pages_per_range=16);
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['point_day_cells', 'point_lot_cells', 'point_sum_moves', 'point_sum_queue'] LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- All that a posting pays: which entries are new. The worker finds out what they mean.
CREATE FUNCTION point_entries_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO point_sum_queue (member_id, seq) SELECT member_id, seq FROM added;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER point_entries_queued AFTER INSERT ON point_entries REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION point_entries_queue();
--> statement-breakpoint
CREATE FUNCTION note_point_sum_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO point_sum_moves (member_id, tier_id, store_id)
  VALUES (OLD.member_id, coalesce(OLD.tier_id, 0), coalesce(OLD.home_store_id, 0));
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A row, not a statement: nearly no change of a summary is one of tier or store, and only those come this far.
CREATE TRIGGER member_summary_moves_sums AFTER UPDATE ON member_summary FOR EACH ROW
  WHEN (OLD.tier_id IS DISTINCT FROM NEW.tier_id OR OLD.home_store_id IS DISTINCT FROM NEW.home_store_id)
  EXECUTE FUNCTION note_point_sum_move();
--> statement-breakpoint
-- Who had points before there was a summary of them stood under no tier and no store.
CREATE FUNCTION note_point_sum_begin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO point_sum_moves (member_id, tier_id, store_id)
  SELECT member_id, 0, 0 FROM added WHERE EXISTS (SELECT FROM point_accounts a WHERE a.member_id = added.member_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER member_summary_begins_sums AFTER INSERT ON member_summary REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_point_sum_begin();
--> statement-breakpoint
-- Which entries change which sums: those of these rows that wait, under what their member is now; and all of these members that
-- moved but what waits, out of what they were and into what they are.
CREATE FUNCTION point_sums_due(waiting tid[], moved bigint[])
  RETURNS TABLE (member_id bigint, seq integer, sign integer, tier_id integer, store_id integer) LANGUAGE sql STABLE
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  SELECT q.member_id, q.seq, 1, coalesce(s.tier_id, 0)::integer, coalesce(s.home_store_id, 0)
    FROM point_sum_queue q LEFT JOIN member_summary s USING (member_id)
   WHERE q.ctid = ANY (waiting)
  UNION ALL
  SELECT e.member_id, e.seq, side.sign, side.tier_id, side.store_id
    FROM (SELECT DISTINCT ON (m.member_id) m.member_id, m.tier_id, m.store_id FROM point_sum_moves m
           WHERE m.member_id = ANY (moved) ORDER BY m.member_id, m.move_id) was
    LEFT JOIN member_summary s USING (member_id)
    JOIN point_entries e USING (member_id)
    CROSS JOIN LATERAL (VALUES (-1, was.tier_id::integer, was.store_id),
      (1, coalesce(s.tier_id, 0)::integer, coalesce(s.home_store_id, 0))) AS side (sign, tier_id, store_id)
   WHERE (was.tier_id, was.store_id) IS DISTINCT FROM (coalesce(s.tier_id, 0), coalesce(s.home_store_id, 0))
     AND (e.member_id, e.seq) NOT IN (SELECT later.member_id, later.seq FROM point_sum_queue later)
$$;
--> statement-breakpoint
CREATE FUNCTION point_zone() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT time_zone FROM programme LIMIT 1), 'UTC')
$$;
--> statement-breakpoint
-- What such entries come to by day. They are a few, found one by one: one plan is right for all.
CREATE FUNCTION point_day_sums(members bigint[], seqs integer[], signs integer[], tiers integer[], stores integer[])
  RETURNS TABLE (grouped_by text, group_id integer, booked_on date, kind text, is_gain boolean, entries integer,
    amount bigint, pending bigint, debt bigint) LANGUAGE sql STABLE
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
  SELECT g.grouped_by, g.group_id, (e.booked_at AT TIME ZONE point_zone())::date, e.kind,
         e.amount + e.pending + e.debt > 0, sum(due.sign)::integer, sum(e.amount * due.sign)::bigint,
         sum(e.pending * due.sign)::bigint, sum(e.debt * due.sign)::bigint
    FROM unnest(members, seqs, signs, tiers, stores) AS due (member_id, seq, sign, tier_id, store_id)
    JOIN point_entries e ON e.member_id = due.member_id AND e.seq = due.seq
    CROSS JOIN LATERAL (VALUES ('tier', due.tier_id), ('store', due.store_id)) AS g (grouped_by, group_id)
   GROUP BY 1, 2, 3, 4, 5
  HAVING sum(due.sign) <> 0 OR sum(e.amount * due.sign) <> 0 OR sum(e.pending * due.sign) <> 0 OR sum(e.debt * due.sign) <> 0
$$;
--> statement-breakpoint
CREATE FUNCTION point_lot_sums(members bigint[], seqs integer[], signs integer[], tiers integer[], stores integer[])
  RETURNS TABLE (grouped_by text, group_id integer, booked_on date, earned_in date, ends_in date, kind text, is_gain boolean,
    points bigint) LANGUAGE sql STABLE
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
  SELECT g.grouped_by, g.group_id,
         CASE g.grouped_by WHEN 'tier' THEN moved.on_day ELSE date_trunc('month', moved.on_day)::date END,
         date_trunc('month', part.earned_at AT TIME ZONE point_zone())::date,
         coalesce(date_trunc('month', (part.expires_at - interval '1 microsecond') AT TIME ZONE point_zone())::date, 'infinity'),
         e.kind, part.points > 0, sum(part.points * due.sign)::bigint
    FROM unnest(members, seqs, signs, tiers, stores) AS due (member_id, seq, sign, tier_id, store_id)
    JOIN point_entries e ON e.member_id = due.member_id AND e.seq = due.seq
    CROSS JOIN LATERAL (SELECT (e.booked_at AT TIME ZONE point_zone())::date AS on_day) moved
    CROSS JOIN LATERAL (
      SELECT l.amount AS points, l.earned_at, l.expires_at FROM point_lots l
       WHERE l.member_id = due.member_id AND l.seq = due.seq
      UNION ALL
      SELECT -t.amount, l.earned_at, l.expires_at
        FROM point_allocations t JOIN point_lots l ON l.member_id = t.member_id AND l.lot_id = t.lot_id
       WHERE t.member_id = due.member_id AND t.seq = due.seq) part
    CROSS JOIN LATERAL (VALUES ('tier', due.tier_id), ('store', due.store_id)) AS g (grouped_by, group_id)
   GROUP BY 1, 2, 3, 4, 5, 6, 7
  HAVING sum(part.points * due.sign) <> 0
$$;
--> statement-breakpoint
-- What waits, as it will stand in the cells: read beside them. At most so many entries and members.
CREATE FUNCTION point_days_waiting(most integer)
  RETURNS TABLE (grouped_by text, group_id integer, booked_on date, kind text, is_gain boolean, entries integer,
    amount bigint, pending bigint, debt bigint) LANGUAGE sql STABLE AS $$
  SELECT s.* FROM (
    SELECT array_agg(member_id) AS members, array_agg(seq) AS seqs, array_agg(sign) AS signs,
           array_agg(tier_id) AS tiers, array_agg(store_id) AS stores
      FROM point_sums_due(ARRAY(SELECT ctid FROM point_sum_queue LIMIT most),
        ARRAY(SELECT member_id FROM point_sum_moves ORDER BY move_id LIMIT most))) due,
    point_day_sums(due.members, due.seqs, due.signs, due.tiers, due.stores) s
$$;
--> statement-breakpoint
CREATE FUNCTION point_lots_waiting(most integer)
  RETURNS TABLE (grouped_by text, group_id integer, booked_on date, earned_in date, ends_in date, kind text, is_gain boolean,
    points bigint) LANGUAGE sql STABLE AS $$
  SELECT s.* FROM (
    SELECT array_agg(member_id) AS members, array_agg(seq) AS seqs, array_agg(sign) AS signs,
           array_agg(tier_id) AS tiers, array_agg(store_id) AS stores
      FROM point_sums_due(ARRAY(SELECT ctid FROM point_sum_queue LIMIT most),
        ARRAY(SELECT member_id FROM point_sum_moves ORDER BY move_id LIMIT most))) due,
    point_lot_sums(due.members, due.seqs, due.signs, due.tiers, due.stores) s
$$;
--> statement-breakpoint
-- Takes up to so many entries and members that wait into the cells, in one statement: a reader sees each where it waits or
-- in a cell, never in both. Answers how many rows it took.
CREATE FUNCTION fold_point_sums(most_entries integer, most_members integer) RETURNS integer LANGUAGE sql AS $$
  WITH batch AS MATERIALIZED (
    SELECT ARRAY(SELECT ctid FROM point_sum_queue LIMIT most_entries) AS waiting,
           ARRAY(SELECT member_id FROM point_sum_moves ORDER BY move_id LIMIT most_members) AS moved
  ), due AS MATERIALIZED (
    SELECT array_agg(d.member_id) AS members, array_agg(d.seq) AS seqs, array_agg(d.sign) AS signs,
           array_agg(d.tier_id) AS tiers, array_agg(d.store_id) AS stores
      FROM batch, point_sums_due(batch.waiting, batch.moved) d
  ), taken AS (
    DELETE FROM point_sum_queue WHERE ctid = ANY (ARRAY(SELECT unnest(waiting) FROM batch)) RETURNING 1
  ), settled AS (
    DELETE FROM point_sum_moves WHERE member_id = ANY (ARRAY(SELECT unnest(moved) FROM batch)) RETURNING 1
  ), days AS (
    INSERT INTO point_day_cells AS c (grouped_by, group_id, booked_on, kind, is_gain, entries, amount, pending, debt)
    SELECT s.* FROM due, point_day_sums(due.members, due.seqs, due.signs, due.tiers, due.stores) s
    ON CONFLICT (grouped_by, group_id, booked_on, kind, is_gain) DO UPDATE
    SET entries = c.entries + excluded.entries, amount = c.amount + excluded.amount,
        pending = c.pending + excluded.pending, debt = c.debt + excluded.debt
  ), lots AS (
    INSERT INTO point_lot_cells AS c (grouped_by, group_id, booked_on, earned_in, ends_in, kind, is_gain, points)
    SELECT s.* FROM due, point_lot_sums(due.members, due.seqs, due.signs, due.tiers, due.stores) s
    ON CONFLICT (grouped_by, group_id, booked_on, earned_in, ends_in, kind, is_gain) DO UPDATE
    SET points = c.points + excluded.points
  )
  SELECT (SELECT count(*) FROM taken)::integer + (SELECT count(*) FROM settled)::integer
$$;
--> statement-breakpoint
-- Makes all cells anew from the ledger: after a bulk load that wrote it by itself.
CREATE FUNCTION rebuild_point_sums() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE point_sum_queue, point_sum_moves, point_day_cells, point_lot_cells;
  INSERT INTO point_day_cells (grouped_by, group_id, booked_on, kind, is_gain, entries, amount, pending, debt)
  SELECT CASE grouping(d.tier_id) WHEN 0 THEN 'tier' ELSE 'store' END,
         CASE grouping(d.tier_id) WHEN 0 THEN d.tier_id ELSE d.store_id END,
         booked_on, kind, is_gain, sum(entries), sum(amount), sum(pending), sum(debt)
    FROM (SELECT coalesce(s.tier_id, 0)::integer AS tier_id, coalesce(s.home_store_id, 0) AS store_id,
                 (e.booked_at AT TIME ZONE z.zone)::date AS booked_on, e.kind, e.amount + e.pending + e.debt > 0 AS is_gain,
                 count(*) AS entries, sum(e.amount) AS amount, sum(e.pending) AS pending, sum(e.debt) AS debt
            FROM point_entries e LEFT JOIN member_summary s USING (member_id), (SELECT point_zone() AS zone) z
           GROUP BY 1, 2, 3, 4, 5) d
   GROUP BY GROUPING SETS ((d.tier_id, booked_on, kind, is_gain), (d.store_id, booked_on, kind, is_gain));
  INSERT INTO point_lot_cells (grouped_by, group_id, booked_on, earned_in, ends_in, kind, is_gain, points)
  SELECT g.grouped_by, g.group_id,
         CASE g.grouped_by WHEN 'tier' THEN d.booked_on ELSE date_trunc('month', d.booked_on)::date END,
         earned_in, ends_in, kind, is_gain, sum(points)
    FROM (SELECT coalesce(s.tier_id, 0)::integer AS tier_id, coalesce(s.home_store_id, 0) AS store_id,
                 (e.booked_at AT TIME ZONE z.zone)::date AS booked_on,
                 date_trunc('month', part.earned_at AT TIME ZONE z.zone)::date AS earned_in,
                 coalesce(date_trunc('month', (part.expires_at - interval '1 microsecond') AT TIME ZONE z.zone)::date, 'infinity')
                   AS ends_in,
                 e.kind, part.points > 0 AS is_gain, sum(part.points) AS points
            FROM (SELECT member_id, seq, amount AS points, earned_at, expires_at FROM point_lots
                  UNION ALL
                  SELECT t.member_id, t.seq, -t.amount, l.earned_at, l.expires_at
                    FROM point_allocations t JOIN point_lots l USING (member_id, lot_id)) part
            JOIN point_entries e USING (member_id, seq)
            LEFT JOIN member_summary s USING (member_id), (SELECT point_zone() AS zone) z
           GROUP BY 1, 2, 3, 4, 5, 6, 7) d
   CROSS JOIN LATERAL (VALUES ('tier', d.tier_id), ('store', d.store_id)) AS g (grouped_by, group_id)
   GROUP BY 1, 2, 3, 4, 5, 6, 7;
END $$;
--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);
--> statement-breakpoint
SELECT rebuild_point_sums();
