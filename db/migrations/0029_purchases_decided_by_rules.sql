CREATE TABLE "purchase_decisions" (
	"member_id" bigint NOT NULL,
	"business_date" date NOT NULL,
	"purchase_id" bigint NOT NULL,
	"facts" jsonb NOT NULL,
	"decision" jsonb,
	"withheld" text,
	"earned" bigint DEFAULT 0 NOT NULL,
	"earn_member_id" bigint,
	"earn_seq" integer,
	"spent" bigint DEFAULT 0 NOT NULL,
	"spent_minor" bigint DEFAULT 0 NOT NULL,
	"taken_back" bigint DEFAULT 0 NOT NULL,
	"given_back" bigint DEFAULT 0 NOT NULL,
	"not_recouped" bigint DEFAULT 0 NOT NULL,
	"rule_ids" integer[] DEFAULT '{}' NOT NULL,
	"rule_points" bigint[] DEFAULT '{}' NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "purchase_decisions_pkey" PRIMARY KEY("member_id","business_date","purchase_id"),
	CONSTRAINT "purchase_decisions_earned_not_negative" CHECK (earned >= 0 AND spent >= 0),
	CONSTRAINT "purchase_decisions_earned_by_an_entry" CHECK ((earned > 0) = (earn_seq IS NOT NULL) AND (earn_seq IS NULL) = (earn_member_id IS NULL)),
	CONSTRAINT "purchase_decisions_spent_pays" CHECK ((spent = 0) = (spent_minor = 0)),
	CONSTRAINT "purchase_decisions_back_within" CHECK (taken_back >= 0 AND given_back >= 0 AND not_recouped >= 0
        AND (facts = '{}' OR (taken_back + not_recouped <= earned AND given_back <= spent))),
	CONSTRAINT "purchase_decisions_rules_have_points" CHECK (cardinality(rule_ids) = cardinality(rule_points))
) PARTITION BY RANGE ("business_date");
--> statement-breakpoint
ALTER TABLE "point_entries" DROP CONSTRAINT "point_entries_reversals_name_the_original";--> statement-breakpoint
ALTER TABLE "point_entries" DROP CONSTRAINT "point_entries_moves_name_the_other";--> statement-breakpoint
ALTER TABLE "point_entries" ADD COLUMN "other_seq" integer;--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD COLUMN "kind" text DEFAULT 'goods' NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD COLUMN "labels" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD COLUMN "returned_milli" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD COLUMN "returned_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "returned_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "revises_on" date;--> statement-breakpoint
ALTER TABLE "purchases" ADD COLUMN "revises_id" bigint;--> statement-breakpoint
CREATE INDEX "point_entries_other_idx" ON "point_entries" USING btree ("other_member_id","other_seq") WHERE other_seq IS NOT NULL;--> statement-breakpoint
CREATE INDEX "purchases_revises_idx" ON "purchases" USING btree ("member_id","revises_on","revises_id") WHERE revises_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_reversals_name_the_original" CHECK ((reverses IS NOT NULL OR other_seq IS NOT NULL) = (kind IN ('redeem_reversal', 'earn_reversal'))
        AND (reverses IS NULL OR other_seq IS NULL));--> statement-breakpoint
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_moves_name_the_other" CHECK ((other_member_id IS NOT NULL) = (kind IN ('transfer_in', 'transfer_out', 'merge_in', 'merge_out')
        OR other_seq IS NOT NULL) AND other_member_id <> member_id);--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD CONSTRAINT "purchase_lines_kind_known" CHECK (kind IN ('goods', 'delivery', 'giftCard'));--> statement-breakpoint
ALTER TABLE "purchase_lines" ADD CONSTRAINT "purchase_lines_returned_within" CHECK (returned_milli BETWEEN 0 AND greatest(quantity_milli, 0)
        AND returned_minor BETWEEN 0 AND greatest(amount_minor, 0));--> statement-breakpoint
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_channel_known" CHECK (channel IN ('store', 'web', 'app', 'phone', 'marketplace', 'other'));--> statement-breakpoint
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_returned_within" CHECK (returned_minor = 0 OR (NOT is_return AND returned_minor BETWEEN 0 AND amount_minor));--> statement-breakpoint
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_returns_revise" CHECK ((revises_on IS NULL) = (revises_id IS NULL) AND (revises_id IS NULL OR is_return));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION ensure_month_partitions(from_on date, to_on date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  month date;
  made integer := 0;
BEGIN
  IF to_on - from_on > 36600 THEN
    RAISE EXCEPTION 'partitions for more than 100 years refused';
  END IF;
  FOR month IN SELECT generate_series(date_trunc('month', from_on), date_trunc('month', to_on), '1 month')::date LOOP
    FOREACH parent IN ARRAY ARRAY['purchases', 'purchase_lines', 'receipt_claims', 'purchase_decisions'] LOOP
      IF to_regclass(format('public.%I', parent || to_char(month, '_YYYY_MM'))) IS NULL THEN
        PERFORM pg_advisory_xact_lock(hashtext('ensure_month_partitions'));
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
          parent || to_char(month, '_YYYY_MM'), parent, month, (month + interval '1 month')::date);
        made := made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
SELECT ensure_month_partitions(month, month)
FROM (SELECT to_date(right(c.relname, 7), 'YYYY_MM') AS month
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'purchases'::regclass) made;
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON purchase_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER purchase_decisions_never_deleted BEFORE DELETE ON purchase_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was judged and how stays as it was written; what came back only grows. Among the guests' again it is open to be decided anew.
CREATE FUNCTION purchase_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.facts, NEW.source, NEW.key) IS DISTINCT FROM (OLD.facts, OLD.source, OLD.key) THEN
    RAISE EXCEPTION 'what a purchase was judged by stays' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.member_id = 0 OR OLD.decision IS NULL THEN RETURN NEW; END IF;
  IF (NEW.decision, NEW.withheld, NEW.earned, NEW.earn_member_id, NEW.earn_seq, NEW.spent, NEW.spent_minor, NEW.decided_at)
     IS DISTINCT FROM
     (OLD.decision, OLD.withheld, OLD.earned, OLD.earn_member_id, OLD.earn_seq, OLD.spent, OLD.spent_minor, OLD.decided_at) THEN
    RAISE EXCEPTION 'a decision stays as it was made' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.taken_back < OLD.taken_back OR NEW.given_back < OLD.given_back OR NEW.not_recouped < OLD.not_recouped THEN
    RAISE EXCEPTION 'what came back of a purchase does not go again' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchase_decisions_stay BEFORE UPDATE ON purchase_decisions
  FOR EACH ROW EXECUTE FUNCTION purchase_decision_stays();
--> statement-breakpoint
-- An entry is the lots it made less what it took from lots, but for the debt. What it takes back may stand at an account
-- that was merged into this one.
CREATE OR REPLACE FUNCTION require_point_entry(of_member bigint, of_seq integer) RETURNS void LANGUAGE plpgsql AS $$
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
  IF entry.reverses IS NULL AND entry.other_seq IS NULL THEN RETURN; END IF;
  SELECT * INTO original FROM point_entries
   WHERE member_id = CASE WHEN entry.other_seq IS NULL THEN of_member ELSE entry.other_member_id END
     AND seq = coalesce(entry.other_seq, entry.reverses);
  SELECT (SELECT coalesce(sum(amount + pending), 0) FROM point_entries
           WHERE member_id = original.member_id AND reverses = original.seq)
       + (SELECT coalesce(sum(amount + pending), 0) FROM point_entries
           WHERE other_member_id = original.member_id AND other_seq = original.seq) INTO back;
  IF original.member_id IS NULL
     OR entry.kind = 'earn_reversal' AND original.kind NOT IN ('earn', 'adjust', 'reactivate')
     OR entry.kind = 'redeem_reversal' AND original.kind <> 'redeem'
     OR abs(back) > abs(original.amount + original.pending) OR sign(back) = sign(original.amount + original.pending) THEN
    RAISE EXCEPTION 'more is taken back than entry % was', original.seq USING ERRCODE = 'VN004';
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION require_point_entries(of_members bigint[], of_seqs integer[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  FOR odd IN
    SELECT o.member_id, o.seq, coalesce(e.reverses, e.other_seq) AS reverses, a.seq >= o.seq AS is_reached
      FROM unnest(of_members, of_seqs) AS o (member_id, seq)
      LEFT JOIN point_entries e ON e.member_id = o.member_id AND e.seq = o.seq
      LEFT JOIN point_accounts a ON a.member_id = o.member_id
     WHERE e.seq IS NULL OR e.reverses IS NOT NULL OR e.other_seq IS NOT NULL OR (a.seq >= o.seq) IS NOT TRUE
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
