ALTER TABLE "member_profiles" ADD COLUMN "middle_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_profiles" ADD COLUMN "birth_set_on" date;--> statement-breakpoint
ALTER TABLE "member_profiles" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "member_profiles" ADD COLUMN "city" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_profiles" ADD COLUMN "postal_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_profiles" ADD COLUMN "address" text DEFAULT '' NOT NULL;