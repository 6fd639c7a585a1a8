CREATE TABLE "rule_stamps" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"stamp" uuid NOT NULL,
	CONSTRAINT "rule_stamps_only_one" CHECK (is_only)
);
--> statement-breakpoint
INSERT INTO rule_stamps (stamp) SELECT gen_random_uuid() WHERE EXISTS (SELECT FROM rule_versions);
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rule_stamps
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- Random, so that it never comes again, not even in a copy of the base that went another way.
CREATE FUNCTION stamp_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rule_stamps (stamp) VALUES (gen_random_uuid()) ON CONFLICT (is_only) DO UPDATE SET stamp = excluded.stamp;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER rule_versions_stamped AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON rule_versions
  FOR EACH STATEMENT EXECUTE FUNCTION stamp_rules();
--> statement-breakpoint
-- Plans that a connection makes while the tables are small are kept when they are not: each looks by a key.
ALTER FUNCTION point_key_has_answer() SET enable_seqscan = off;
--> statement-breakpoint
ALTER FUNCTION is_claimed_as_paper(integer, date, text, bigint, bigint) SET enable_seqscan = off;
