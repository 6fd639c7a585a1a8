CREATE TABLE "member_sort_keys" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"last_purchase_on" date DEFAULT '0001-01-01' NOT NULL,
	"revenue_365_minor" bigint DEFAULT 0 NOT NULL,
	"receipts_365" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "member_sort_keys_last_purchase" ON "member_sort_keys" USING btree ("last_purchase_on","member_id");--> statement-breakpoint
CREATE INDEX "member_sort_keys_revenue" ON "member_sort_keys" USING btree ("revenue_365_minor","member_id");--> statement-breakpoint
CREATE INDEX "member_sort_keys_receipts" ON "member_sort_keys" USING btree ("receipts_365","member_id");--> statement-breakpoint
INSERT INTO "member_sort_keys" ("member_id", "last_purchase_on", "revenue_365_minor", "receipts_365")
SELECT member_id, coalesce(last_purchase_on, '0001-01-01'), revenue_365_minor, receipts_365 FROM member_summary;
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_sort_keys
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
