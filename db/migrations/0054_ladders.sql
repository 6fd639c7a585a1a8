CREATE TABLE "tier_days" (
	"day" date NOT NULL,
	"tier_id" smallint NOT NULL,
	"members" integer NOT NULL,
	CONSTRAINT "tier_days_pkey" PRIMARY KEY("day","tier_id")
);
--> statement-breakpoint
CREATE TABLE "tier_enrolments" (
	"member_id" bigint NOT NULL,
	"enrolment_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tier_enrolments_enrolment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" integer NOT NULL,
	"kind" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	"renews" boolean DEFAULT false NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tier_enrolments_pkey" PRIMARY KEY("member_id","enrolment_id"),
	CONSTRAINT "tier_enrolments_kind_known" CHECK ("tier_enrolments"."kind" IN ('staff', 'paid', 'trial')),
	CONSTRAINT "tier_enrolments_days_in_order" CHECK (until_on >= from_on)
);
--> statement-breakpoint
CREATE TABLE "tier_floors" (
	"member_id" bigint NOT NULL,
	"floor_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tier_floors_floor_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" integer NOT NULL,
	"tier_id" smallint NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"task_id" bigint,
	"requested_by" integer,
	"approved_by" integer,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tier_floors_pkey" PRIMARY KEY("member_id","floor_id"),
	CONSTRAINT "tier_floors_kind_known" CHECK ("tier_floors"."kind" IN ('manual', 'extension', 'merge')),
	CONSTRAINT "tier_floors_days_in_order" CHECK (until_on >= from_on),
	CONSTRAINT "tier_floors_second_person" CHECK (approved_by <> requested_by),
	CONSTRAINT "tier_floors_approved" CHECK ((kind = 'merge') = (requested_by IS NULL) AND (requested_by IS NULL) = (approved_by IS NULL)),
	CONSTRAINT "tier_floors_remark_fits" CHECK (length(remark) <= 500)
);
--> statement-breakpoint
CREATE TABLE "tier_judgements" (
	"member_id" bigint NOT NULL,
	"judgement_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tier_judgements_judgement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rule_id" integer NOT NULL,
	"rule_version_id" integer NOT NULL,
	"judged_on" date NOT NULL,
	"judged_by" text NOT NULL,
	"judgement" text NOT NULL,
	"from_tier_id" smallint,
	"to_tier_id" smallint,
	"measured" jsonb NOT NULL,
	"judged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tier_judgements_pkey" PRIMARY KEY("member_id","judgement_id"),
	CONSTRAINT "tier_judgements_judgement_known" CHECK ("tier_judgements"."judgement" IN ('reached', 'held', 'grace', 'cleared', 'fell', 'lifted')),
	CONSTRAINT "tier_judgements_judged_by_known" CHECK ("tier_judgements"."judged_by" IN ('day', 'night', 'replay'))
);
--> statement-breakpoint
CREATE TABLE "tier_nights" (
	"rule_id" integer NOT NULL,
	"night" date NOT NULL,
	"rule_version_id" integer NOT NULL,
	"judged" integer NOT NULL,
	"up" integer NOT NULL,
	"down" integer NOT NULL,
	"grace" integer NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tier_nights_pkey" PRIMARY KEY("rule_id","night")
);
--> statement-breakpoint
CREATE TABLE "tier_replays" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tier_standings" (
	"member_id" bigint NOT NULL,
	"rule_id" integer NOT NULL,
	"tier_id" smallint,
	"since_on" date,
	"valid_until_on" date,
	"grace_until_on" date,
	"grace_from_on" date,
	"held_until_on" date,
	"counts_from_on" date,
	CONSTRAINT "tier_standings_pkey" PRIMARY KEY("member_id","rule_id"),
	CONSTRAINT "tier_standings_grace_whole" CHECK ((grace_until_on IS NULL) = (grace_from_on IS NULL))
);
--> statement-breakpoint
ALTER TABLE "tiers" DROP CONSTRAINT "tiers_rank_unique";--> statement-breakpoint
ALTER TABLE "rules" DROP CONSTRAINT "rules_kind_known";--> statement-breakpoint
ALTER TABLE "tier_changes" DROP CONSTRAINT "tier_changes_reason_known";--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "rule_id" integer;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "audience" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "shape" text DEFAULT 'circle' NOT NULL;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "colour" text DEFAULT 'slate' NOT NULL;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "is_entry" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "is_gone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tier_enrolments" ADD CONSTRAINT "tier_enrolments_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_floors" ADD CONSTRAINT "tier_floors_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_floors" ADD CONSTRAINT "tier_floors_requested_by_users_user_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_floors" ADD CONSTRAINT "tier_floors_approved_by_users_user_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_judgements" ADD CONSTRAINT "tier_judgements_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_nights" ADD CONSTRAINT "tier_nights_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_standings" ADD CONSTRAINT "tier_standings_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tier_enrolments_until_idx" ON "tier_enrolments" USING btree ("rule_id","until_on");--> statement-breakpoint
CREATE INDEX "tier_floors_requested_by_idx" ON "tier_floors" USING btree ("requested_by");--> statement-breakpoint
CREATE INDEX "tier_floors_approved_by_idx" ON "tier_floors" USING btree ("approved_by");--> statement-breakpoint
CREATE INDEX "tier_floors_rule_idx" ON "tier_floors" USING btree ("rule_id","until_on");--> statement-breakpoint
CREATE INDEX "tier_judgements_rule_idx" ON "tier_judgements" USING btree ("rule_id","judged_on");--> statement-breakpoint
CREATE INDEX "tiers_rule_id_idx" ON "tiers" USING btree ("rule_id");--> statement-breakpoint
ALTER TABLE "tiers" ADD CONSTRAINT "tiers_audience_known" CHECK ("tiers"."audience" IN ('everyone', 'person', 'organisation', 'enrolled'));--> statement-breakpoint
ALTER TABLE "tiers" ADD CONSTRAINT "tiers_shape_known" CHECK ("tiers"."shape" IN ('circle', 'triangle', 'square', 'star', 'diamond'));--> statement-breakpoint
ALTER TABLE "tiers" ADD CONSTRAINT "tiers_colour_known" CHECK ("tiers"."colour" IN ('slate', 'bronze', 'silver', 'gold', 'platinum'));--> statement-breakpoint
ALTER TABLE "rules" ADD CONSTRAINT "rules_kind_known" CHECK ("rules"."kind" IN ('earning', 'cap', 'spending', 'discount', 'event', 'terms', 'tiers'));--> statement-breakpoint
ALTER TABLE "tier_changes" ADD CONSTRAINT "tier_changes_reason_known" CHECK ("tier_changes"."reason" IN ('earned', 'lapsed', 'merge', 'unmerge', 'cardOwner', 'manual', 'newVersion', 'replayed', 'enrolled', 'left', 'other'));
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_standings
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_judgements
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER tier_judgements_append_only BEFORE UPDATE OR DELETE ON tier_judgements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_floors
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_enrolments
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_replays
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_nights
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_days
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- The tier that a new member of a kind stands on: that of the ladder of the kind, else of everyone's; without ladders the lowest there is.
CREATE FUNCTION entry_tier_of(of_kind text) RETURNS smallint LANGUAGE sql STABLE AS $$
  SELECT tier_id FROM tiers
  WHERE rule_id IS NULL AND NOT EXISTS (SELECT FROM tiers WHERE rule_id IS NOT NULL AND audience <> 'enrolled')
    OR rule_id = (
      SELECT rule_id FROM tiers WHERE audience IN (of_kind, 'everyone') AND rule_id IS NOT NULL AND NOT is_gone
      ORDER BY audience = 'everyone' LIMIT 1) AND is_entry AND NOT is_gone
  ORDER BY rank LIMIT 1
$$;
--> statement-breakpoint
-- A receipt of a day that was judged, or a return, changes a past: the night plays it again.
CREATE FUNCTION note_tier_replays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  judged_to date := (SELECT max(night) FROM tier_nights);
BEGIN
  IF judged_to IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO tier_replays (member_id)
  SELECT DISTINCT member_id FROM written
  WHERE member_id <> 0 AND (is_return OR business_date < judged_to)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchases_note_tier_replays AFTER INSERT ON purchases
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_tier_replays();
