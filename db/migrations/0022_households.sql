CREATE TABLE "household_members" (
	"member_id" bigint NOT NULL,
	"place_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "household_members_place_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"household_id" bigint NOT NULL,
	"state" text NOT NULL,
	"way" text NOT NULL,
	"evidence" text,
	"begun_at" timestamp with time zone NOT NULL,
	"begun_by" text NOT NULL,
	"joined_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"end_reason" text,
	"expires_at" timestamp with time zone,
	"salt" text,
	"code_hash" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "household_members_pkey" PRIMARY KEY("member_id","place_id"),
	CONSTRAINT "household_members_state_known" CHECK ("household_members"."state" IN ('invited', 'joined', 'declined', 'withdrawn', 'expired', 'left')),
	CONSTRAINT "household_members_way_known" CHECK ("household_members"."way" IN ('founding', 'code', 'evidence', 'merge')),
	CONSTRAINT "household_members_evidence_known" CHECK ("household_members"."evidence" IN ('present', 'calledBack', 'signed')),
	CONSTRAINT "household_members_end_reason_known" CHECK ("household_members"."end_reason" IN ('request', 'removed', 'dissolved', 'alone', 'closed', 'erased', 'merged', 'unmerged')),
	CONSTRAINT "household_members_joined_at" CHECK ((state IN ('joined', 'left')) = (joined_at IS NOT NULL)),
	CONSTRAINT "household_members_ended_at" CHECK ((state IN ('invited', 'joined')) = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
	CONSTRAINT "household_members_left_for_a_reason" CHECK ((state = 'left') = (end_reason IS NOT NULL)),
	CONSTRAINT "household_members_agreed" CHECK ((way = 'evidence') = (evidence IS NOT NULL)),
	CONSTRAINT "household_members_code_while_invited" CHECK (CASE WHEN state = 'invited' THEN way = 'code' AND expires_at IS NOT NULL AND salt IS NOT NULL
          AND code_hash IS NOT NULL ELSE salt IS NULL AND code_hash IS NULL END),
	CONSTRAINT "household_members_attempts_counted" CHECK (attempts >= 0)
);
--> statement-breakpoint
CREATE TABLE "household_transitions" (
	"operation" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	CONSTRAINT "household_transitions_pkey" PRIMARY KEY("from_state","to_state","operation"),
	CONSTRAINT "household_transitions_from_known" CHECK ("household_transitions"."from_state" IN ('none', 'invited', 'joined', 'declined', 'withdrawn', 'expired', 'left'))
);
--> statement-breakpoint
CREATE TABLE "households" (
	"household_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "households_household_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"head_id" bigint,
	"begun_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "households_headed_until_the_end" CHECK ((ended_at IS NULL) = (head_id IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "household_limit" smallint DEFAULT 6 NOT NULL;--> statement-breakpoint
ALTER TABLE "household_members" ADD CONSTRAINT "household_members_household_id_households_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("household_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "household_members_one_place" ON "household_members" USING btree ("member_id") WHERE state IN ('invited', 'joined');--> statement-breakpoint
CREATE INDEX "household_members_household_idx" ON "household_members" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "household_members_expires_idx" ON "household_members" USING btree ("expires_at") WHERE state = 'invited';--> statement-breakpoint
CREATE INDEX "households_head_idx" ON "households" USING btree ("head_id") WHERE head_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_household_limit_in_bounds" CHECK (household_limit BETWEEN 2 AND 12);
--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);--> statement-breakpoint
INSERT INTO household_transitions (operation, from_state, to_state) VALUES
  ('found', 'none', 'joined'),
  ('invite', 'none', 'invited'),
  ('admit', 'none', 'joined'),
  ('takeOver', 'none', 'joined'),
  ('accept', 'invited', 'joined'),
  ('decline', 'invited', 'declined'),
  ('withdraw', 'invited', 'withdrawn'),
  ('expire', 'invited', 'expired'),
  ('leave', 'joined', 'left');
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['household_transitions', 'households', 'household_members'] LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['households', 'household_members'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_never_deleted', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A place is taken under the lock of the household, so that two at once do not both find the last one.
CREATE FUNCTION household_place_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  most int := coalesce((SELECT household_limit FROM programme), 6);
  standing text := (SELECT status FROM members WHERE member_id = NEW.member_id);
BEGIN
  PERFORM FROM households WHERE household_id = NEW.household_id AND ended_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a household that is over takes nobody' USING ERRCODE = 'VN003';
  END IF;
  IF NOT EXISTS (SELECT FROM household_transitions t WHERE t.from_state = 'none' AND t.to_state = NEW.state) THEN
    RAISE EXCEPTION 'a place does not begin as %', NEW.state USING ERRCODE = 'VN003';
  END IF;
  IF coalesce(standing, 'merged') IN ('closed', 'anonymised', 'merged') THEN
    RAISE EXCEPTION 'a membership that is over has no place in a household' USING ERRCODE = 'VN003';
  END IF;
  IF (SELECT count(*) >= most FROM household_members
       WHERE household_id = NEW.household_id AND state IN ('invited', 'joined')) THEN
    RAISE EXCEPTION 'the household has no more places than %', most USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER household_members_find_room BEFORE INSERT ON household_members
  FOR EACH ROW EXECUTE FUNCTION household_place_is_free();
--> statement-breakpoint
CREATE FUNCTION household_place_follows_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.member_id, NEW.place_id, NEW.household_id, NEW.begun_at, NEW.begun_by)
     IS DISTINCT FROM (OLD.member_id, OLD.place_id, OLD.household_id, OLD.begun_at, OLD.begun_by)
     OR (OLD.joined_at IS NOT NULL AND (NEW.joined_at, NEW.way, NEW.evidence)
         IS DISTINCT FROM (OLD.joined_at, OLD.way, OLD.evidence)) THEN
    RAISE EXCEPTION 'a place stays whose and where it is' USING ERRCODE = 'VN003';
  END IF;
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'a place that is % does not change', OLD.state USING ERRCODE = 'VN003';
  END IF;
  IF NEW.state <> OLD.state AND NOT EXISTS (
    SELECT FROM household_transitions t WHERE t.from_state = OLD.state AND t.to_state = NEW.state
  ) THEN
    RAISE EXCEPTION 'a place that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER household_members_follow_transitions BEFORE UPDATE ON household_members
  FOR EACH ROW EXECUTE FUNCTION household_place_follows_transitions();
--> statement-breakpoint
CREATE FUNCTION household_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR (NEW.household_id, NEW.begun_at) IS DISTINCT FROM (OLD.household_id, OLD.begun_at) THEN
    RAISE EXCEPTION 'a household that is over does not change' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER households_end_once BEFORE UPDATE ON households
  FOR EACH ROW EXECUTE FUNCTION household_ends_once();
--> statement-breakpoint
-- The head is in it and is not alone; over, it holds nobody.
CREATE FUNCTION household_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one households;
  taken int;
BEGIN
  SELECT * INTO one FROM households WHERE household_id = NEW.household_id;
  SELECT count(*) INTO taken FROM household_members
    WHERE household_id = NEW.household_id AND state IN ('invited', 'joined');
  IF one.ended_at IS NOT NULL THEN
    IF taken > 0 THEN
      RAISE EXCEPTION 'household % is over and holds members', one.household_id USING ERRCODE = 'VN004';
    END IF;
    RETURN NULL;
  END IF;
  IF taken < 2 THEN
    RAISE EXCEPTION 'household % holds one', one.household_id USING ERRCODE = 'VN004';
  END IF;
  IF NOT EXISTS (SELECT FROM household_members
      WHERE member_id = one.head_id AND household_id = one.household_id AND state = 'joined') THEN
    RAISE EXCEPTION 'the head of household % is not in it', one.household_id USING ERRCODE = 'VN004';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER households_whole AFTER INSERT OR UPDATE ON households DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION household_is_whole();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER households_whole AFTER INSERT OR UPDATE ON household_members DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION household_is_whole();
--> statement-breakpoint
-- Whatever ends a membership ends its place first.
CREATE FUNCTION membership_leaves_household() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM household_members WHERE member_id = NEW.member_id AND state IN ('invited', 'joined')) THEN
    RAISE EXCEPTION 'a membership that is over has a place in a household' USING ERRCODE = 'VN004';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER members_leave_households AFTER UPDATE OF status ON members DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('closed', 'anonymised', 'merged')) EXECUTE FUNCTION membership_leaves_household();
