CREATE TABLE "card_bearers" (
	"member_id" bigint NOT NULL,
	"card_id" bigint NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "card_bearers_pkey" PRIMARY KEY("member_id","card_id")
);
--> statement-breakpoint
CREATE TABLE "distinct_members" (
	"member_id" bigint NOT NULL,
	"other_id" bigint NOT NULL,
	"actor" text NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "distinct_members_pkey" PRIMARY KEY("member_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "member_merges" (
	"member_id" bigint NOT NULL,
	"merge_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "member_merges_merge_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loser_id" bigint NOT NULL,
	"loser_status" text NOT NULL,
	"kept" jsonb,
	"merged_at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "member_merges_pkey" PRIMARY KEY("member_id","merge_id"),
	CONSTRAINT "member_merges_loser_status_known" CHECK ("member_merges"."loser_status" IN ('prospect', 'active', 'suspended', 'closing', 'closed', 'anonymised', 'merged'))
);
--> statement-breakpoint
CREATE TABLE "member_transitions" (
	"operation" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	CONSTRAINT "member_transitions_pkey" PRIMARY KEY("from_status","to_status","operation")
);
--> statement-breakpoint
CREATE TABLE "merged_purchases" (
	"member_id" bigint NOT NULL,
	"merge_id" bigint NOT NULL,
	"business_date" date NOT NULL,
	"purchase_id" bigint NOT NULL,
	CONSTRAINT "merged_purchases_pkey" PRIMARY KEY("member_id","merge_id","business_date","purchase_id")
);
--> statement-breakpoint
ALTER TABLE "card_events" DROP CONSTRAINT "card_events_operation_known";--> statement-breakpoint
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_kind_known";--> statement-breakpoint
DROP INDEX "cards_number_key";--> statement-breakpoint
ALTER TABLE "card_events" ADD COLUMN "related_member_id" bigint;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "is_supplementary" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "moved_to" bigint;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "merged_into" bigint;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "closes_on" date;--> statement-breakpoint
CREATE INDEX "member_merges_merge_id_idx" ON "member_merges" USING btree ("merge_id");--> statement-breakpoint
CREATE INDEX "member_merges_loser_idx" ON "member_merges" USING btree ("loser_id") WHERE undone_at IS NULL;--> statement-breakpoint
CREATE INDEX "members_merged_into_idx" ON "members" USING btree ("merged_into") WHERE merged_into IS NOT NULL;--> statement-breakpoint
CREATE INDEX "members_closes_on_idx" ON "members" USING btree ("closes_on") WHERE closes_on IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "cards_number_key" ON "cards" USING btree ("member_id","number") WHERE moved_to IS NULL;--> statement-breakpoint
ALTER TABLE "card_events" ADD CONSTRAINT "card_events_operation_known" CHECK ("card_events"."operation" IN ('issue', 'activate', 'block', 'unblock', 'replace', 'renew', 'close', 'void', 'changeOwner', 'supplement', 'returnToStock', 'moveWithMember', 'expire'));--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_moved_at_an_end" CHECK (moved_to IS NULL OR status IN ('closed', 'void'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_merged_into_another" CHECK ((status = 'merged') = (merged_into IS NOT NULL));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_closing_has_a_day" CHECK (closes_on IS NULL OR status = 'closing');
--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);--> statement-breakpoint
INSERT INTO card_transitions (operation, from_status, from_reason, to_status, to_reason) VALUES
  ('changeOwner', 'issued', '', 'closed', ''),
  ('changeOwner', 'active', '', 'closed', ''),
  ('returnToStock', 'produced', '', 'void', ''),
  ('returnToStock', 'issued', '', 'void', ''),
  ('moveWithMember', 'produced', '', 'closed', ''),
  ('moveWithMember', 'issued', '', 'closed', ''),
  ('moveWithMember', 'active', '', 'closed', ''),
  ('moveWithMember', 'blocked', 'lost', 'closed', ''),
  ('moveWithMember', 'blocked', 'stolen', 'closed', ''),
  ('moveWithMember', 'blocked', 'damaged', 'closed', ''),
  ('moveWithMember', 'blocked', 'fraud', 'closed', ''),
  ('moveWithMember', 'blocked', 'request', 'closed', ''),
  ('moveWithMember', 'blocked', 'legal', 'closed', '');
--> statement-breakpoint
INSERT INTO member_transitions (operation, from_status, to_status) VALUES
  ('activate', 'prospect', 'active'),
  ('suspend', 'active', 'suspended'),
  ('reinstate', 'suspended', 'active'),
  ('reinstate', 'closing', 'active'),
  ('close', 'prospect', 'closing'),
  ('close', 'active', 'closing'),
  ('close', 'suspended', 'closing'),
  ('finishClosing', 'closing', 'closed'),
  ('erase', 'prospect', 'anonymised'),
  ('erase', 'active', 'anonymised'),
  ('erase', 'suspended', 'anonymised'),
  ('erase', 'closing', 'anonymised'),
  ('erase', 'closed', 'anonymised'),
  ('merge', 'prospect', 'merged'),
  ('merge', 'active', 'merged'),
  ('merge', 'suspended', 'merged'),
  ('unmerge', 'merged', 'prospect'),
  ('unmerge', 'merged', 'active'),
  ('unmerge', 'merged', 'suspended');
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON card_bearers
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON distinct_members
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_merges
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_transitions
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON merged_purchases
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE FUNCTION member_follows_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM member_transitions t WHERE t.from_status = OLD.status AND t.to_status = NEW.status
  ) THEN
    RAISE EXCEPTION 'a member who is % does not become %', OLD.status, NEW.status USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_follow_transitions BEFORE UPDATE OF status ON members
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION member_follows_transitions();
--> statement-breakpoint
-- No chain and no circle: whoever stands for a merged member is not merged.
CREATE FUNCTION merge_ends_at_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM members loser JOIN members stands ON stands.member_id = loser.merged_into
     WHERE (loser.member_id = NEW.member_id OR loser.merged_into = NEW.member_id)
       AND loser.status = 'merged' AND stands.status = 'merged'
  ) THEN
    RAISE EXCEPTION 'a member is merged into one who is merged' USING ERRCODE = 'VN004';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER merges_end_at_one AFTER UPDATE OF merged_into ON members DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION merge_ends_at_one();
