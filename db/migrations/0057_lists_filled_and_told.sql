CREATE TABLE "list_fills" (
	"segment_id" integer PRIMARY KEY NOT NULL,
	"from_segment_id" integer,
	"members" integer,
	"put" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"failures" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "list_fills_counted" CHECK (put >= 0 AND (members IS NULL OR put <= members)),
	CONSTRAINT "list_fills_known" CHECK (members IS NOT NULL OR from_segment_id IS NOT NULL)
);
--> statement-breakpoint
CREATE TABLE "list_parts" (
	"segment_id" integer NOT NULL,
	"part" integer NOT NULL,
	"member_ids" bigint[] NOT NULL,
	CONSTRAINT "list_parts_pkey" PRIMARY KEY("segment_id","part")
);
--> statement-breakpoint
ALTER TABLE "segment_changes" DROP CONSTRAINT "segment_changes_reason_known";--> statement-breakpoint
ALTER TABLE "segment_refreshes" DROP CONSTRAINT "segment_refreshes_cause_known";--> statement-breakpoint
ALTER TABLE "segment_changes" ADD COLUMN "other_id" bigint;--> statement-breakpoint
ALTER TABLE "list_fills" ADD CONSTRAINT "list_fills_segment_id_segments_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_fills" ADD CONSTRAINT "list_fills_from_segment_id_segments_segment_id_fk" FOREIGN KEY ("from_segment_id") REFERENCES "public"."segments"("segment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_parts" ADD CONSTRAINT "list_parts_segment_id_list_fills_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."list_fills"("segment_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "list_fills_from_segment_idx" ON "list_fills" USING btree ("from_segment_id");--> statement-breakpoint
CREATE INDEX "list_fills_due_idx" ON "list_fills" USING btree ("due_at");--> statement-breakpoint
ALTER TABLE "segment_changes" ADD CONSTRAINT "segment_changes_other_named" CHECK ((reason IN ('merge', 'unmerge')) = (other_id IS NOT NULL));--> statement-breakpoint
ALTER TABLE "segment_changes" ADD CONSTRAINT "segment_changes_reason_known" CHECK ("segment_changes"."reason" IN ('conditions', 'definition', 'status', 'hand', 'file', 'selection', 'merge', 'unmerge', 'erasure'));--> statement-breakpoint
ALTER TABLE "segment_refreshes" ADD CONSTRAINT "segment_refreshes_cause_known" CHECK ("segment_refreshes"."cause" IN ('refresh', 'edit', 'member'));
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['list_fills', 'list_parts'] LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
END $$;
