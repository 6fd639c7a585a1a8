-- Who joins is looked at by what welcomes, who reached a tier by what waits for that, as whoever bought something is.
CREATE FUNCTION note_joined_for_mechanics() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mechanic_switches WHERE wakes = 'event' AND launched_at IS NOT NULL AND archived_at IS NULL) THEN
    INSERT INTO mechanic_wakes (member_id) SELECT DISTINCT member_id FROM written WHERE member_id <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_joined_note_mechanic_wakes AFTER INSERT ON members
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_joined_for_mechanics();
--> statement-breakpoint
CREATE FUNCTION note_reached_for_mechanics() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mechanic_switches WHERE wakes = 'tier' AND launched_at IS NOT NULL AND archived_at IS NULL) THEN
    INSERT INTO mechanic_wakes (member_id) SELECT DISTINCT member_id FROM written WHERE judgement = 'reached' AND member_id <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tier_judgements_note_mechanic_wakes AFTER INSERT ON tier_judgements
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_reached_for_mechanics();
