CREATE TABLE "mechanic_retries" (
	"member_id" bigint NOT NULL,
	"rule_id" integer NOT NULL,
	"until_on" date NOT NULL,
	CONSTRAINT "mechanic_retries_pkey" PRIMARY KEY("member_id","rule_id")
);
--> statement-breakpoint
ALTER TABLE "mechanic_retries" ADD CONSTRAINT "mechanic_retries_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mechanic_retries_rule_idx" ON "mechanic_retries" USING btree ("rule_id","member_id");
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_retries
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
