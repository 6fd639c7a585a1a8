CREATE TABLE "ledger_mismatches" (
	"member_id" bigint NOT NULL,
	"mismatch_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger_mismatches_mismatch_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"check_id" text NOT NULL,
	"subject" text NOT NULL,
	"stored" text NOT NULL,
	"found" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "ledger_mismatches_pkey" PRIMARY KEY("member_id","mismatch_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_watch" (
	"watch_id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"ran_at" timestamp with time zone,
	"ran_for_ms" integer DEFAULT 0 NOT NULL,
	"accounts" integer DEFAULT 0 NOT NULL,
	"booked_until" timestamp with time zone,
	"next_member_id" bigint DEFAULT 0 NOT NULL,
	"round_began_at" timestamp with time zone,
	"round_ended_at" timestamp with time zone,
	CONSTRAINT "ledger_watch_single_row" CHECK ("ledger_watch"."watch_id" = 1)
);
--> statement-breakpoint
ALTER TABLE "point_allocations" DROP CONSTRAINT "point_allocations_entry_fkey";
--> statement-breakpoint
ALTER TABLE "point_allocations" DROP CONSTRAINT "point_allocations_lot_fkey";
--> statement-breakpoint
ALTER TABLE "point_entries" DROP CONSTRAINT "point_entries_account_fkey";
--> statement-breakpoint
DROP INDEX "point_entries_key_idx";--> statement-breakpoint
ALTER TABLE "point_touches" ADD COLUMN "transaction_id" bigint DEFAULT pg_current_xact_id()::text::bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "point_touches" ADD COLUMN "hold_members" bigint[];--> statement-breakpoint
ALTER TABLE "point_touches" ADD COLUMN "hold_ids" bigint[];--> statement-breakpoint
CREATE INDEX "ledger_mismatches_open_idx" ON "ledger_mismatches" USING btree ("found_at") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "point_touches_transaction_idx" ON "point_touches" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "point_entries_movement_idx" ON "point_entries" USING btree ("source","key") WHERE kind <> 'expire' AND kind <> 'activate';
--> statement-breakpoint
INSERT INTO ledger_watch DEFAULT VALUES;
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ledger_watch
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ledger_mismatches
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER ledger_mismatches_never_deleted BEFORE DELETE ON ledger_mismatches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION ledger_mismatch_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
     OR (NEW.member_id, NEW.mismatch_id, NEW.check_id, NEW.subject, NEW.stored, NEW.found, NEW.found_at)
        IS DISTINCT FROM (OLD.member_id, OLD.mismatch_id, OLD.check_id, OLD.subject, OLD.stored, OLD.found, OLD.found_at) THEN
    RAISE EXCEPTION 'a mismatch ends once and stays what it was' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_mismatches_end_once BEFORE UPDATE ON ledger_mismatches
  FOR EACH ROW EXECUTE FUNCTION ledger_mismatch_ends_once();
--> statement-breakpoint
-- An account is updated in place as long as its page has room.
ALTER TABLE point_accounts SET (fillfactor = 80);
--> statement-breakpoint
-- The rules stay as they are in 0015; what keeps them is not called for rows that they have nothing against.
DROP TRIGGER point_lots_go_forward ON point_lots;
--> statement-breakpoint
CREATE TRIGGER point_lots_go_forward BEFORE UPDATE ON point_lots FOR EACH ROW
  WHEN ((NEW.member_id, NEW.lot_id, NEW.seq, NEW.amount, NEW.earned_at, NEW.activates_at, NEW.expires_at,
         NEW.from_member_id, NEW.from_lot_id)
        IS DISTINCT FROM (OLD.member_id, OLD.lot_id, OLD.seq, OLD.amount, OLD.earned_at, OLD.activates_at, OLD.expires_at,
         OLD.from_member_id, OLD.from_lot_id)
    OR NEW.remaining > OLD.remaining
    OR (NEW.state <> OLD.state AND NOT (
         (OLD.state = 'pending' AND NEW.state IN ('available', 'cancelled', 'consumed'))
         OR (OLD.state = 'available' AND NEW.state IN ('consumed', 'expired', 'reversed')))))
  EXECUTE FUNCTION point_lot_goes_forward();
--> statement-breakpoint
DROP TRIGGER point_holds_end_once ON point_holds;
--> statement-breakpoint
CREATE TRIGGER point_holds_end_once BEFORE UPDATE ON point_holds FOR EACH ROW
  WHEN (OLD.state <> 'open' OR (NEW.member_id, NEW.hold_id, NEW.amount, NEW.source, NEW.key, NEW.opened_at, NEW.lapses_at)
     IS DISTINCT FROM (OLD.member_id, OLD.hold_id, OLD.amount, OLD.source, OLD.key, OLD.opened_at, OLD.lapses_at))
  EXECUTE FUNCTION point_hold_ends_once();
--> statement-breakpoint
-- The last entry is found from the end of the account's own: it must be the one the account names, with the same figures.
CREATE OR REPLACE FUNCTION require_point_accounts(of_members bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd bigint;
BEGIN
  FOR odd IN
    SELECT o.member_id FROM unnest(of_members) AS o (member_id)
      LEFT JOIN point_accounts a ON a.member_id = o.member_id
      LEFT JOIN LATERAL (SELECT seq, balance_after, pending_after, debt_after FROM point_entries e
         WHERE e.member_id = o.member_id ORDER BY e.seq DESC LIMIT 1) last ON true
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(remaining) FILTER (WHERE l.state = 'available'), 0) AS available,
               coalesce(sum(remaining) FILTER (WHERE l.state = 'pending'), 0) AS pending
          FROM point_lots l WHERE l.member_id = o.member_id AND l.state IN ('pending', 'available')) lots
     WHERE a.member_id IS NULL
        OR (a.seq, a.balance, a.pending, a.debt) IS DISTINCT FROM (coalesce(last.seq, 0), coalesce(last.balance_after, 0),
            coalesce(last.pending_after, 0), coalesce(last.debt_after, 0))
        OR a.balance IS DISTINCT FROM lots.available - a.debt OR a.pending IS DISTINCT FROM lots.pending
  LOOP
    PERFORM require_point_account(odd);
    RAISE EXCEPTION 'an account differs from its books' USING ERRCODE = 'VN004';
  END LOOP;
END $$;
--> statement-breakpoint
-- That the account has come as far as an entry is compared with the account, which each new entry touches too.
CREATE OR REPLACE FUNCTION require_point_entries(of_members bigint[], of_seqs integer[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  FOR odd IN
    SELECT o.member_id, o.seq, coalesce(e.reverses, e.other_seq) AS reverses
      FROM unnest(of_members, of_seqs) AS o (member_id, seq)
      LEFT JOIN point_entries e ON e.member_id = o.member_id AND e.seq = o.seq
     WHERE e.seq IS NULL OR e.reverses IS NOT NULL OR e.other_seq IS NOT NULL
        OR e.amount + e.pending + e.debt IS DISTINCT FROM
           (SELECT coalesce(sum(l.amount), 0) FROM point_lots l WHERE l.member_id = o.member_id AND l.seq = o.seq)
         - (SELECT coalesce(sum(t.amount), 0) FROM point_allocations t WHERE t.member_id = o.member_id AND t.seq = o.seq)
  LOOP
    PERFORM require_point_entry(odd.member_id, odd.seq);
    IF odd.reverses IS NULL THEN
      RAISE EXCEPTION 'entry % of an account differs from its books', odd.seq USING ERRCODE = 'VN004';
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION require_point_holds(of_members bigint[], of_holds bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd bigint;
BEGIN
  FOR odd IN
    SELECT o.hold_id FROM unnest(of_members, of_holds) AS o (member_id, hold_id)
      LEFT JOIN point_holds h ON h.member_id = o.member_id AND h.hold_id = o.hold_id
     WHERE h.amount IS DISTINCT FROM
       (SELECT coalesce(sum(p.amount), 0) FROM point_hold_lots p WHERE p.member_id = o.member_id AND p.hold_id = o.hold_id)
  LOOP
    RAISE EXCEPTION 'hold % differs from its lots', odd USING ERRCODE = 'VN004';
  END LOOP;
END $$;
--> statement-breakpoint
-- What a transaction has written down to be compared at its end, and has not compared yet: rows of its own are all it sees, and a
-- row goes when it is judged. Taking one away spares nothing, for it is judged as it was written.
CREATE FUNCTION point_accounts_to_compare() RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
  SELECT unnest(accounts) FROM point_touches WHERE transaction_id = pg_current_xact_id()::text::bigint
$$;
--> statement-breakpoint
CREATE FUNCTION point_entries_to_compare() RETURNS TABLE (member_id bigint, seq integer) LANGUAGE sql STABLE AS $$
  SELECT unnest(entry_members), unnest(entry_seqs) FROM point_touches WHERE transaction_id = pg_current_xact_id()::text::bigint
$$;
--> statement-breakpoint
CREATE FUNCTION point_lots_to_compare() RETURNS TABLE (member_id bigint, lot_id bigint) LANGUAGE sql STABLE AS $$
  SELECT unnest(lot_members), unnest(lot_ids) FROM point_touches WHERE transaction_id = pg_current_xact_id()::text::bigint
$$;
--> statement-breakpoint
CREATE FUNCTION touch_point_accounts(of_members bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO point_touches (accounts)
  SELECT array_agg(o.id) FROM (SELECT DISTINCT unnest(of_members) AS id) o
   WHERE o.id NOT IN (SELECT point_accounts_to_compare()) HAVING count(*) > 0
$$;
--> statement-breakpoint
CREATE FUNCTION touch_point_entries(of_members bigint[], of_seqs integer[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO point_touches (entry_members, entry_seqs)
  SELECT array_agg(o.member_id), array_agg(o.seq) FROM unnest(of_members, of_seqs) AS o (member_id, seq)
   WHERE (o.member_id, o.seq) NOT IN (SELECT t.member_id, t.seq FROM point_entries_to_compare() t) HAVING count(*) > 0
$$;
--> statement-breakpoint
CREATE FUNCTION touch_point_lots(of_members bigint[], of_lots bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO point_touches (lot_members, lot_ids)
  SELECT array_agg(o.member_id), array_agg(o.lot_id) FROM unnest(of_members, of_lots) AS o (member_id, lot_id)
   WHERE (o.member_id, o.lot_id) NOT IN (SELECT t.member_id, t.lot_id FROM point_lots_to_compare() t) HAVING count(*) > 0
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION touch_point_books() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  members bigint[];
  seqs integer[];
  ids bigint[];
BEGIN
  IF TG_TABLE_NAME = 'point_accounts' THEN
    SELECT array_agg(member_id) INTO members FROM touched;
    PERFORM touch_point_accounts(members);
  ELSIF TG_TABLE_NAME = 'point_entries' THEN
    SELECT array_agg(member_id), array_agg(seq) INTO members, seqs FROM touched;
    PERFORM touch_point_accounts(members), touch_point_entries(members, seqs);
  ELSIF TG_TABLE_NAME = 'point_lots' THEN
    SELECT array_agg(member_id), array_agg(lot_id), array_agg(seq) INTO members, ids, seqs FROM touched;
    PERFORM touch_point_accounts(members), touch_point_lots(members, ids);
    IF TG_OP = 'INSERT' THEN PERFORM touch_point_entries(members, seqs); END IF;
  ELSE
    SELECT array_agg(member_id), array_agg(lot_id), array_agg(seq) INTO members, ids, seqs FROM touched;
    PERFORM touch_point_entries(members, seqs), touch_point_lots(members, ids);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Freezing an account that differs from its books must be possible, and moves nothing. Everything else of an account is compared.
CREATE FUNCTION touch_changed_point_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  members bigint[];
BEGIN
  SELECT array_agg(n.member_id) INTO members FROM touched n LEFT JOIN untouched o ON o.member_id = n.member_id
   WHERE (o.frozen_at IS NULL AND n.frozen_reason = 'mismatch'
          AND (n.seq, n.balance, n.pending, n.debt) IS NOT DISTINCT FROM (o.seq, o.balance, o.pending, o.debt)) IS NOT TRUE
      OR o.member_id IS NULL;
  PERFORM touch_point_accounts(members);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION touch_point_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  members bigint[];
  ids bigint[];
BEGIN
  INSERT INTO point_touches (hold_members, hold_ids)
  SELECT array_agg(o.member_id), array_agg(o.hold_id) FROM (SELECT DISTINCT member_id, hold_id FROM touched) o
  HAVING count(*) > 0;
  SELECT array_agg(p.member_id), array_agg(p.lot_id) INTO members, ids FROM (
    SELECT DISTINCT l.member_id, l.lot_id FROM (SELECT DISTINCT member_id, hold_id FROM touched) o
    CROSS JOIN LATERAL (SELECT member_id, lot_id FROM point_hold_lots h
      WHERE h.member_id = o.member_id AND h.hold_id = o.hold_id) l) p;
  PERFORM touch_point_lots(members, ids);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION point_touch_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accounts IS NOT NULL THEN PERFORM require_point_accounts(NEW.accounts); END IF;
  IF NEW.entry_members IS NOT NULL THEN PERFORM require_point_entries(NEW.entry_members, NEW.entry_seqs); END IF;
  IF NEW.lot_members IS NOT NULL THEN PERFORM require_point_lots(NEW.lot_members, NEW.lot_ids); END IF;
  IF NEW.hold_members IS NOT NULL THEN PERFORM require_point_holds(NEW.hold_members, NEW.hold_ids); END IF;
  DELETE FROM point_touches WHERE ctid = NEW.ctid;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER books_balance_after ON point_accounts;
--> statement-breakpoint
CREATE TRIGGER books_balance_after AFTER UPDATE ON point_accounts REFERENCING OLD TABLE AS untouched NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION touch_changed_point_accounts();
--> statement-breakpoint
DROP TRIGGER books_balance ON point_holds;
--> statement-breakpoint
DROP TRIGGER books_balance ON point_hold_lots;
--> statement-breakpoint
DROP FUNCTION point_books_balance();
--> statement-breakpoint
CREATE TRIGGER books_balance AFTER INSERT ON point_holds REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION touch_point_holds();
--> statement-breakpoint
CREATE TRIGGER books_balance_after AFTER UPDATE ON point_holds REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION touch_point_holds();
--> statement-breakpoint
CREATE TRIGGER books_balance AFTER INSERT ON point_hold_lots REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION touch_point_holds();
