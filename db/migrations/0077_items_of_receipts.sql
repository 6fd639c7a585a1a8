CREATE TABLE "item_days" (
	"store_id" integer NOT NULL,
	"business_date" date NOT NULL,
	"is_guest" boolean NOT NULL,
	"receipts" integer NOT NULL,
	"items" bigint NOT NULL,
	CONSTRAINT "item_days_pkey" PRIMARY KEY("store_id","business_date","is_guest")
);
--> statement-breakpoint
CREATE TABLE "item_months" (
	"month" date NOT NULL,
	"due_at" timestamp with time zone,
	"counted_at" timestamp with time zone,
	CONSTRAINT "item_months_pkey" PRIMARY KEY("month")
);

--> statement-breakpoint
INSERT INTO item_months (month, due_at) SELECT DISTINCT date_trunc('month', business_date)::date, now() FROM store_days;
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON item_days
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON item_months
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
