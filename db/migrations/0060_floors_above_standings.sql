ALTER TABLE "tier_changes" DROP CONSTRAINT "tier_changes_reason_known";--> statement-breakpoint
ALTER TABLE "tiers" ADD COLUMN "moved_to_id" smallint;--> statement-breakpoint
ALTER TABLE "tier_changes" ADD CONSTRAINT "tier_changes_reason_known" CHECK ("tier_changes"."reason" IN ('earned', 'lapsed', 'merge', 'unmerge', 'cardOwner', 'manual', 'floorOver', 'newVersion', 'replayed', 'enrolled', 'left', 'other'));--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);--> statement-breakpoint
-- Floors replaced standings so far: the night plays what their members earned themselves again.
INSERT INTO tier_replays (member_id) SELECT DISTINCT member_id FROM tier_floors ORDER BY 1 ON CONFLICT DO NOTHING;
