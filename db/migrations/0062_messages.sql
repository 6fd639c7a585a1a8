CREATE TABLE "message_events" (
	"member_id" bigint NOT NULL,
	"event_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "message_events_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_events_pkey" PRIMARY KEY("member_id","event_id"),
	CONSTRAINT "message_events_kind_known" CHECK ("message_events"."kind" IN ('delivered', 'opened', 'clicked', 'bounced', 'complained', 'unsubscribed'))
);
--> statement-breakpoint
CREATE TABLE "message_templates" (
	"template_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "message_templates_template_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"subject_en" text NOT NULL,
	"subject_ru" text NOT NULL,
	"text_en" text NOT NULL,
	"text_ru" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" integer,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "message_templates_kind_known" CHECK ("message_templates"."kind" IN ('service', 'promotional')),
	CONSTRAINT "message_templates_not_empty" CHECK (name <> '' AND subject_en <> '' AND subject_ru <> '' AND text_en <> '' AND text_ru <> '')
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"member_id" bigint NOT NULL,
	"suppression_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "suppressions_suppression_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" text NOT NULL,
	"contact_hash" text NOT NULL,
	"reason" text NOT NULL,
	"message_id" bigint,
	"actor" text NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "suppressions_pkey" PRIMARY KEY("member_id","suppression_id"),
	CONSTRAINT "suppressions_channel_known" CHECK ("suppressions"."channel" IN ('email', 'sms', 'push', 'webhook')),
	CONSTRAINT "suppressions_reason_known" CHECK ("suppressions"."reason" IN ('bounce', 'complaint', 'unsubscribed', 'manual'))
);
--> statement-breakpoint
ALTER TABLE "consents" DROP CONSTRAINT "consents_evidence_known";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_channel_known";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "rule_id" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "rule_version_id" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "counted_on" date;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "messages_a_day" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "messages_a_week" smallint DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "quiet_from_minute" smallint DEFAULT 1260 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "quiet_until_minute" smallint DEFAULT 540 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "messages_stale_hours" smallint DEFAULT 72 NOT NULL;--> statement-breakpoint
ALTER TABLE "message_templates" ADD CONSTRAINT "message_templates_created_by_users_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_events_message_idx" ON "message_events" USING btree ("member_id","message_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "message_templates_one_name" ON "message_templates" USING btree (lower(name)) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE INDEX "message_templates_created_by_idx" ON "message_templates" USING btree ("created_by");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_one_live" ON "suppressions" USING btree ("member_id","channel","contact_hash","reason") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "suppressions_contact_idx" ON "suppressions" USING btree ("contact_hash","channel") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "messages_log_idx" ON "messages" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "messages_state_idx" ON "messages" USING btree ("state","message_id");--> statement-breakpoint
CREATE INDEX "messages_rule_idx" ON "messages" USING btree ("rule_id","message_id") WHERE rule_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_unsent_idx" ON "messages" USING btree ("last_error","message_id") WHERE state <> 'sent' AND last_error IS NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_ended_idx" ON "messages" USING btree ("ended_at") WHERE ended_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_mail_key_idx" ON "messages" USING btree ("mail_key");--> statement-breakpoint
CREATE INDEX "messages_counted_idx" ON "messages" USING btree ("member_id","counted_on") WHERE counted_on IS NOT NULL AND state IN ('sending', 'sent');--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_evidence_known" CHECK ("consents"."evidence" IN ('signedForm', 'recordedCall', 'checkbox', 'letter', 'code', 'link', 'correction'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_of_a_version" CHECK ((rule_id IS NULL) = (rule_version_id IS NULL));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_channel_known" CHECK ("messages"."channel" IN ('email', 'sms', 'push', 'webhook'));--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_message_caps_in_order" CHECK (0 < messages_a_day AND messages_a_day <= messages_a_week AND messages_a_week <= 100);--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_quiet_hours_of_a_day" CHECK (quiet_from_minute BETWEEN 0 AND 1439 AND quiet_until_minute BETWEEN 0 AND 1439
        AND messages_stale_hours BETWEEN 1 AND 720);--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['suppressions', 'message_events', 'message_templates'] LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER message_events_append_only BEFORE UPDATE OR DELETE ON message_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER message_templates_never_deleted BEFORE DELETE ON message_templates
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION suppression_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
     OR to_jsonb(NEW) - 'ended_at' <> to_jsonb(OLD) - 'ended_at' THEN
    RAISE EXCEPTION 'a suppression ends once' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER suppressions_end_once BEFORE UPDATE ON suppressions
  FOR EACH ROW EXECUTE FUNCTION suppression_ends_once();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION message_changes_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('sent', 'failed', 'dropped') THEN
    RAISE EXCEPTION 'a message that is % does not change', OLD.state USING ERRCODE = 'VN003';
  END IF;
  IF OLD.state = 'queued' AND NEW.state IN ('sent', 'failed') THEN
    RAISE EXCEPTION 'a message is sent from sending' USING ERRCODE = 'VN003';
  END IF;
  IF (NEW.channel, NEW.kind, NEW.template, NEW.consent_id, NEW.mail_key, NEW.rule_id, NEW.rule_version_id)
     IS DISTINCT FROM (OLD.channel, OLD.kind, OLD.template, OLD.consent_id, OLD.mail_key, OLD.rule_id, OLD.rule_version_id) THEN
    RAISE EXCEPTION 'a message stays what it is' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
