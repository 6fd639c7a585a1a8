ALTER TABLE "tier_floors" DROP CONSTRAINT "tier_floors_days_in_order";--> statement-breakpoint
ALTER TABLE "tier_floors" ADD CONSTRAINT "tier_floors_days_in_order" CHECK (until_on >= from_on - 1);