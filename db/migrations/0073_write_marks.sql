CREATE TABLE "write_marks" (
	"actor" text PRIMARY KEY NOT NULL,
	"lsn" "pg_lsn" NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON write_marks
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
