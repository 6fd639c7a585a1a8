CREATE TABLE "mechanic_forecasts" (
	"rule_version_id" integer PRIMARY KEY NOT NULL,
	"rule_id" integer NOT NULL,
	"from_on" date NOT NULL,
	"through_on" date NOT NULL,
	"looked" integer NOT NULL,
	"in_force" integer NOT NULL,
	"is_sample" boolean NOT NULL,
	"figures" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mechanic_forecasts" ADD CONSTRAINT "mechanic_forecasts_rule_version_id_rule_versions_rule_version_id_fk" FOREIGN KEY ("rule_version_id") REFERENCES "public"."rule_versions"("rule_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanic_forecasts" ADD CONSTRAINT "mechanic_forecasts_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mechanic_forecasts_rule_idx" ON "mechanic_forecasts" USING btree ("rule_id","rule_version_id");--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_forecasts
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER mechanic_forecasts_append_only BEFORE UPDATE OR DELETE ON mechanic_forecasts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
