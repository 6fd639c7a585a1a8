CREATE TABLE "webhook_attempts" (
	"member_id" bigint NOT NULL,
	"delivery_id" bigint NOT NULL,
	"attempt" integer NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"status" integer,
	"error" text,
	"address" text DEFAULT '' NOT NULL,
	"signature" text DEFAULT '' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY("member_id","delivery_id","attempt"),
	CONSTRAINT "webhook_attempts_error_known" CHECK ("webhook_attempts"."error" IN ('status', 'redirect', 'timeout', 'connection', 'certificate', 'address', 'name', 'secret', 'silent')),
	CONSTRAINT "webhook_attempts_numbered" CHECK (attempt >= 1)
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"member_id" bigint NOT NULL,
	"delivery_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "webhook_deliveries_delivery_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"endpoint_id" integer NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY("member_id","delivery_id"),
	CONSTRAINT "webhook_deliveries_state_known" CHECK ("webhook_deliveries"."state" IN ('queued', 'sending', 'delivered', 'failed', 'dropped')),
	CONSTRAINT "webhook_deliveries_ended_at_an_end" CHECK ((state IN ('delivered', 'failed', 'dropped')) = (ended_at IS NOT NULL)),
	CONSTRAINT "webhook_deliveries_tries_of_attempts" CHECK (tries >= 0 AND tries <= attempts)
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"endpoint_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "webhook_endpoints_endpoint_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"url" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"event_types" text[] NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"stop_reason" text,
	"secret_sealed" text NOT NULL,
	"old_secret_sealed" text,
	"old_secret_ends_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"created_by" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "webhook_endpoints_state_known" CHECK ("webhook_endpoints"."state" IN ('active', 'paused', 'disabled', 'removed')),
	CONSTRAINT "webhook_endpoints_stop_reason_known" CHECK ("webhook_endpoints"."stop_reason" IN ('byHand', 'failures', 'gone', 'secret')),
	CONSTRAINT "webhook_endpoints_stopped_for_a_reason" CHECK ((state IN ('paused', 'disabled')) = (stop_reason IS NOT NULL)),
	CONSTRAINT "webhook_endpoints_old_secret_ends" CHECK ((old_secret_sealed IS NULL) = (old_secret_ends_at IS NULL)),
	CONSTRAINT "webhook_endpoints_failing" CHECK ((failures = 0) = (failing_since IS NULL))
);
--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_created_by_users_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due_idx" ON "webhook_deliveries" USING btree ("endpoint_id","next_at","delivery_id") WHERE state IN ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "webhook_deliveries_log_idx" ON "webhook_deliveries" USING btree ("endpoint_id","delivery_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_state_idx" ON "webhook_deliveries" USING btree ("endpoint_id","state","delivery_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_type_idx" ON "webhook_deliveries" USING btree ("endpoint_id","type","delivery_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_queued_at_idx" ON "webhook_deliveries" USING btree ("queued_at");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_created_by_idx" ON "webhook_endpoints" USING btree ("created_by");--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['webhook_endpoints', 'webhook_deliveries', 'webhook_attempts'] LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER webhook_endpoints_never_deleted BEFORE DELETE ON webhook_endpoints
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION webhook_endpoint_stays_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an endpoint that is removed does not change' USING ERRCODE = 'VN003';
END $$;
--> statement-breakpoint
CREATE TRIGGER webhook_endpoints_stay_removed BEFORE UPDATE ON webhook_endpoints
  FOR EACH ROW WHEN (OLD.state = 'removed') EXECUTE FUNCTION webhook_endpoint_stays_removed();
--> statement-breakpoint
-- What is told, of what, to whom stays; only how it went changes.
CREATE FUNCTION webhook_delivery_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.member_id, NEW.delivery_id, NEW.endpoint_id, NEW.type, NEW.data, NEW.happened_at, NEW.queued_at)
     IS DISTINCT FROM
     (OLD.member_id, OLD.delivery_id, OLD.endpoint_id, OLD.type, OLD.data, OLD.happened_at, OLD.queued_at) THEN
    RAISE EXCEPTION 'a delivery stays what it is' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER webhook_deliveries_stay BEFORE UPDATE ON webhook_deliveries
  FOR EACH ROW EXECUTE FUNCTION webhook_delivery_stays();
--> statement-breakpoint
CREATE TRIGGER webhook_attempts_only_emptied BEFORE UPDATE ON webhook_attempts
  FOR EACH ROW EXECUTE FUNCTION only_emptied('answer');
--> statement-breakpoint
-- Whether anybody asked for one of the types. A handful of rows, in the plan that the caller keeps.
CREATE FUNCTION webhook_is_asked(of_types text[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM webhook_endpoints WHERE event_types && of_types AND state IN ('active', 'paused'));
END $$;
--> statement-breakpoint
CREATE FUNCTION webhook_moment(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
--> statement-breakpoint
CREATE FUNCTION webhook_points_type(kind text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE kind
    WHEN 'earn' THEN 'points.earned' WHEN 'activate' THEN 'points.activated' WHEN 'redeem' THEN 'points.redeemed'
    WHEN 'redeem_reversal' THEN 'points.givenBack' WHEN 'earn_reversal' THEN 'points.takenBack'
    WHEN 'expire' THEN 'points.expired' WHEN 'transfer_in' THEN 'points.moved' WHEN 'transfer_out' THEN 'points.moved'
    WHEN 'merge_in' THEN 'points.moved' WHEN 'merge_out' THEN 'points.moved' ELSE 'points.adjusted' END
$$;
--> statement-breakpoint
CREATE FUNCTION webhook_points() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['points.earned', 'points.activated', 'points.redeemed', 'points.givenBack',
    'points.takenBack', 'points.expired', 'points.moved', 'points.adjusted']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT e.member_id, p.endpoint_id, webhook_points_type(e.kind),
         jsonb_build_object('memberId', e.member_id, 'entry', e.seq, 'kind', e.kind, 'points', e.amount::text,
           'pendingPoints', e.pending::text, 'debtPoints', e.debt::text, 'balance', e.balance_after::text,
           'reverses', e.reverses, 'otherMemberId', e.other_member_id, 'bookedAt', webhook_moment(e.booked_at)),
         e.occurred_at, now(), now()
    FROM added e JOIN webhook_endpoints p
      ON p.state IN ('active', 'paused') AND webhook_points_type(e.kind) = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER point_entries_told AFTER INSERT ON point_entries REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION webhook_points();
--> statement-breakpoint
CREATE FUNCTION webhook_card_type(operation text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'card.' || CASE operation
    WHEN 'issue' THEN 'issued' WHEN 'supplement' THEN 'issued' WHEN 'activate' THEN 'activated'
    WHEN 'block' THEN 'blocked' WHEN 'unblock' THEN 'unblocked' WHEN 'replace' THEN 'replaced'
    WHEN 'renew' THEN 'renewed' WHEN 'changeOwner' THEN 'ownerChanged' WHEN 'moveWithMember' THEN 'ownerChanged'
    WHEN 'expire' THEN 'expired' ELSE 'ended' END
$$;
--> statement-breakpoint
CREATE FUNCTION webhook_cards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['card.issued', 'card.activated', 'card.blocked', 'card.unblocked', 'card.replaced',
    'card.renewed', 'card.ownerChanged', 'card.expired', 'card.ended']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT e.member_id, p.endpoint_id, webhook_card_type(e.operation),
         jsonb_build_object('memberId', e.member_id, 'cardId', e.card_id, 'operation', e.operation,
           'from', e.from_status, 'to', e.to_status, 'blockReason', e.block_reason,
           'relatedCardId', e.related_card_id, 'relatedMemberId', e.related_member_id),
         e.happened_at, now(), now()
    FROM added e JOIN webhook_endpoints p
      ON p.state IN ('active', 'paused') AND webhook_card_type(e.operation) = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER card_events_told AFTER INSERT ON card_events REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION webhook_cards();
--> statement-breakpoint
CREATE FUNCTION webhook_consents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['consent.given', 'consent.withdrawn']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT e.member_id, p.endpoint_id, 'consent.' || e.decision,
         jsonb_build_object('memberId', e.member_id, 'purpose', e.purpose, 'channel', e.channel,
           'source', e.source, 'isCorrection', e.corrects_id IS NOT NULL),
         e.happened_at, now(), now()
    FROM added e JOIN webhook_endpoints p
      ON p.state IN ('active', 'paused') AND 'consent.' || e.decision = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER consents_told AFTER INSERT ON consents REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION webhook_consents();
--> statement-breakpoint
CREATE FUNCTION webhook_tiers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['tier.changed']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT e.member_id, p.endpoint_id, 'tier.changed',
         jsonb_build_object('memberId', e.member_id, 'from', f.code, 'to', t.code, 'reason', e.reason),
         e.happened_at, now(), now()
    FROM added e JOIN webhook_endpoints p
      ON p.state IN ('active', 'paused') AND 'tier.changed' = ANY (p.event_types)
    LEFT JOIN tiers f ON f.tier_id = e.from_tier_id LEFT JOIN tiers t ON t.tier_id = e.to_tier_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tier_changes_told AFTER INSERT ON tier_changes REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION webhook_tiers();
--> statement-breakpoint
CREATE FUNCTION webhook_enrolled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['member.enrolled']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT e.member_id, p.endpoint_id, 'member.enrolled',
         jsonb_build_object('memberId', e.member_id, 'status', e.status, 'kind', e.kind, 'joinedOn', e.joined_on),
         e.created_at, now(), now()
    FROM added e JOIN webhook_endpoints p
      ON p.state IN ('active', 'paused') AND 'member.enrolled' = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_told AFTER INSERT ON members REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION webhook_enrolled();
--> statement-breakpoint
-- Row by row, so that the many updates that change neither state nor version cost nothing.
CREATE FUNCTION webhook_member_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told text := CASE
    WHEN NEW.status = 'merged' AND OLD.status <> 'merged' THEN 'member.merged'
    WHEN NEW.status = 'anonymised' AND OLD.status <> 'anonymised' THEN 'member.erased'
    ELSE 'member.changed' END;
BEGIN
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT NEW.member_id, p.endpoint_id, told,
         jsonb_build_object('memberId', NEW.member_id, 'status', NEW.status, 'version', NEW.version)
           || CASE told WHEN 'member.merged' THEN jsonb_build_object('mergedInto', NEW.merged_into) ELSE '{}' END,
         now(), now(), now()
    FROM webhook_endpoints p WHERE p.state IN ('active', 'paused') AND told = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_change_told AFTER UPDATE OF status, version ON members FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.version IS DISTINCT FROM NEW.version)
  EXECUTE FUNCTION webhook_member_changed();
--> statement-breakpoint
CREATE FUNCTION webhook_account_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT NEW.member_id, p.endpoint_id, 'account.frozen',
         jsonb_build_object('memberId', NEW.member_id, 'reason', NEW.frozen_reason), NEW.frozen_at, now(), now()
    FROM webhook_endpoints p WHERE p.state IN ('active', 'paused') AND 'account.frozen' = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER point_accounts_frozen_told AFTER UPDATE OF frozen_at ON point_accounts FOR EACH ROW
  WHEN (OLD.frozen_at IS NULL AND NEW.frozen_at IS NOT NULL) EXECUTE FUNCTION webhook_account_frozen();
