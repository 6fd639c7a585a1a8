CREATE TABLE "worker_heartbeats" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"beat_at" timestamp with time zone NOT NULL,
	"version" text NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON worker_heartbeats
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- /readyz compares what is applied with what the code brings.
GRANT USAGE ON SCHEMA drizzle TO vernost_read;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO vernost_read;
