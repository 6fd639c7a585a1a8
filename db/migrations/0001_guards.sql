-- No write without an actor: withTx sets vernost.actor for its transaction.
CREATE FUNCTION require_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('vernost.actor', true), '') = '' THEN
    RAISE EXCEPTION 'write without an actor on %', TG_TABLE_NAME USING ERRCODE = 'VN001';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'VN002';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER members_never_deleted BEFORE DELETE ON members
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER users_never_deleted BEFORE DELETE ON users
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Monthly partitions of purchases, purchase_lines and receipt_claims for the given days, both ends in.
CREATE FUNCTION ensure_month_partitions(from_on date, to_on date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  month date;
  made integer := 0;
BEGIN
  IF to_on - from_on > 36600 THEN
    RAISE EXCEPTION 'partitions for more than 100 years refused';
  END IF;
  FOR month IN SELECT generate_series(date_trunc('month', from_on), date_trunc('month', to_on), '1 month')::date LOOP
    FOREACH parent IN ARRAY ARRAY['purchases', 'purchase_lines', 'receipt_claims'] LOOP
      IF to_regclass(format('public.%I', parent || to_char(month, '_YYYY_MM'))) IS NULL THEN
        PERFORM pg_advisory_xact_lock(hashtext('ensure_month_partitions'));
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
          parent || to_char(month, '_YYYY_MM'), parent, month, (month + interval '1 month')::date);
        made := made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
-- The role of the read pool. It may be shared by several databases of one server.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vernost_read') THEN
    CREATE ROLE vernost_read NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$
BEGIN
  EXECUTE format('GRANT vernost_read TO %I', current_user);
EXCEPTION WHEN OTHERS THEN
  IF NOT pg_has_role(current_user, 'vernost_read', 'MEMBER') THEN RAISE; END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO vernost_read;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO vernost_read;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO vernost_read;
--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);
--> statement-breakpoint
INSERT INTO analytics_state (as_of_on) VALUES (current_date);
