CREATE SEQUENCE "public"."card_number_serials" INCREMENT BY 1 MINVALUE 1 MAXVALUE 99999999 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "card_events" (
	"member_id" bigint NOT NULL,
	"card_id" bigint NOT NULL,
	"card_version" integer NOT NULL,
	"operation" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"block_reason" text,
	"checks" text[] DEFAULT '{}' NOT NULL,
	"related_card_id" bigint,
	"expires_on" date,
	"note" text DEFAULT '' NOT NULL,
	"actor" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "card_events_pkey" PRIMARY KEY("member_id","card_id","card_version"),
	CONSTRAINT "card_events_operation_known" CHECK ("card_events"."operation" IN ('issue', 'activate', 'block', 'unblock', 'replace', 'renew', 'close', 'void', 'expire')),
	CONSTRAINT "card_events_from_known" CHECK ("card_events"."from_status" IN ('produced', 'issued', 'active', 'blocked', 'replaced', 'closed', 'expired', 'void')),
	CONSTRAINT "card_events_to_known" CHECK ("card_events"."to_status" IN ('produced', 'issued', 'active', 'blocked', 'replaced', 'closed', 'expired', 'void')),
	CONSTRAINT "card_events_reason_known" CHECK ("card_events"."block_reason" IN ('lost', 'stolen', 'damaged', 'fraud', 'request', 'legal'))
);
--> statement-breakpoint
CREATE TABLE "card_transitions" (
	"operation" text NOT NULL,
	"from_status" text NOT NULL,
	"from_reason" text NOT NULL,
	"to_status" text NOT NULL,
	"to_reason" text NOT NULL,
	CONSTRAINT "card_transitions_pkey" PRIMARY KEY("from_status","from_reason","to_status","to_reason","operation")
);
--> statement-breakpoint
ALTER TABLE "cards" DROP CONSTRAINT "cards_status_known";--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "block_reason" text;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "replaced_by" bigint;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "expires_on" date;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "is_virtual" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);--> statement-breakpoint
-- What was kept of a block so far does not say why.
UPDATE cards SET block_reason = 'request' WHERE status = 'blocked';--> statement-breakpoint
-- A replaced card led to the card that was handed out next, where there is one.
UPDATE cards c SET replaced_by = n.next_id
  FROM (
    SELECT member_id, card_id, lead(card_id) OVER (PARTITION BY member_id ORDER BY issued_on, card_id) AS next_id
      FROM cards
  ) n
 WHERE n.member_id = c.member_id AND n.card_id = c.card_id AND c.status = 'replaced';--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_replaced_by_fkey" FOREIGN KEY ("member_id","replaced_by") REFERENCES "public"."cards"("member_id","card_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cards_card_id_idx" ON "cards" USING btree ("card_id");--> statement-breakpoint
CREATE INDEX "cards_replaced_by_idx" ON "cards" USING btree ("member_id","replaced_by") WHERE replaced_by IS NOT NULL;--> statement-breakpoint
CREATE INDEX "cards_expires_on_idx" ON "cards" USING btree ("expires_on") WHERE expires_on IS NOT NULL AND status IN ('issued', 'active');--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_block_reason_known" CHECK ("cards"."block_reason" IN ('lost', 'stolen', 'damaged', 'fraud', 'request', 'legal'));--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_blocked_for_a_reason" CHECK ((status = 'blocked') = (block_reason IS NOT NULL));--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_replaced_by_another" CHECK (replaced_by IS NULL OR (status = 'replaced' AND replaced_by <> card_id));--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_status_known" CHECK ("cards"."status" IN ('produced', 'issued', 'active', 'blocked', 'replaced', 'closed', 'expired', 'void'));
--> statement-breakpoint
INSERT INTO card_transitions (operation, from_status, from_reason, to_status, to_reason) VALUES
  ('issue', 'produced', '', 'issued', ''),
  ('void', 'produced', '', 'void', ''),
  ('void', 'issued', '', 'void', ''),
  ('activate', 'issued', '', 'active', ''),
  ('block', 'issued', '', 'blocked', 'lost'),
  ('block', 'issued', '', 'blocked', 'stolen'),
  ('block', 'issued', '', 'blocked', 'damaged'),
  ('block', 'issued', '', 'blocked', 'fraud'),
  ('block', 'issued', '', 'blocked', 'request'),
  ('block', 'issued', '', 'blocked', 'legal'),
  ('block', 'active', '', 'blocked', 'lost'),
  ('block', 'active', '', 'blocked', 'stolen'),
  ('block', 'active', '', 'blocked', 'damaged'),
  ('block', 'active', '', 'blocked', 'fraud'),
  ('block', 'active', '', 'blocked', 'request'),
  ('block', 'active', '', 'blocked', 'legal'),
  ('block', 'blocked', 'lost', 'blocked', 'stolen'),
  ('block', 'blocked', 'lost', 'blocked', 'fraud'),
  ('block', 'blocked', 'damaged', 'blocked', 'stolen'),
  ('block', 'blocked', 'damaged', 'blocked', 'fraud'),
  ('block', 'blocked', 'request', 'blocked', 'stolen'),
  ('block', 'blocked', 'request', 'blocked', 'fraud'),
  ('unblock', 'blocked', 'lost', 'active', ''),
  ('unblock', 'blocked', 'damaged', 'active', ''),
  ('unblock', 'blocked', 'request', 'active', ''),
  ('unblock', 'blocked', 'legal', 'active', ''),
  ('unblock', 'blocked', 'fraud', 'active', ''),
  ('replace', 'active', '', 'replaced', ''),
  ('replace', 'blocked', 'lost', 'replaced', ''),
  ('replace', 'blocked', 'damaged', 'replaced', ''),
  ('replace', 'blocked', 'request', 'replaced', ''),
  ('replace', 'blocked', 'legal', 'replaced', ''),
  ('replace', 'blocked', 'stolen', 'replaced', ''),
  ('replace', 'blocked', 'fraud', 'replaced', ''),
  ('replace', 'expired', '', 'replaced', ''),
  ('renew', 'issued', '', 'issued', ''),
  ('renew', 'active', '', 'active', ''),
  ('close', 'active', '', 'closed', ''),
  ('close', 'blocked', 'lost', 'closed', ''),
  ('close', 'blocked', 'stolen', 'closed', ''),
  ('close', 'blocked', 'damaged', 'closed', ''),
  ('close', 'blocked', 'fraud', 'closed', ''),
  ('close', 'blocked', 'request', 'closed', ''),
  ('close', 'blocked', 'legal', 'closed', ''),
  ('expire', 'issued', '', 'expired', ''),
  ('expire', 'active', '', 'expired', '');
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON card_events
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON card_transitions
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER cards_never_deleted BEFORE DELETE ON cards
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- TRUNCATE stays open: a programme is replaced as a whole.
CREATE TRIGGER card_events_append_only BEFORE UPDATE OR DELETE ON card_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION card_follows_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.card_id <> OLD.card_id OR NEW.number <> OLD.number THEN
    RAISE EXCEPTION 'a card keeps its number' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'a change of a card raises its version by one' USING ERRCODE = 'VN003';
  END IF;
  IF NOT EXISTS (
    SELECT FROM card_transitions t
     WHERE t.from_status = OLD.status AND t.from_reason = coalesce(OLD.block_reason, '')
       AND t.to_status = NEW.status AND t.to_reason = coalesce(NEW.block_reason, '')
  ) THEN
    RAISE EXCEPTION 'a card that is % does not become %',
      concat_ws(' ', OLD.status, OLD.block_reason), concat_ws(' ', NEW.status, NEW.block_reason)
      USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cards_follow_transitions BEFORE UPDATE ON cards
  FOR EACH ROW EXECUTE FUNCTION card_follows_transitions();
--> statement-breakpoint
CREATE FUNCTION card_change_has_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM card_events e JOIN card_transitions t USING (operation, from_status, to_status)
     WHERE e.member_id = NEW.member_id AND e.card_id = NEW.card_id AND e.card_version = NEW.version
       AND e.from_status = OLD.status AND e.to_status = NEW.status
       AND t.from_reason = coalesce(OLD.block_reason, '') AND t.to_reason = coalesce(NEW.block_reason, '')
       AND coalesce(e.block_reason, '') = t.to_reason
  ) THEN
    RAISE EXCEPTION 'the change of a card has no event' USING ERRCODE = 'VN004';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER cards_have_events AFTER UPDATE ON cards DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION card_change_has_event();
--> statement-breakpoint
CREATE FUNCTION card_event_has_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM cards c
     WHERE c.member_id = NEW.member_id AND c.card_id = NEW.card_id AND c.version >= NEW.card_version
       AND (c.version > NEW.card_version OR c.status = NEW.to_status)
  ) THEN
    RAISE EXCEPTION 'the event of a card does not fit it' USING ERRCODE = 'VN004';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER card_events_have_cards AFTER INSERT ON card_events DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION card_event_has_card();
