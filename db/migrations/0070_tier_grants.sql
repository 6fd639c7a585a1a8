CREATE TABLE "tier_grant_members" (
	"member_id" bigint NOT NULL,
	"grant_id" integer NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "tier_grant_members_pkey" PRIMARY KEY("member_id","grant_id"),
	CONSTRAINT "tier_grant_members_outcome_known" CHECK ("tier_grant_members"."outcome" IN ('rises', 'kept', 'assured', 'higher', 'offLadder', 'inactive', 'merged'))
);
--> statement-breakpoint
CREATE TABLE "tier_grant_parts" (
	"grant_id" integer NOT NULL,
	"part" integer NOT NULL,
	"member_ids" bigint[] NOT NULL,
	CONSTRAINT "tier_grant_parts_pkey" PRIMARY KEY("grant_id","part")
);
--> statement-breakpoint
CREATE TABLE "tier_grants" (
	"grant_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tier_grants_grant_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"rule_id" integer NOT NULL,
	"tier_id" smallint NOT NULL,
	"segment_id" integer NOT NULL,
	"until_on" date NOT NULL,
	"reason" text NOT NULL,
	"remark" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"members" integer NOT NULL,
	"asked_by" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"taken_back_by" integer,
	"ended_at" timestamp with time zone,
	"due_at" timestamp with time zone NOT NULL,
	"failures" smallint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tier_grants_state_known" CHECK ("tier_grants"."state" IN ('asked', 'rejected', 'giving', 'given', 'takingBack', 'takenBack')),
	CONSTRAINT "tier_grants_second_person" CHECK (state = 'rejected' OR decided_by <> asked_by),
	CONSTRAINT "tier_grants_decided" CHECK ((state = 'asked') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
	CONSTRAINT "tier_grants_remark_fits" CHECK (length(remark) <= 500)
);
--> statement-breakpoint
ALTER TABLE "tier_floors" ADD COLUMN "grant_id" integer;--> statement-breakpoint
ALTER TABLE "tier_grant_members" ADD CONSTRAINT "tier_grant_members_grant_id_tier_grants_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."tier_grants"("grant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_grant_parts" ADD CONSTRAINT "tier_grant_parts_grant_id_tier_grants_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."tier_grants"("grant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_grants" ADD CONSTRAINT "tier_grants_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_grants" ADD CONSTRAINT "tier_grants_segment_id_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_grants" ADD CONSTRAINT "tier_grants_asked_by_users_user_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_grants" ADD CONSTRAINT "tier_grants_decided_by_users_user_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_grants" ADD CONSTRAINT "tier_grants_taken_back_by_users_user_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tier_grant_members_grant_idx" ON "tier_grant_members" USING btree ("grant_id","outcome","member_id");--> statement-breakpoint
CREATE INDEX "tier_grants_rule_idx" ON "tier_grants" USING btree ("rule_id");--> statement-breakpoint
CREATE INDEX "tier_grants_segment_idx" ON "tier_grants" USING btree ("segment_id");--> statement-breakpoint
CREATE INDEX "tier_grants_asked_by_idx" ON "tier_grants" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "tier_grants_decided_by_idx" ON "tier_grants" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "tier_grants_taken_back_by_idx" ON "tier_grants" USING btree ("taken_back_by");--> statement-breakpoint
CREATE INDEX "tier_grants_due_idx" ON "tier_grants" USING btree ("due_at") WHERE state IN ('giving', 'takingBack');--> statement-breakpoint
CREATE UNIQUE INDEX "tier_grants_open_unique" ON "tier_grants" USING btree ("segment_id","tier_id") WHERE state IN ('asked', 'giving');--> statement-breakpoint
ALTER TABLE "tier_floors" ADD CONSTRAINT "tier_floors_grant_id_tier_grants_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."tier_grants"("grant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tier_floors_grant_unique" ON "tier_floors" USING btree ("grant_id","member_id") WHERE grant_id IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_grants
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_grant_parts
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_grant_members
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
