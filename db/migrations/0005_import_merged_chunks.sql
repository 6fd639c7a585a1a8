ALTER TABLE "imports" ADD COLUMN "merged_chunks" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" DROP COLUMN "merge_cursor";