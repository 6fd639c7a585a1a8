CREATE TABLE "chart_notes" (
	"note_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "chart_notes_note_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"noted_on" date NOT NULL,
	"text" text NOT NULL,
	"written_by" integer NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_back_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "chart_notes_text_fits" CHECK (length(text) BETWEEN 1 AND 120)
);
--> statement-breakpoint
ALTER TABLE "chart_notes" ADD CONSTRAINT "chart_notes_written_by_users_user_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chart_notes_day_idx" ON "chart_notes" USING btree ("noted_on") WHERE taken_back_at IS NULL;--> statement-breakpoint
CREATE INDEX "chart_notes_written_by_idx" ON "chart_notes" USING btree ("written_by");
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON chart_notes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
