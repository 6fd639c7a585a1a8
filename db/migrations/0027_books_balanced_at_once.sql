CREATE UNLOGGED TABLE "point_touches" (
	"accounts" bigint[],
	"entry_members" bigint[],
	"entry_seqs" integer[],
	"lot_members" bigint[],
	"lot_ids" bigint[]
);
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON point_touches
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- A touch is judged as it was written. Whoever changes or removes it changes nothing of that.
CREATE TRIGGER point_touches_stay BEFORE UPDATE ON point_touches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The rules of 0015 for many rows at once: what fits is passed over in one statement, what does not is refused by the rule itself.
-- They are given one row or thousands: one plan by the indexes is right for both, and is made once.
CREATE FUNCTION require_point_accounts(of_members bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd bigint;
BEGIN
  FOR odd IN
    SELECT o.member_id FROM unnest(of_members) AS o (member_id)
      LEFT JOIN point_accounts a USING (member_id)
      LEFT JOIN point_entries e ON e.member_id = a.member_id AND e.seq = a.seq
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(remaining) FILTER (WHERE l.state = 'available'), 0) AS available,
               coalesce(sum(remaining) FILTER (WHERE l.state = 'pending'), 0) AS pending
          FROM point_lots l WHERE l.member_id = o.member_id AND l.state IN ('pending', 'available')) lots
     WHERE a.member_id IS NULL OR (e.seq IS NULL AND a.seq <> 0)
        OR (a.balance, a.pending, a.debt)
           IS DISTINCT FROM (coalesce(e.balance_after, 0), coalesce(e.pending_after, 0), coalesce(e.debt_after, 0))
        OR a.balance IS DISTINCT FROM lots.available - a.debt OR a.pending IS DISTINCT FROM lots.pending
        OR EXISTS (SELECT FROM point_entries later WHERE later.member_id = a.member_id AND later.seq > a.seq)
  LOOP
    PERFORM require_point_account(odd);
    RAISE EXCEPTION 'an account differs from its books' USING ERRCODE = 'VN004';
  END LOOP;
END $$;
--> statement-breakpoint
-- An entry that is new is behind no account: one that has come so far was written itself, and is compared for that.
-- Entries that take something back are few, and compared one by one.
CREATE FUNCTION require_point_entries(of_members bigint[], of_seqs integer[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  FOR odd IN
    SELECT o.member_id, o.seq, e.reverses, a.seq >= o.seq AS is_reached
      FROM unnest(of_members, of_seqs) AS o (member_id, seq)
      LEFT JOIN point_entries e ON e.member_id = o.member_id AND e.seq = o.seq
      LEFT JOIN point_accounts a ON a.member_id = o.member_id
     WHERE e.seq IS NULL OR e.reverses IS NOT NULL OR (a.seq >= o.seq) IS NOT TRUE
        OR e.amount + e.pending + e.debt IS DISTINCT FROM
           (SELECT coalesce(sum(l.amount), 0) FROM point_lots l WHERE l.member_id = o.member_id AND l.seq = o.seq)
         - (SELECT coalesce(sum(t.amount), 0) FROM point_allocations t WHERE t.member_id = o.member_id AND t.seq = o.seq)
  LOOP
    IF odd.is_reached IS NOT TRUE THEN PERFORM require_point_account(odd.member_id); END IF;
    PERFORM require_point_entry(odd.member_id, odd.seq);
    IF odd.reverses IS NULL OR odd.is_reached IS NOT TRUE THEN
      RAISE EXCEPTION 'entry % of an account differs from its books', odd.seq USING ERRCODE = 'VN004';
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION require_point_lots(of_members bigint[], of_lots bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  FOR odd IN
    SELECT o.member_id, o.lot_id FROM unnest(of_members, of_lots) AS o (member_id, lot_id)
      LEFT JOIN point_lots l ON l.member_id = o.member_id AND l.lot_id = o.lot_id
     WHERE l.remaining IS DISTINCT FROM l.amount -
           (SELECT coalesce(sum(t.amount), 0) FROM point_allocations t WHERE t.member_id = o.member_id AND t.lot_id = o.lot_id)
        OR l.held IS DISTINCT FROM
           (SELECT coalesce(sum(p.amount), 0) FROM point_hold_lots p JOIN point_holds h USING (member_id, hold_id)
             WHERE p.member_id = o.member_id AND p.lot_id = o.lot_id AND h.state = 'open')
  LOOP
    PERFORM require_point_lot(odd.member_id, odd.lot_id);
    RAISE EXCEPTION 'lot % differs from its books', odd.lot_id USING ERRCODE = 'VN004';
  END LOOP;
END $$;
--> statement-breakpoint
-- At the end of a statement: what it touched is kept, in one row, for the end of the transaction.
CREATE FUNCTION touch_point_books() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'point_accounts' THEN
    INSERT INTO point_touches (accounts) SELECT array_agg(member_id) FROM touched HAVING count(*) > 0;
  ELSIF TG_TABLE_NAME = 'point_entries' THEN
    INSERT INTO point_touches (entry_members, entry_seqs)
    SELECT array_agg(member_id), array_agg(seq) FROM touched HAVING count(*) > 0;
  ELSIF TG_TABLE_NAME = 'point_lots' AND TG_OP = 'INSERT' THEN
    INSERT INTO point_touches (accounts, lot_members, lot_ids, entry_members, entry_seqs)
    SELECT array_agg(DISTINCT member_id), array_agg(member_id), array_agg(lot_id), array_agg(member_id), array_agg(seq)
      FROM touched HAVING count(*) > 0;
  ELSIF TG_TABLE_NAME = 'point_lots' THEN
    INSERT INTO point_touches (accounts, lot_members, lot_ids)
    SELECT array_agg(DISTINCT member_id), array_agg(member_id), array_agg(lot_id) FROM touched HAVING count(*) > 0;
  ELSE
    INSERT INTO point_touches (entry_members, entry_seqs, lot_members, lot_ids)
    SELECT array_agg(member_id), array_agg(seq), array_agg(member_id), array_agg(lot_id) FROM touched HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION point_touch_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accounts IS NOT NULL THEN PERFORM require_point_accounts(NEW.accounts); END IF;
  IF NEW.entry_members IS NOT NULL THEN PERFORM require_point_entries(NEW.entry_members, NEW.entry_seqs); END IF;
  IF NEW.lot_members IS NOT NULL THEN PERFORM require_point_lots(NEW.lot_members, NEW.lot_ids); END IF;
  DELETE FROM point_touches WHERE ctid = NEW.ctid;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER books_balance AFTER INSERT ON point_touches DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION point_touch_balances();
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['point_accounts', 'point_entries', 'point_lots', 'point_allocations'] LOOP
    EXECUTE format('DROP TRIGGER books_balance ON %I', name);
    EXECUTE format('CREATE TRIGGER books_balance AFTER INSERT ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION touch_point_books()', name);
  END LOOP;
  -- What is only appended to has no second one.
  FOREACH name IN ARRAY ARRAY['point_accounts', 'point_lots'] LOOP
    EXECUTE format('CREATE TRIGGER books_balance_after AFTER UPDATE ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION touch_point_books()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Each entry goes on where the one before it ended, for a member who takes movements: told of all that a statement appends.
CREATE FUNCTION point_entries_are_chained() RETURNS trigger LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  SELECT * INTO odd FROM (
    SELECT n.member_id, n.seq, n.seq <> 1 AND b.seq IS NULL AS is_loose,
           (n.balance_after, n.pending_after, n.debt_after) IS DISTINCT FROM
           (coalesce(b.balance_after, 0) + n.amount, coalesce(b.pending_after, 0) + n.pending, coalesce(b.debt_after, 0) + n.debt)
             AS is_elsewhere,
           m.status IS NULL AS is_nobodys,
           n.kind NOT IN ('merge_in', 'merge_out') AND (m.status = 'merged'
             OR (m.status IN ('closed', 'anonymised') AND n.kind NOT IN ('expire', 'write_off'))
             OR a.frozen_at IS NOT NULL) AS is_refused
      FROM touched n
      LEFT JOIN point_entries b ON b.member_id = n.member_id AND b.seq = n.seq - 1
      LEFT JOIN members m ON m.member_id = n.member_id
      LEFT JOIN point_accounts a ON a.member_id = n.member_id) judged
   WHERE is_loose OR is_elsewhere OR is_nobodys OR is_refused
   ORDER BY member_id, seq LIMIT 1;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF odd.is_loose THEN
    RAISE EXCEPTION 'entry % of an account has none before it', odd.seq USING ERRCODE = 'VN003';
  ELSIF odd.is_elsewhere THEN
    RAISE EXCEPTION 'entry % of an account does not go on from the one before it', odd.seq USING ERRCODE = 'VN003';
  ELSIF odd.is_nobodys THEN
    RAISE EXCEPTION 'an entry without a member' USING ERRCODE = 'VN003';
  END IF;
  RAISE EXCEPTION 'the account takes no movements' USING ERRCODE = 'VN003';
END $$;
--> statement-breakpoint
DROP TRIGGER point_entries_chained ON point_entries;
--> statement-breakpoint
DROP FUNCTION point_entry_is_chained();
--> statement-breakpoint
CREATE TRIGGER point_entries_chained AFTER INSERT ON point_entries REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION point_entries_are_chained();
