CREATE TABLE "event_awards" (
	"member_id" bigint NOT NULL,
	"rule_id" integer NOT NULL,
	"occurrence" text NOT NULL,
	"version_id" integer NOT NULL,
	"event_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "event_awards_pkey" PRIMARY KEY("member_id","rule_id","occurrence"),
	CONSTRAINT "event_awards_give_something" CHECK (points > 0)
);
--> statement-breakpoint
CREATE TABLE "member_events" (
	"member_id" bigint NOT NULL,
	"event_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "member_events_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"reference" text NOT NULL,
	"store_id" integer,
	"actor" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "member_events_pkey" PRIMARY KEY("member_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "store_id" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "partner" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "origin_id" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaces_id" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_awards" ADD CONSTRAINT "event_awards_event_fkey" FOREIGN KEY ("member_id","event_id") REFERENCES "public"."member_events"("member_id","event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_awards" ADD CONSTRAINT "event_awards_entry_fkey" FOREIGN KEY ("member_id","seq") REFERENCES "public"."point_entries"("member_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_awards_event_idx" ON "event_awards" USING btree ("member_id","event_id");--> statement-breakpoint
CREATE INDEX "event_awards_entry_idx" ON "event_awards" USING btree ("member_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "member_events_count_once" ON "member_events" USING btree ("member_id","name","reference") WHERE reference <> '';--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_origin_fkey" FOREIGN KEY ("origin_id") REFERENCES "public"."api_keys"("api_key_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaces_fkey" FOREIGN KEY ("replaces_id") REFERENCES "public"."api_keys"("api_key_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_origin_idx" ON "api_keys" USING btree ("origin_id") WHERE origin_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaces_id_unique" UNIQUE("replaces_id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replace_one_of_theirs" CHECK ((origin_id IS NULL) = (replaces_id IS NULL));
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_events
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON event_awards
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER member_events_append_only BEFORE UPDATE OR DELETE ON member_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_unless_erasing();
--> statement-breakpoint
CREATE TRIGGER member_events_only_emptied BEFORE UPDATE ON member_events
  FOR EACH ROW EXECUTE FUNCTION only_emptied('reference');
--> statement-breakpoint
CREATE TRIGGER event_awards_append_only BEFORE UPDATE OR DELETE ON event_awards
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The audit log and the ledger name keys.
CREATE TRIGGER api_keys_never_deleted BEFORE DELETE OR TRUNCATE ON api_keys
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A key never comes to life again, and never is wider than it was made.
CREATE FUNCTION api_key_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
     OR (OLD.ends_at IS NOT NULL AND (NEW.ends_at IS NULL OR NEW.ends_at > OLD.ends_at))
     OR (NEW.key_hash, NEW.scopes, NEW.store_id, NEW.partner, NEW.origin_id, NEW.replaces_id)
        IS DISTINCT FROM (OLD.key_hash, OLD.scopes, OLD.store_id, OLD.partner, OLD.origin_id, OLD.replaces_id) THEN
    RAISE EXCEPTION 'a key stays as it was made and stays ended' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER api_keys_stay_ended BEFORE UPDATE ON api_keys
  FOR EACH ROW EXECUTE FUNCTION api_key_stays_ended();
