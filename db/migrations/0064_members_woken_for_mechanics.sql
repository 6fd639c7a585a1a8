CREATE TABLE "mechanic_wakes" (
	"member_id" bigint NOT NULL,
	"wake_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "mechanic_wakes_wake_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "mechanic_wakes_pkey" PRIMARY KEY("member_id","wake_id")
);
--> statement-breakpoint
ALTER TABLE "mechanic_switches" ADD COLUMN "wakes" text DEFAULT 'night' NOT NULL;--> statement-breakpoint
ALTER TABLE "mechanic_switches" ADD CONSTRAINT "mechanic_switches_wakes_known" CHECK ("mechanic_switches"."wakes" IN ('night', 'receipt', 'event', 'tier'));
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mechanic_wakes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- While a mechanic that does not wait for the night is launched, whoever something was booked of is looked at soon, by the worker.
CREATE FUNCTION note_mechanic_wakes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mechanic_switches WHERE wakes <> 'night' AND launched_at IS NOT NULL AND archived_at IS NULL) THEN
    INSERT INTO mechanic_wakes (member_id) SELECT DISTINCT member_id FROM written WHERE member_id <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchases_note_mechanic_wakes AFTER INSERT ON purchases
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_mechanic_wakes();
--> statement-breakpoint
CREATE TRIGGER member_events_note_mechanic_wakes AFTER INSERT ON member_events
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_mechanic_wakes();
