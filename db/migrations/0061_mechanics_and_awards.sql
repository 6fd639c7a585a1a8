CREATE TABLE "awards" (
	"member_id" bigint NOT NULL,
	"rule_id" integer NOT NULL,
	"occurrence" text NOT NULL,
	"rule_version_id" integer NOT NULL,
	"through_member_id" bigint,
	"state" text NOT NULL,
	"decided_on" date NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"until_on" date,
	"points" bigint DEFAULT 0 NOT NULL,
	"minor" bigint DEFAULT 0 NOT NULL,
	"group_name" text,
	"seq" integer,
	"message_id" bigint,
	"settled_at" timestamp with time zone,
	"dropped" text,
	CONSTRAINT "awards_pkey" PRIMARY KEY("member_id","rule_id","occurrence"),
	CONSTRAINT "awards_state_known" CHECK ("awards"."state" IN ('given', 'waiting', 'dropped', 'takenBack', 'heldOut')),
	CONSTRAINT "awards_dropped_known" CHECK ("awards"."dropped" IN ('messageNotSent', 'notNow', 'late')),
	CONSTRAINT "awards_dropped_for_a_reason" CHECK ((state = 'dropped') = (dropped IS NOT NULL)),
	CONSTRAINT "awards_amounts_not_negative" CHECK (points >= 0 AND minor >= 0),
	CONSTRAINT "awards_held_back_get_nothing" CHECK (state <> 'heldOut' OR (points = 0 AND minor = 0 AND seq IS NULL AND message_id IS NULL)),
	CONSTRAINT "awards_occurrence_fits" CHECK (length(occurrence) BETWEEN 1 AND 120)
);
--> statement-breakpoint
CREATE TABLE "mechanic_arms" (
	"member_id" bigint NOT NULL,
	"rule_id" integer NOT NULL,
	"arm" text NOT NULL,
	"assigned_on" date NOT NULL,
	CONSTRAINT "mechanic_arms_pkey" PRIMARY KEY("member_id","rule_id"),
	CONSTRAINT "mechanic_arms_arm_known" CHECK ("mechanic_arms"."arm" IN ('treated', 'holdout', 'programme'))
);
--> statement-breakpoint
CREATE TABLE "mechanic_control" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"stopped_at" timestamp with time zone,
	"stopped_by" integer,
	"salt" bigint NOT NULL,
	"holdout_bps" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mechanic_control_only_one" CHECK (is_only),
	CONSTRAINT "mechanic_control_stopped_by_somebody" CHECK ((stopped_at IS NULL) = (stopped_by IS NULL)),
	CONSTRAINT "mechanic_control_salt_in_bounds" CHECK (salt >= 0 AND salt < 4294967296),
	CONSTRAINT "mechanic_control_holdout_in_bounds" CHECK (holdout_bps BETWEEN 0 AND 2000)
);
--> statement-breakpoint
CREATE TABLE "mechanic_days" (
	"rule_id" integer NOT NULL,
	"ran_on" date NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"given" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"held_out" integer DEFAULT 0 NOT NULL,
	"taken_back" integer DEFAULT 0 NOT NULL,
	"points" bigint DEFAULT 0 NOT NULL,
	"minor" bigint DEFAULT 0 NOT NULL,
	"refused" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "mechanic_days_pkey" PRIMARY KEY("rule_id","ran_on")
);
--> statement-breakpoint
CREATE TABLE "mechanic_runs" (
	"rule_id" integer NOT NULL,
	"ran_on" date NOT NULL,
	"through_member_id" bigint DEFAULT 0 NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "mechanic_runs_pkey" PRIMARY KEY("rule_id","ran_on")
);
--> statement-breakpoint
CREATE TABLE "mechanic_spent" (
	"rule_id" integer PRIMARY KEY NOT NULL,
	"points" bigint DEFAULT 0 NOT NULL,
	"minor" bigint DEFAULT 0 NOT NULL,
	"members" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mechanic_switches" (
	"rule_id" integer PRIMARY KEY NOT NULL,
	"launched_at" timestamp with time zone,
	"launched_by" integer,
	"paused_at" timestamp with time zone,
	"paused_by" integer,
	"archived_at" timestamp with time zone,
	"archived_by" integer,
	"salt" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mechanic_switches_launched_by_somebody" CHECK ((launched_at IS NULL) = (launched_by IS NULL)),
	CONSTRAINT "mechanic_switches_paused_by_somebody" CHECK ((paused_at IS NULL) = (paused_by IS NULL)),
	CONSTRAINT "mechanic_switches_archived_by_somebody" CHECK ((archived_at IS NULL) = (archived_by IS NULL)),
	CONSTRAINT "mechanic_switches_salt_in_bounds" CHECK (salt >= 0 AND salt < 4294967296)
);
--> statement-breakpoint
ALTER TABLE "rules" DROP CONSTRAINT "rules_kind_known";--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_arms" ADD CONSTRAINT "mechanic_arms_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_control" ADD CONSTRAINT "mechanic_control_stopped_by_users_user_id_fk" FOREIGN KEY ("stopped_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_days" ADD CONSTRAINT "mechanic_days_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_runs" ADD CONSTRAINT "mechanic_runs_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_spent" ADD CONSTRAINT "mechanic_spent_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_switches" ADD CONSTRAINT "mechanic_switches_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_switches" ADD CONSTRAINT "mechanic_switches_launched_by_users_user_id_fk" FOREIGN KEY ("launched_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_switches" ADD CONSTRAINT "mechanic_switches_paused_by_users_user_id_fk" FOREIGN KEY ("paused_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_switches" ADD CONSTRAINT "mechanic_switches_archived_by_users_user_id_fk" FOREIGN KEY ("archived_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "awards_rule_idx" ON "awards" USING btree ("rule_id","decided_on","member_id");--> statement-breakpoint
CREATE INDEX "awards_waiting_idx" ON "awards" USING btree ("rule_id","member_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "awards_message_idx" ON "awards" USING btree ("member_id","message_id") WHERE message_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "mechanic_arms_rule_idx" ON "mechanic_arms" USING btree ("rule_id","assigned_on","member_id");--> statement-breakpoint
CREATE INDEX "mechanic_control_stopped_by_idx" ON "mechanic_control" USING btree ("stopped_by");--> statement-breakpoint
CREATE INDEX "mechanic_runs_ran_on_idx" ON "mechanic_runs" USING btree ("ran_on");--> statement-breakpoint
CREATE INDEX "mechanic_switches_launched_by_idx" ON "mechanic_switches" USING btree ("launched_by");--> statement-breakpoint
CREATE INDEX "mechanic_switches_paused_by_idx" ON "mechanic_switches" USING btree ("paused_by");--> statement-breakpoint
CREATE INDEX "mechanic_switches_archived_by_idx" ON "mechanic_switches" USING btree ("archived_by");--> statement-breakpoint
ALTER TABLE "rules" ADD CONSTRAINT "rules_kind_known" CHECK ("rules"."kind" IN ('earning', 'cap', 'spending', 'discount', 'event', 'terms', 'tiers', 'mechanic'));
--> statement-breakpoint
INSERT INTO mechanic_control (salt) VALUES (floor(random() * 4294967296)::bigint);
--> statement-breakpoint
CREATE FUNCTION award_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (OLD.state = NEW.state OR (OLD.state = 'waiting' AND NEW.state IN ('given', 'dropped'))
      OR (OLD.state IN ('given', 'waiting') AND NEW.state = 'takenBack'))
    OR (NEW.member_id, NEW.rule_id, NEW.occurrence) <> (OLD.member_id, OLD.rule_id, OLD.occurrence) THEN
    RAISE EXCEPTION 'an award goes forward: from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER awards_go_forward BEFORE UPDATE ON awards FOR EACH ROW EXECUTE FUNCTION award_goes_forward();
--> statement-breakpoint
CREATE TRIGGER awards_stay BEFORE DELETE ON awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER mechanic_arms_stay BEFORE UPDATE OR DELETE ON mechanic_arms FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_switches
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_control
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_arms
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON awards
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_spent
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_days
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_runs
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
