CREATE TABLE "point_transfer_days" (
	"member_id" bigint NOT NULL,
	"given_on" date NOT NULL,
	"given" bigint NOT NULL,
	CONSTRAINT "point_transfer_days_pkey" PRIMARY KEY("member_id","given_on"),
	CONSTRAINT "point_transfer_days_given_not_negative" CHECK (given >= 0)
);
--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "has_transfers" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "transfer_least" bigint DEFAULT 10000 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "transfer_most" bigint DEFAULT 500000 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "transfer_a_day" bigint DEFAULT 500000 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "transfer_a_month" bigint DEFAULT 2000000 NOT NULL;--> statement-breakpoint
CREATE INDEX "point_keys_of_calls_idx" ON "point_keys" USING btree ("booked_at") WHERE source LIKE 'api:%';--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_transfer_limits_in_order" CHECK (0 < transfer_least AND transfer_least <= transfer_most AND transfer_most <= transfer_a_day
        AND transfer_a_day <= transfer_a_month AND transfer_a_month <= 100000000);--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON point_transfer_days
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- Keys of movements stay for good; those of calls of the API go after their days, and not before.
DROP TRIGGER never_deleted ON point_keys;
--> statement-breakpoint
CREATE TRIGGER point_keys_deleted_late BEFORE DELETE ON point_keys FOR EACH ROW
  WHEN (OLD.source NOT LIKE 'api:%' OR OLD.booked_at > now() - interval '30 days')
  EXECUTE FUNCTION refuse_change();
