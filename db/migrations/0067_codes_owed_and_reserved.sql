CREATE TABLE "owed_codes" (
	"member_id" bigint NOT NULL,
	"rule_id" integer NOT NULL,
	"occurrence" text NOT NULL,
	"place" smallint NOT NULL,
	"rule_version_id" integer NOT NULL,
	"pool" text NOT NULL,
	"owed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "owed_codes_pkey" PRIMARY KEY("member_id","rule_id","occurrence","place")
);
--> statement-breakpoint
CREATE TABLE "reserved_codes" (
	"member_id" bigint NOT NULL,
	"rule_id" integer NOT NULL,
	"occurrence" text NOT NULL,
	"place" smallint NOT NULL,
	"code" text NOT NULL,
	"until_on" date NOT NULL,
	"reserved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reserved_codes_pkey" PRIMARY KEY("member_id","rule_id","occurrence","place")
);
--> statement-breakpoint
ALTER TABLE "mechanic_control" ADD COLUMN "held_since_on" date;--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);--> statement-breakpoint
-- What was held back before this is measured from here on.
UPDATE mechanic_control SET held_since_on = current_date WHERE holdout_bps > 0;--> statement-breakpoint
ALTER TABLE "mechanic_wakes" ADD COLUMN "woken_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "owed_codes" ADD CONSTRAINT "owed_codes_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reserved_codes" ADD CONSTRAINT "reserved_codes_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "owed_codes_pool_idx" ON "owed_codes" USING btree ("pool","owed_at");--> statement-breakpoint
CREATE INDEX "owed_codes_rule_idx" ON "owed_codes" USING btree ("rule_id");--> statement-breakpoint
CREATE INDEX "reserved_codes_rule_idx" ON "reserved_codes" USING btree ("rule_id");--> statement-breakpoint
ALTER TABLE "mechanic_control" ADD CONSTRAINT "mechanic_control_held_since_a_day" CHECK ((holdout_bps = 0) = (held_since_on IS NULL));
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON owed_codes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON reserved_codes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
