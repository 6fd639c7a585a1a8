CREATE TABLE "tier_changes" (
	"member_id" bigint NOT NULL,
	"change_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tier_changes_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_tier_id" smallint,
	"to_tier_id" smallint,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tier_changes_pkey" PRIMARY KEY("member_id","change_id"),
	CONSTRAINT "tier_changes_reason_known" CHECK ("tier_changes"."reason" IN ('earned', 'lapsed', 'merge', 'unmerge', 'cardOwner', 'other')),
	CONSTRAINT "tier_changes_change_something" CHECK (from_tier_id IS DISTINCT FROM to_tier_id)
);

--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tier_changes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER tier_changes_append_only BEFORE UPDATE OR DELETE ON tier_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whatever changes a tier is written down; the transaction says why.
CREATE FUNCTION note_tier_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tier_changes (member_id, from_tier_id, to_tier_id, reason, actor, happened_at)
  VALUES (NEW.member_id, OLD.tier_id, NEW.tier_id,
    coalesce(nullif(current_setting('vernost.tier_reason', true), ''), 'other'),
    current_setting('vernost.actor', true), now());
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_note_tier_change AFTER UPDATE OF tier_id ON members
  FOR EACH ROW WHEN (OLD.tier_id IS DISTINCT FROM NEW.tier_id) EXECUTE FUNCTION note_tier_change();
