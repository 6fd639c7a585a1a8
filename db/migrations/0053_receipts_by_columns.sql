CREATE TABLE "receipt_columns" (
	"state_id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"file_id" text NOT NULL,
	"as_of_at" timestamp with time zone NOT NULL,
	"receipts" bigint NOT NULL,
	"bytes" bigint NOT NULL,
	"took_ms" integer NOT NULL,
	CONSTRAINT "receipt_columns_single_row" CHECK ("receipt_columns"."state_id" = 1)
);
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON receipt_columns
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
