CREATE TABLE "segment_bits" (
	"segment_id" integer NOT NULL,
	"flag" smallint NOT NULL,
	"chunk" integer NOT NULL,
	"bits" bit varying NOT NULL,
	CONSTRAINT "segment_bits_pkey" PRIMARY KEY("segment_id","flag","chunk"),
	CONSTRAINT "segment_bits_whole" CHECK (length(bits) = 65536)
);
--> statement-breakpoint
CREATE TABLE "segment_changes" (
	"member_id" bigint NOT NULL,
	"segment_id" integer NOT NULL,
	"refresh_no" integer NOT NULL,
	"way" text NOT NULL,
	"reason" text NOT NULL,
	"conditions" smallint[],
	CONSTRAINT "segment_changes_pkey" PRIMARY KEY("member_id","segment_id","refresh_no"),
	CONSTRAINT "segment_changes_way_known" CHECK ("segment_changes"."way" IN ('entered', 'left')),
	CONSTRAINT "segment_changes_reason_known" CHECK ("segment_changes"."reason" IN ('conditions', 'definition', 'status', 'hand', 'file', 'selection')),
	CONSTRAINT "segment_changes_conditions_named" CHECK ((reason = 'conditions') = (conditions IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "segment_exports" (
	"export_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "segment_exports_export_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"segment_id" integer NOT NULL,
	"purpose" text NOT NULL,
	"asked_by" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"taken_at" timestamp with time zone,
	CONSTRAINT "segment_exports_for_something" CHECK (length(purpose) BETWEEN 1 AND 200 AND expires_at > asked_at),
	CONSTRAINT "segment_exports_taken" CHECK ((taken = 0) = (taken_at IS NULL))
);
--> statement-breakpoint
CREATE TABLE "segment_members" (
	"member_id" bigint NOT NULL,
	"segment_id" integer NOT NULL,
	"source" text NOT NULL,
	"via_id" bigint,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "segment_members_pkey" PRIMARY KEY("member_id","segment_id"),
	CONSTRAINT "segment_members_source_known" CHECK ("segment_members"."source" IN ('hand', 'file', 'selection', 'segment', 'merge')),
	CONSTRAINT "segment_members_via_merge" CHECK ((source = 'merge') = (via_id IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "segment_refreshes" (
	"segment_id" integer NOT NULL,
	"refresh_no" integer NOT NULL,
	"cause" text NOT NULL,
	"version" integer NOT NULL,
	"as_of_on" date NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL,
	"members" integer NOT NULL,
	"entered" integer NOT NULL,
	"gone" integer NOT NULL,
	"took_ms" integer NOT NULL,
	CONSTRAINT "segment_refreshes_pkey" PRIMARY KEY("segment_id","refresh_no"),
	CONSTRAINT "segment_refreshes_cause_known" CHECK ("segment_refreshes"."cause" IN ('refresh', 'edit')),
	CONSTRAINT "segment_refreshes_counted" CHECK (members >= 0 AND entered >= 0 AND gone >= 0)
);
--> statement-breakpoint
CREATE TABLE "segment_schedules" (
	"segment_id" integer PRIMARY KEY NOT NULL,
	"schedule" text DEFAULT 'daily' NOT NULL,
	"due_at" timestamp with time zone,
	"failures" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "segment_schedules_schedule_known" CHECK ("segment_schedules"."schedule" IN ('hourly', 'daily', 'weekly', 'manual'))
);
--> statement-breakpoint
CREATE TABLE "segment_uses" (
	"segment_id" integer NOT NULL,
	"uses_id" integer NOT NULL,
	CONSTRAINT "segment_uses_pkey" PRIMARY KEY("segment_id","uses_id"),
	CONSTRAINT "segment_uses_another" CHECK (segment_id <> uses_id)
);
--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "kind" text DEFAULT 'dynamic' NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "segment_ids" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "segment_bits" ADD CONSTRAINT "segment_bits_segment_id_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_changes" ADD CONSTRAINT "segment_changes_refresh_fkey" FOREIGN KEY ("segment_id","refresh_no") REFERENCES "public"."segment_refreshes"("segment_id","refresh_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_exports" ADD CONSTRAINT "segment_exports_segment_id_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_exports" ADD CONSTRAINT "segment_exports_asked_by_users_user_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_segment_id_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_refreshes" ADD CONSTRAINT "segment_refreshes_segment_id_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_schedules" ADD CONSTRAINT "segment_schedules_segment_id_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_uses" ADD CONSTRAINT "segment_uses_segment_id_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_uses" ADD CONSTRAINT "segment_uses_uses_id_segments_segment_id_fk" FOREIGN KEY ("uses_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "segment_changes_refresh_idx" ON "segment_changes" USING btree ("segment_id","refresh_no","way","member_id");--> statement-breakpoint
CREATE INDEX "segment_exports_segment_idx" ON "segment_exports" USING btree ("segment_id","export_id");--> statement-breakpoint
CREATE INDEX "segment_exports_asked_by_idx" ON "segment_exports" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "segment_members_segment_idx" ON "segment_members" USING btree ("segment_id","member_id");--> statement-breakpoint
CREATE INDEX "segment_refreshes_refreshed_at_idx" ON "segment_refreshes" USING btree ("segment_id","refreshed_at");--> statement-breakpoint
CREATE INDEX "segment_schedules_due_idx" ON "segment_schedules" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "segment_uses_uses_id_idx" ON "segment_uses" USING btree ("uses_id");--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_kind_known" CHECK ("segments"."kind" IN ('dynamic', 'list'));
--> statement-breakpoint
INSERT INTO segment_schedules (segment_id, due_at) SELECT segment_id, now() FROM segments WHERE archived_at IS NULL;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['segment_schedules', 'segment_refreshes', 'segment_bits', 'segment_members', 'segment_changes',
    'segment_uses', 'segment_exports'] LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER segment_refreshes_append_only BEFORE UPDATE OR DELETE ON segment_refreshes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER segment_changes_stay BEFORE UPDATE ON segment_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER segment_exports_never_deleted BEFORE DELETE ON segment_exports
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION segment_keeps_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a segment stays of its kind' USING ERRCODE = 'VN003';
END $$;
--> statement-breakpoint
CREATE TRIGGER segments_keep_kind BEFORE UPDATE ON segments
  FOR EACH ROW WHEN (NEW.kind <> OLD.kind) EXECUTE FUNCTION segment_keeps_kind();
