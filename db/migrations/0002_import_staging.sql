-- Each import stages its rows in tables of its own: dropped at once, planned by their own statistics.
CREATE SCHEMA "staging";--> statement-breakpoint
DROP TABLE "import_rows";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "phase_started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "lease" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "staged_key" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "staged_on" date;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "imports_open_idx" ON "imports" USING btree ("import_id") WHERE state IN ('checking', 'queued', 'staging', 'merging');--> statement-breakpoint
ALTER TABLE "import_problems" DROP COLUMN "raw_row";--> statement-breakpoint
ALTER TABLE "imports" DROP COLUMN "is_dry_run";
