CREATE TABLE "referral_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"member_id" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "referral_codes_fit" CHECK (code ~ '^[2-9A-Z]{8}$')
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"member_id" bigint NOT NULL,
	"referral_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "referrals_referral_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"referrer_id" bigint NOT NULL,
	"way" text NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"told_by" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"end_reason" text,
	CONSTRAINT "referrals_pkey" PRIMARY KEY("member_id","referral_id"),
	CONSTRAINT "referrals_way_known" CHECK ("referrals"."way" IN ('code', 'named')),
	CONSTRAINT "referrals_end_reason_known" CHECK ("referrals"."end_reason" IN ('mistake', 'abuse', 'request')),
	CONSTRAINT "referrals_not_oneself" CHECK (member_id <> referrer_id),
	CONSTRAINT "referrals_ended_by_somebody" CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL))
);
--> statement-breakpoint
CREATE INDEX "referral_codes_member_idx" ON "referral_codes" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_one_referrer" ON "referrals" USING btree ("member_id") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "referrals_referrer_idx" ON "referrals" USING btree ("referrer_id","referral_id");--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON referrals
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON referral_codes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER referrals_stay BEFORE DELETE ON referrals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A referral ends once. Nothing else of it changes.
CREATE FUNCTION referral_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR (NEW.member_id, NEW.referral_id, NEW.referrer_id, NEW.way, NEW.told_at, NEW.told_by)
    IS DISTINCT FROM (OLD.member_id, OLD.referral_id, OLD.referrer_id, OLD.way, OLD.told_at, OLD.told_by) THEN
    RAISE EXCEPTION 'a referral only ends, once' USING ERRCODE = 'VN002';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER referrals_end_once BEFORE UPDATE ON referrals FOR EACH ROW EXECUTE FUNCTION referral_ends_once();
--> statement-breakpoint
-- Whoever something was booked of is looked at soon, and so is who brought them: each as who stands for them since a merge.
CREATE OR REPLACE FUNCTION note_mechanic_wakes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mechanic_switches WHERE wakes <> 'night' AND launched_at IS NOT NULL AND archived_at IS NULL) THEN
    INSERT INTO mechanic_wakes (member_id)
    SELECT member_id FROM written WHERE member_id <> 0
    UNION
    SELECT coalesce(b.merged_into, b.member_id) FROM written w
    JOIN referrals r ON r.member_id = w.member_id AND r.ended_at IS NULL JOIN members b ON b.member_id = r.referrer_id
    UNION
    SELECT coalesce(b.merged_into, b.member_id) FROM written w JOIN members l ON l.merged_into = w.member_id
    JOIN referrals r ON r.member_id = l.member_id AND r.ended_at IS NULL JOIN members b ON b.member_id = r.referrer_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What is told or ended of a referral matters to who brought.
CREATE FUNCTION note_referral_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mechanic_switches WHERE wakes <> 'night' AND launched_at IS NOT NULL AND archived_at IS NULL) THEN
    INSERT INTO mechanic_wakes (member_id)
    SELECT coalesce(b.merged_into, b.member_id) FROM members b WHERE b.member_id = NEW.referrer_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER referrals_note_mechanic_wakes AFTER INSERT OR UPDATE ON referrals
  FOR EACH ROW EXECUTE FUNCTION note_referral_wake();
--> statement-breakpoint
-- A merge, or its undoing, makes friends of one member those of another, and one friend another.
CREATE FUNCTION note_merge_wakes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mechanic_switches WHERE wakes <> 'night' AND launched_at IS NOT NULL AND archived_at IS NULL) THEN
    INSERT INTO mechanic_wakes (member_id)
    SELECT coalesce(NEW.merged_into, NEW.member_id) WHERE EXISTS (SELECT FROM referrals WHERE referrer_id = NEW.member_id)
    UNION
    SELECT coalesce(b.merged_into, b.member_id) FROM referrals r JOIN members b ON b.member_id = r.referrer_id
    WHERE r.ended_at IS NULL AND r.member_id IN (NEW.member_id, NEW.merged_into, OLD.merged_into);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_note_mechanic_wakes AFTER UPDATE OF merged_into ON members
  FOR EACH ROW WHEN (OLD.merged_into IS DISTINCT FROM NEW.merged_into) EXECUTE FUNCTION note_merge_wakes();
