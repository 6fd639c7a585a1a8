CREATE TABLE "point_allocations" (
	"member_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"lot_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "point_allocations_pkey" PRIMARY KEY("member_id","seq","lot_id"),
	CONSTRAINT "point_allocations_amount_positive" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "point_hold_lots" (
	"member_id" bigint NOT NULL,
	"hold_id" bigint NOT NULL,
	"lot_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "point_hold_lots_pkey" PRIMARY KEY("member_id","hold_id","lot_id"),
	CONSTRAINT "point_hold_lots_amount_positive" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "point_holds" (
	"member_id" bigint NOT NULL,
	"hold_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "point_holds_hold_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"state" text DEFAULT 'open' NOT NULL,
	"amount" bigint NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"lapses_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"seq" integer,
	CONSTRAINT "point_holds_pkey" PRIMARY KEY("member_id","hold_id"),
	CONSTRAINT "point_holds_state_known" CHECK ("point_holds"."state" IN ('open', 'captured', 'released', 'lapsed')),
	CONSTRAINT "point_holds_amount_positive" CHECK (amount > 0),
	CONSTRAINT "point_holds_ended" CHECK ((state = 'open') = (ended_at IS NULL)),
	CONSTRAINT "point_holds_captured_by_an_entry" CHECK ((state = 'captured') = (seq IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "point_lots" (
	"member_id" bigint NOT NULL,
	"lot_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "point_lots_lot_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"seq" integer NOT NULL,
	"state" text NOT NULL,
	"amount" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"earned_at" timestamp with time zone NOT NULL,
	"activates_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"from_member_id" bigint,
	"from_lot_id" bigint,
	CONSTRAINT "point_lots_pkey" PRIMARY KEY("member_id","lot_id"),
	CONSTRAINT "point_lots_state_known" CHECK ("point_lots"."state" IN ('pending', 'available', 'consumed', 'expired', 'reversed', 'cancelled')),
	CONSTRAINT "point_lots_amount_positive" CHECK (amount > 0 AND amount <= 1000000000000),
	CONSTRAINT "point_lots_remaining_in_amount" CHECK (remaining >= 0 AND remaining <= amount),
	CONSTRAINT "point_lots_held_in_remaining" CHECK (held >= 0 AND held <= remaining),
	CONSTRAINT "point_lots_open_while_left" CHECK ((state IN ('pending', 'available')) = (remaining > 0)),
	CONSTRAINT "point_lots_pending_until" CHECK (state <> 'pending' OR activates_at IS NOT NULL),
	CONSTRAINT "point_lots_pending_unheld" CHECK (state <> 'pending' OR held = 0),
	CONSTRAINT "point_lots_from_known" CHECK ((from_member_id IS NULL) = (from_lot_id IS NULL))
);
--> statement-breakpoint
CREATE TABLE "point_accounts" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"pending" bigint DEFAULT 0 NOT NULL,
	"debt" bigint DEFAULT 0 NOT NULL,
	"frozen_at" timestamp with time zone,
	"frozen_reason" text,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "point_accounts_not_below_debt" CHECK (balance >= -debt),
	CONSTRAINT "point_accounts_debt_not_negative" CHECK (debt >= 0),
	CONSTRAINT "point_accounts_pending_not_negative" CHECK (pending >= 0),
	CONSTRAINT "point_accounts_frozen_for_a_reason" CHECK ((frozen_at IS NULL) = (frozen_reason IS NULL)),
	CONSTRAINT "point_accounts_frozen_reason_known" CHECK (frozen_reason IN ('mismatch', 'fraud', 'merged'))
);
--> statement-breakpoint
CREATE TABLE "point_allowances" (
	"user_id" integer NOT NULL,
	"used_on" date NOT NULL,
	"used" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "point_allowances_pkey" PRIMARY KEY("user_id","used_on"),
	CONSTRAINT "point_allowances_used_not_negative" CHECK (used >= 0)
);
--> statement-breakpoint
CREATE TABLE "point_entries" (
	"member_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"pending" bigint DEFAULT 0 NOT NULL,
	"debt" bigint DEFAULT 0 NOT NULL,
	"balance_after" bigint NOT NULL,
	"pending_after" bigint NOT NULL,
	"debt_after" bigint NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"reverses" integer,
	"other_member_id" bigint,
	"reason" text,
	"actor" text NOT NULL,
	"requested_by" integer,
	"approved_by" integer,
	"occurred_at" timestamp with time zone NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "point_entries_pkey" PRIMARY KEY("member_id","seq"),
	CONSTRAINT "point_entries_kind_known" CHECK ("point_entries"."kind" IN ('earn', 'activate', 'redeem', 'redeem_reversal', 'earn_reversal', 'expire', 'adjust', 'transfer_in', 'transfer_out', 'merge_in', 'merge_out', 'reactivate', 'debt_repaid', 'write_off')),
	CONSTRAINT "point_entries_reason_known" CHECK ("point_entries"."reason" IN ('wrongAmount', 'missedEarning', 'wrongMember', 'technicalFault', 'goodwill', 'missingReceipt', 'other')),
	CONSTRAINT "point_entries_seq_from_one" CHECK (seq >= 1),
	CONSTRAINT "point_entries_moves_something" CHECK (amount <> 0 OR pending <> 0 OR debt <> 0),
	CONSTRAINT "point_entries_amount_bounded" CHECK (abs(amount) <= 1000000000000),
	CONSTRAINT "point_entries_direction" CHECK (CASE kind
        WHEN 'earn' THEN amount >= 0 AND pending >= 0 AND debt = 0
        WHEN 'activate' THEN amount > 0 AND pending = -amount AND debt = 0
        WHEN 'redeem' THEN amount < 0 AND pending = 0 AND debt = 0
        WHEN 'redeem_reversal' THEN amount > 0 AND pending = 0 AND debt = 0
        WHEN 'earn_reversal' THEN amount <= 0 AND pending <= 0 AND debt >= 0
        WHEN 'expire' THEN amount < 0 AND pending = 0 AND debt = 0
        WHEN 'adjust' THEN amount <> 0 AND pending = 0 AND debt = 0
        WHEN 'transfer_in' THEN amount > 0 AND pending = 0 AND debt = 0
        WHEN 'transfer_out' THEN amount < 0 AND pending = 0 AND debt = 0
        WHEN 'merge_in' THEN pending >= 0 AND debt >= 0
        WHEN 'merge_out' THEN pending <= 0 AND debt <= 0
        WHEN 'reactivate' THEN amount > 0 AND pending = 0 AND debt = 0
        WHEN 'debt_repaid' THEN amount = 0 AND pending = 0 AND debt < 0
        WHEN 'write_off' THEN amount <> 0 AND pending <= 0 AND debt <= 0
        ELSE false END),
	CONSTRAINT "point_entries_reversals_name_the_original" CHECK ((reverses IS NOT NULL) = (kind IN ('redeem_reversal', 'earn_reversal'))),
	CONSTRAINT "point_entries_moves_name_the_other" CHECK ((other_member_id IS NOT NULL) = (kind IN ('transfer_in', 'transfer_out', 'merge_in', 'merge_out'))
        AND other_member_id <> member_id),
	CONSTRAINT "point_entries_second_person" CHECK (approved_by <> requested_by),
	CONSTRAINT "point_entries_adjusted_for_a_reason" CHECK (kind <> 'adjust' OR reason IS NOT NULL)
);
--> statement-breakpoint
CREATE TABLE "point_entry_notes" (
	"member_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"evidence" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "point_entry_notes_pkey" PRIMARY KEY("member_id","seq")
);
--> statement-breakpoint
CREATE TABLE "point_keys" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" text,
	"booked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "point_keys_pkey" PRIMARY KEY("source","key")
);
--> statement-breakpoint
ALTER TABLE "point_allocations" ADD CONSTRAINT "point_allocations_entry_fkey" FOREIGN KEY ("member_id","seq") REFERENCES "public"."point_entries"("member_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_allocations" ADD CONSTRAINT "point_allocations_lot_fkey" FOREIGN KEY ("member_id","lot_id") REFERENCES "public"."point_lots"("member_id","lot_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_hold_lots" ADD CONSTRAINT "point_hold_lots_hold_fkey" FOREIGN KEY ("member_id","hold_id") REFERENCES "public"."point_holds"("member_id","hold_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_hold_lots" ADD CONSTRAINT "point_hold_lots_lot_fkey" FOREIGN KEY ("member_id","lot_id") REFERENCES "public"."point_lots"("member_id","lot_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_holds" ADD CONSTRAINT "point_holds_account_fkey" FOREIGN KEY ("member_id") REFERENCES "public"."point_accounts"("member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_holds" ADD CONSTRAINT "point_holds_entry_fkey" FOREIGN KEY ("member_id","seq") REFERENCES "public"."point_entries"("member_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_lots" ADD CONSTRAINT "point_lots_entry_fkey" FOREIGN KEY ("member_id","seq") REFERENCES "public"."point_entries"("member_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_allowances" ADD CONSTRAINT "point_allowances_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_requested_by_users_user_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_approved_by_users_user_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_account_fkey" FOREIGN KEY ("member_id") REFERENCES "public"."point_accounts"("member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_reverses_fkey" FOREIGN KEY ("member_id","reverses") REFERENCES "public"."point_entries"("member_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_entry_notes" ADD CONSTRAINT "point_entry_notes_entry_fkey" FOREIGN KEY ("member_id","seq") REFERENCES "public"."point_entries"("member_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "point_allocations_lot_idx" ON "point_allocations" USING btree ("member_id","lot_id");--> statement-breakpoint
CREATE INDEX "point_hold_lots_lot_idx" ON "point_hold_lots" USING btree ("member_id","lot_id");--> statement-breakpoint
CREATE INDEX "point_holds_hold_id_idx" ON "point_holds" USING btree ("hold_id");--> statement-breakpoint
CREATE INDEX "point_holds_entry_idx" ON "point_holds" USING btree ("member_id","seq") WHERE seq IS NOT NULL;--> statement-breakpoint
CREATE INDEX "point_holds_open_idx" ON "point_holds" USING btree ("lapses_at","member_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "point_lots_entry_idx" ON "point_lots" USING btree ("member_id","seq");--> statement-breakpoint
CREATE INDEX "point_lots_open_idx" ON "point_lots" USING btree ("member_id","expires_at","earned_at","lot_id") WHERE state IN ('pending', 'available');--> statement-breakpoint
CREATE INDEX "point_lots_expires_idx" ON "point_lots" USING btree ("expires_at","member_id") WHERE state = 'available' AND expires_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "point_lots_activates_idx" ON "point_lots" USING btree ("activates_at","member_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "point_lots_from_idx" ON "point_lots" USING btree ("from_member_id","from_lot_id") WHERE from_lot_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "point_entries_reverses_idx" ON "point_entries" USING btree ("member_id","reverses") WHERE reverses IS NOT NULL;--> statement-breakpoint
CREATE INDEX "point_entries_key_idx" ON "point_entries" USING btree ("source","key");--> statement-breakpoint
CREATE INDEX "point_entries_requested_by_idx" ON "point_entries" USING btree ("requested_by") WHERE requested_by IS NOT NULL;--> statement-breakpoint
CREATE INDEX "point_entries_approved_by_idx" ON "point_entries" USING btree ("approved_by") WHERE approved_by IS NOT NULL;--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['point_accounts', 'point_entries', 'point_entry_notes', 'point_lots', 'point_allocations',
    'point_holds', 'point_hold_lots', 'point_keys', 'point_allowances'] LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
  -- What happened stays. Only the demo loader, which replaces a programme as a whole, lifts never_emptied.
  FOREACH name IN ARRAY ARRAY['point_accounts', 'point_entries', 'point_lots', 'point_allocations', 'point_holds',
    'point_hold_lots', 'point_keys'] LOOP
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['point_accounts', 'point_lots', 'point_holds', 'point_keys'] LOOP
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['point_entries', 'point_allocations', 'point_hold_lots'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Notes may be erased with a person, never rewritten.
CREATE TRIGGER never_rewritten BEFORE UPDATE ON point_entry_notes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION point_key_is_answered_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answer IS NOT NULL OR NEW.answer IS NULL
     OR (NEW.source, NEW.key, NEW.input_hash, NEW.booked_at)
        IS DISTINCT FROM (OLD.source, OLD.key, OLD.input_hash, OLD.booked_at) THEN
    RAISE EXCEPTION 'a key is answered once' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER point_keys_answered_once BEFORE UPDATE ON point_keys
  FOR EACH ROW EXECUTE FUNCTION point_key_is_answered_once();
--> statement-breakpoint
CREATE FUNCTION point_key_has_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM point_keys WHERE source = NEW.source AND key = NEW.key AND answer IS NULL) THEN
    RAISE EXCEPTION 'a key is kept with its answer' USING ERRCODE = 'VN004';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER point_keys_have_answers AFTER INSERT ON point_keys DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION point_key_has_answer();
--> statement-breakpoint
-- An entry goes on where the one before it ended, for a member who takes movements.
CREATE FUNCTION point_entry_is_chained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before record;
  standing text;
BEGIN
  SELECT balance_after AS balance, pending_after AS pending, debt_after AS debt INTO before
    FROM point_entries WHERE member_id = NEW.member_id AND seq = NEW.seq - 1;
  IF NOT FOUND THEN
    IF NEW.seq <> 1 THEN
      RAISE EXCEPTION 'entry % of an account has none before it', NEW.seq USING ERRCODE = 'VN003';
    END IF;
    SELECT 0 AS balance, 0 AS pending, 0 AS debt INTO before;
  END IF;
  IF (NEW.balance_after, NEW.pending_after, NEW.debt_after) IS DISTINCT FROM
     (before.balance + NEW.amount, before.pending + NEW.pending, before.debt + NEW.debt) THEN
    RAISE EXCEPTION 'entry % of an account does not go on from the one before it', NEW.seq USING ERRCODE = 'VN003';
  END IF;
  SELECT m.status INTO standing FROM members m WHERE m.member_id = NEW.member_id;
  IF standing IS NULL THEN
    RAISE EXCEPTION 'an entry without a member' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.kind IN ('merge_in', 'merge_out') THEN RETURN NEW; END IF;
  IF standing = 'merged' OR (standing IN ('closed', 'anonymised') AND NEW.kind NOT IN ('expire', 'write_off'))
     OR EXISTS (SELECT FROM point_accounts a WHERE a.member_id = NEW.member_id AND a.frozen_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the account takes no movements' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER point_entries_chained BEFORE INSERT ON point_entries
  FOR EACH ROW EXECUTE FUNCTION point_entry_is_chained();
--> statement-breakpoint
-- A lot only shrinks, and goes forward: pending, available, its end.
CREATE FUNCTION point_lot_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.member_id, NEW.lot_id, NEW.seq, NEW.amount, NEW.earned_at, NEW.activates_at, NEW.expires_at,
      NEW.from_member_id, NEW.from_lot_id)
     IS DISTINCT FROM (OLD.member_id, OLD.lot_id, OLD.seq, OLD.amount, OLD.earned_at, OLD.activates_at, OLD.expires_at,
      OLD.from_member_id, OLD.from_lot_id) THEN
    RAISE EXCEPTION 'a lot stays what it is' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.remaining > OLD.remaining THEN
    RAISE EXCEPTION 'a lot does not grow' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.state <> OLD.state AND NOT (
       (OLD.state = 'pending' AND NEW.state IN ('available', 'cancelled', 'consumed'))
       OR (OLD.state = 'available' AND NEW.state IN ('consumed', 'expired', 'reversed'))) THEN
    RAISE EXCEPTION 'a lot that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER point_lots_go_forward BEFORE UPDATE ON point_lots
  FOR EACH ROW EXECUTE FUNCTION point_lot_goes_forward();
--> statement-breakpoint
CREATE FUNCTION point_hold_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'open' OR (NEW.member_id, NEW.hold_id, NEW.amount, NEW.source, NEW.key, NEW.opened_at, NEW.lapses_at)
     IS DISTINCT FROM (OLD.member_id, OLD.hold_id, OLD.amount, OLD.source, OLD.key, OLD.opened_at, OLD.lapses_at) THEN
    RAISE EXCEPTION 'a hold ends once and stays what it is' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER point_holds_end_once BEFORE UPDATE ON point_holds
  FOR EACH ROW EXECUTE FUNCTION point_hold_ends_once();
--> statement-breakpoint
-- The figures of an account are those of its last entry, and what its open lots hold less the debt.
CREATE FUNCTION require_point_account(of_member bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  account record;
  lots record;
BEGIN
  SELECT a.*, coalesce(e.balance_after, 0) AS entry_balance, coalesce(e.pending_after, 0) AS entry_pending,
         coalesce(e.debt_after, 0) AS entry_debt, e.seq AS entry_seq,
         EXISTS (SELECT FROM point_entries later WHERE later.member_id = a.member_id AND later.seq > a.seq) AS is_behind
    INTO account
    FROM point_accounts a LEFT JOIN point_entries e ON e.member_id = a.member_id AND e.seq = a.seq
   WHERE a.member_id = of_member;
  IF account.is_behind OR (account.entry_seq IS NULL AND account.seq <> 0)
     OR (account.balance, account.pending, account.debt)
        IS DISTINCT FROM (account.entry_balance, account.entry_pending, account.entry_debt) THEN
    RAISE EXCEPTION 'an account differs from its entries' USING ERRCODE = 'VN004';
  END IF;
  SELECT coalesce(sum(remaining) FILTER (WHERE state = 'available'), 0) AS available,
         coalesce(sum(remaining) FILTER (WHERE state = 'pending'), 0) AS pending INTO lots
    FROM point_lots WHERE member_id = of_member AND state IN ('pending', 'available');
  IF account.balance IS DISTINCT FROM lots.available - account.debt OR account.pending IS DISTINCT FROM lots.pending THEN
    RAISE EXCEPTION 'an account differs from its lots' USING ERRCODE = 'VN004';
  END IF;
END $$;
--> statement-breakpoint
-- An entry is the lots it made less what it took from lots, but for the debt.
CREATE FUNCTION require_point_entry(of_member bigint, of_seq integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entry point_entries;
  original point_entries;
  made numeric;
  taken numeric;
  back numeric;
BEGIN
  SELECT * INTO entry FROM point_entries WHERE member_id = of_member AND seq = of_seq;
  SELECT coalesce(sum(amount), 0) INTO made FROM point_lots WHERE member_id = of_member AND seq = of_seq;
  SELECT coalesce(sum(amount), 0) INTO taken FROM point_allocations WHERE member_id = of_member AND seq = of_seq;
  IF entry.amount + entry.pending + entry.debt IS DISTINCT FROM made - taken THEN
    RAISE EXCEPTION 'entry % of an account differs from its lots', of_seq USING ERRCODE = 'VN004';
  END IF;
  IF entry.reverses IS NULL THEN RETURN; END IF;
  SELECT * INTO original FROM point_entries WHERE member_id = of_member AND seq = entry.reverses;
  SELECT sum(amount + pending) INTO back FROM point_entries WHERE member_id = of_member AND reverses = entry.reverses;
  IF entry.kind = 'earn_reversal' AND original.kind NOT IN ('earn', 'adjust', 'reactivate')
     OR entry.kind = 'redeem_reversal' AND original.kind <> 'redeem'
     OR abs(back) > abs(original.amount + original.pending) OR sign(back) = sign(original.amount + original.pending) THEN
    RAISE EXCEPTION 'more is taken back than entry % was', entry.reverses USING ERRCODE = 'VN004';
  END IF;
END $$;
--> statement-breakpoint
-- What is left of a lot is what no entry took; what is held, open holds have promised.
CREATE FUNCTION require_point_lot(of_member bigint, of_lot bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  lot point_lots;
  taken numeric;
  promised numeric;
BEGIN
  SELECT * INTO lot FROM point_lots WHERE member_id = of_member AND lot_id = of_lot;
  SELECT coalesce(sum(amount), 0) INTO taken FROM point_allocations WHERE member_id = of_member AND lot_id = of_lot;
  IF lot.remaining IS DISTINCT FROM lot.amount - taken THEN
    RAISE EXCEPTION 'lot % differs from its allocations', of_lot USING ERRCODE = 'VN004';
  END IF;
  SELECT coalesce(sum(l.amount), 0) INTO promised FROM point_hold_lots l JOIN point_holds h USING (member_id, hold_id)
   WHERE l.member_id = of_member AND l.lot_id = of_lot AND h.state = 'open';
  IF lot.held IS DISTINCT FROM promised THEN
    RAISE EXCEPTION 'lot % holds other than was promised', of_lot USING ERRCODE = 'VN004';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION point_books_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  promised record;
BEGIN
  IF TG_TABLE_NAME = 'point_accounts' THEN
    PERFORM require_point_account(NEW.member_id);
  ELSIF TG_TABLE_NAME = 'point_entries' THEN
    PERFORM require_point_account(NEW.member_id);
    PERFORM require_point_entry(NEW.member_id, NEW.seq);
  ELSIF TG_TABLE_NAME = 'point_lots' THEN
    PERFORM require_point_account(NEW.member_id);
    PERFORM require_point_lot(NEW.member_id, NEW.lot_id);
    IF TG_OP = 'INSERT' THEN PERFORM require_point_entry(NEW.member_id, NEW.seq); END IF;
  ELSIF TG_TABLE_NAME = 'point_allocations' THEN
    PERFORM require_point_entry(NEW.member_id, NEW.seq);
    PERFORM require_point_lot(NEW.member_id, NEW.lot_id);
  ELSE
    FOR promised IN SELECT lot_id FROM point_hold_lots WHERE member_id = NEW.member_id AND hold_id = NEW.hold_id LOOP
      PERFORM require_point_lot(NEW.member_id, promised.lot_id);
    END LOOP;
    IF (SELECT h.amount <> coalesce((SELECT sum(l.amount) FROM point_hold_lots l
          WHERE l.member_id = h.member_id AND l.hold_id = h.hold_id), 0)
        FROM point_holds h WHERE h.member_id = NEW.member_id AND h.hold_id = NEW.hold_id) THEN
      RAISE EXCEPTION 'hold % differs from its lots', NEW.hold_id USING ERRCODE = 'VN004';
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER books_balance AFTER INSERT OR UPDATE ON point_accounts DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION point_books_balance();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER books_balance AFTER INSERT ON point_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION point_books_balance();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER books_balance AFTER INSERT OR UPDATE ON point_lots DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION point_books_balance();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER books_balance AFTER INSERT ON point_allocations DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION point_books_balance();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER books_balance AFTER INSERT OR UPDATE ON point_holds DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION point_books_balance();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER books_balance AFTER INSERT ON point_hold_lots DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION point_books_balance();
