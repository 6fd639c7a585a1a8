-- What is only appended to holds words that people typed: about a member, and so personal. Erasing a member takes these
-- words out, and nothing else. The transaction names the member; the words of somebody who is not erased stay.
SELECT set_config('vernost.actor', 'system:migration', true);--> statement-breakpoint
CREATE FUNCTION is_erasing(of_member bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(of_member::text = current_setting('vernost.erasing', true), false) AND EXISTS (
    SELECT FROM members m LEFT JOIN members s ON s.member_id = m.merged_into
     WHERE m.member_id = of_member AND 'anonymised' IN (m.status, s.status))
$$;
--> statement-breakpoint
-- The columns that may be emptied are the arguments of the trigger.
CREATE FUNCTION only_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  texts text[] := TG_ARGV;
BEGIN
  IF is_erasing(OLD.member_id) AND to_jsonb(NEW) - texts = to_jsonb(OLD) - texts
     AND NOT EXISTS (SELECT FROM unnest(texts) AS name WHERE to_jsonb(NEW) ->> name <> '') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'VN002';
END $$;
--> statement-breakpoint
-- Whatever a statement would touch, it is refused where no member is being erased.
CREATE FUNCTION refuse_change_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND coalesce(current_setting('vernost.erasing', true), '') <> '' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'VN002';
END $$;
--> statement-breakpoint
DROP TRIGGER card_events_append_only ON card_events;
--> statement-breakpoint
CREATE TRIGGER card_events_append_only BEFORE UPDATE OR DELETE ON card_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_unless_erasing();
--> statement-breakpoint
CREATE TRIGGER card_events_only_emptied BEFORE UPDATE ON card_events
  FOR EACH ROW EXECUTE FUNCTION only_emptied('note');
--> statement-breakpoint
DROP TRIGGER task_events_append_only ON task_events;
--> statement-breakpoint
CREATE TRIGGER task_events_append_only BEFORE UPDATE OR DELETE ON task_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_unless_erasing();
--> statement-breakpoint
CREATE TRIGGER task_events_only_emptied BEFORE UPDATE ON task_events
  FOR EACH ROW EXECUTE FUNCTION only_emptied('note');
--> statement-breakpoint
-- Of the audit log, the one text in it: why somebody wanted to see a contact.
DROP TRIGGER audit_events_append_only ON audit_events;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_unless_erasing();
--> statement-breakpoint
CREATE FUNCTION audit_event_only_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.command = 'members.revealContact' AND OLD.subject_kind = 'member'
     AND is_erasing(OLD.subject_id::bigint)
     AND to_jsonb(NEW) - 'after' = to_jsonb(OLD) - 'after'
     AND NEW.after = OLD.after || '{"note": ""}' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'VN002';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_only_emptied BEFORE UPDATE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION audit_event_only_emptied();
--> statement-breakpoint
-- Answers and notes of a task go; the task stays.
CREATE OR REPLACE FUNCTION task_changes_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  texts text[] := ARRAY['answers', 'pause_note'];
BEGIN
  IF NEW.answers = '{}' AND NEW.pause_note = '' AND to_jsonb(NEW) - texts = to_jsonb(OLD) - texts
     AND is_erasing(OLD.member_id) THEN
    RETURN NEW;
  END IF;
  IF OLD.state IN ('done', 'cancelled') THEN
    RAISE EXCEPTION 'a task that is % does not change', OLD.state USING ERRCODE = 'VN003';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'a change of a task raises its version by one' USING ERRCODE = 'VN003';
  END IF;
  IF (NEW.task_id, NEW.member_id, NEW.kind, NEW.opened_by, NEW.card_id)
     IS DISTINCT FROM (OLD.task_id, OLD.member_id, OLD.kind, OLD.opened_by, OLD.card_id) THEN
    RAISE EXCEPTION 'a task stays about what it is about' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A number finds its holder: a card at its end gives it up for one that says nothing.
CREATE OR REPLACE FUNCTION card_follows_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number = '#' || OLD.card_id AND NEW.number <> OLD.number
     AND OLD.status NOT IN ('produced', 'issued', 'active', 'blocked')
     AND to_jsonb(NEW) - 'number' = to_jsonb(OLD) - 'number' AND is_erasing(OLD.member_id) THEN
    RETURN NEW;
  END IF;
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
-- Giving up a number is no step of a card's life.
DROP TRIGGER cards_have_events ON cards;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER cards_have_events AFTER UPDATE ON cards DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.number = OLD.number) EXECUTE FUNCTION card_change_has_event();
