CREATE TABLE "consent_states" (
	"member_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"channel" text NOT NULL,
	"decision" text NOT NULL,
	"consent_id" bigint NOT NULL,
	CONSTRAINT "consent_states_pkey" PRIMARY KEY("member_id","purpose","channel")
);
--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"valid_from_on" date NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_texts_pkey" PRIMARY KEY("purpose","version","language"),
	CONSTRAINT "consent_texts_purpose_known" CHECK ("consent_texts"."purpose" IN ('personalData', 'profiling', 'advertising')),
	CONSTRAINT "consent_texts_language_known" CHECK ("consent_texts"."language" IN ('en', 'ru')),
	CONSTRAINT "consent_texts_not_empty" CHECK (text <> '')
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"member_id" bigint NOT NULL,
	"consent_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "consents_consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"purpose" text NOT NULL,
	"channel" text NOT NULL,
	"decision" text NOT NULL,
	"text_version" integer,
	"text_language" text,
	"source" text NOT NULL,
	"evidence" text NOT NULL,
	"evidence_reference" text DEFAULT '' NOT NULL,
	"corrects_id" bigint,
	"actor" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "consents_pkey" PRIMARY KEY("member_id","consent_id"),
	CONSTRAINT "consents_purpose_known" CHECK ("consents"."purpose" IN ('personalData', 'profiling', 'advertising')),
	CONSTRAINT "consents_channel_known" CHECK ("consents"."channel" IN ('none', 'email', 'sms', 'phone', 'push')),
	CONSTRAINT "consents_decision_known" CHECK ("consents"."decision" IN ('given', 'withdrawn')),
	CONSTRAINT "consents_source_known" CHECK ("consents"."source" IN ('till', 'phone', 'site', 'app', 'import', 'desk')),
	CONSTRAINT "consents_evidence_known" CHECK ("consents"."evidence" IN ('signedForm', 'recordedCall', 'checkbox', 'letter', 'code', 'correction')),
	CONSTRAINT "consents_channel_fits" CHECK ((purpose = 'advertising') = (channel <> 'none')),
	CONSTRAINT "consents_given_to_a_text" CHECK ((decision = 'given') = (text_version IS NOT NULL) AND (text_version IS NULL) = (text_language IS NULL)),
	CONSTRAINT "consents_corrections" CHECK ((evidence = 'correction') = (corrects_id IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "contact_codes" (
	"member_id" bigint NOT NULL,
	"code_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "contact_codes_code_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact" text NOT NULL,
	"contact_hash" text NOT NULL,
	"salt" text NOT NULL,
	"code_hash" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "contact_codes_pkey" PRIMARY KEY("member_id","code_id"),
	CONSTRAINT "contact_codes_contact_known" CHECK ("contact_codes"."contact" IN ('phone', 'email')),
	CONSTRAINT "contact_codes_end_known" CHECK ("contact_codes"."ended_by" IN ('used', 'replaced', 'spent')),
	CONSTRAINT "contact_codes_ended_somehow" CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
--> statement-breakpoint
CREATE TABLE "contact_confirmations" (
	"member_id" bigint NOT NULL,
	"confirmation_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "contact_confirmations_confirmation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact" text NOT NULL,
	"value" text,
	"way" text NOT NULL,
	"actor" text NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "contact_confirmations_pkey" PRIMARY KEY("member_id","confirmation_id"),
	CONSTRAINT "contact_confirmations_contact_known" CHECK ("contact_confirmations"."contact" IN ('phone', 'email')),
	CONSTRAINT "contact_confirmations_way_known" CHECK ("contact_confirmations"."way" IN ('code')),
	CONSTRAINT "contact_confirmations_value_while_live" CHECK ((ended_at IS NULL) = (value IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"member_id" bigint NOT NULL,
	"message_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "messages_message_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"template" text NOT NULL,
	"language" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"useful_until" timestamp with time zone,
	"last_error" text,
	"consent_id" bigint,
	"mail_key" uuid DEFAULT gen_random_uuid() NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"begun_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "messages_pkey" PRIMARY KEY("member_id","message_id"),
	CONSTRAINT "messages_channel_known" CHECK ("messages"."channel" IN ('email', 'sms')),
	CONSTRAINT "messages_kind_known" CHECK ("messages"."kind" IN ('service', 'promotional')),
	CONSTRAINT "messages_state_known" CHECK ("messages"."state" IN ('queued', 'sending', 'sent', 'failed', 'dropped')),
	CONSTRAINT "messages_promotional_by_consent" CHECK ((kind = 'promotional') = (consent_id IS NOT NULL)),
	CONSTRAINT "messages_ended_at_an_end" CHECK ((state IN ('sent', 'failed', 'dropped')) = (ended_at IS NOT NULL)),
	CONSTRAINT "messages_sending_began" CHECK (state NOT IN ('sending', 'sent') OR begun_at IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "consent_states" ADD CONSTRAINT "consent_states_consent_fkey" FOREIGN KEY ("member_id","consent_id") REFERENCES "public"."consents"("member_id","consent_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_text_fkey" FOREIGN KEY ("purpose","text_version","text_language") REFERENCES "public"."consent_texts"("purpose","version","language") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_consent_fkey" FOREIGN KEY ("member_id","consent_id") REFERENCES "public"."consents"("member_id","consent_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_states_consent_id_idx" ON "consent_states" USING btree ("member_id","consent_id");--> statement-breakpoint
CREATE INDEX "consents_text_idx" ON "consents" USING btree ("purpose","text_version","text_language");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_codes_one_live" ON "contact_codes" USING btree ("member_id","contact") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "contact_codes_contact_idx" ON "contact_codes" USING btree ("contact_hash","created_at");--> statement-breakpoint
CREATE INDEX "contact_codes_created_at_idx" ON "contact_codes" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_confirmations_one_live" ON "contact_confirmations" USING btree ("member_id","contact") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "messages_due_idx" ON "messages" USING btree ("next_at","message_id") WHERE state IN ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "messages_consent_idx" ON "messages" USING btree ("member_id","consent_id") WHERE consent_id IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON consent_texts
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON consents
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON consent_states
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON messages
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON contact_codes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON contact_confirmations
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- As with cards, TRUNCATE stays open: a programme is replaced as a whole.
CREATE TRIGGER consent_texts_append_only BEFORE UPDATE OR DELETE ON consent_texts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER consents_never_deleted BEFORE DELETE ON consents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER messages_never_deleted BEFORE DELETE ON messages
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER contact_confirmations_never_deleted BEFORE DELETE ON contact_confirmations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A record stays as it is; only the reference of its evidence can be forgotten.
CREATE FUNCTION consent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.evidence_reference <> ''
     OR to_jsonb(NEW) - 'evidence_reference' <> to_jsonb(OLD) - 'evidence_reference' THEN
    RAISE EXCEPTION 'a consent is not rewritten' USING ERRCODE = 'VN002';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER consents_append_only BEFORE UPDATE ON consents
  FOR EACH ROW EXECUTE FUNCTION consent_stays();
--> statement-breakpoint
-- The latest record of a purpose and channel is what holds. A record of a transaction that began earlier and ends later
-- than another does not push a newer one aside.
CREATE FUNCTION consents_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO consent_states AS s (member_id, purpose, channel, decision, consent_id)
  SELECT DISTINCT ON (member_id, purpose, channel) member_id, purpose, channel, decision, consent_id
    FROM added ORDER BY member_id, purpose, channel, consent_id DESC
  ON CONFLICT (member_id, purpose, channel)
    DO UPDATE SET decision = excluded.decision, consent_id = excluded.consent_id
    WHERE s.consent_id < excluded.consent_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER consents_hold AFTER INSERT ON consents REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION consents_hold();
--> statement-breakpoint
CREATE FUNCTION only_by_trigger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION '% is written by a trigger alone', TG_TABLE_NAME USING ERRCODE = 'VN002';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER consent_states_by_trigger BEFORE INSERT OR UPDATE OR DELETE ON consent_states
  FOR EACH STATEMENT EXECUTE FUNCTION only_by_trigger();
--> statement-breakpoint
CREATE FUNCTION message_changes_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('sent', 'failed', 'dropped') THEN
    RAISE EXCEPTION 'a message that is % does not change', OLD.state USING ERRCODE = 'VN003';
  END IF;
  IF OLD.state = 'queued' AND NEW.state IN ('sent', 'failed') THEN
    RAISE EXCEPTION 'a message is sent from sending' USING ERRCODE = 'VN003';
  END IF;
  IF (NEW.channel, NEW.kind, NEW.template, NEW.consent_id, NEW.mail_key)
     IS DISTINCT FROM (OLD.channel, OLD.kind, OLD.template, OLD.consent_id, OLD.mail_key) THEN
    RAISE EXCEPTION 'a message stays what it is' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_change_in_order BEFORE UPDATE ON messages
  FOR EACH ROW EXECUTE FUNCTION message_changes_in_order();
--> statement-breakpoint
CREATE FUNCTION confirmation_is_of_contact() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held text;
BEGIN
  SELECT CASE NEW.contact WHEN 'email' THEN email ELSE phone END INTO held
    FROM member_profiles WHERE member_id = NEW.member_id FOR SHARE;
  IF NEW.value IS DISTINCT FROM held THEN
    RAISE EXCEPTION 'a contact that the member has not is not confirmed' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER contact_confirmations_of_contacts BEFORE INSERT ON contact_confirmations
  FOR EACH ROW EXECUTE FUNCTION confirmation_is_of_contact();
--> statement-breakpoint
CREATE FUNCTION confirmation_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
     OR to_jsonb(NEW) - 'ended_at' - 'value' <> to_jsonb(OLD) - 'ended_at' - 'value' THEN
    RAISE EXCEPTION 'a confirmation ends once' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER contact_confirmations_end_once BEFORE UPDATE ON contact_confirmations
  FOR EACH ROW EXECUTE FUNCTION confirmation_ends_once();
--> statement-breakpoint
-- Whoever changes a contact, by hand or by an import, ends what was confirmed of it.
CREATE FUNCTION changed_contact_is_unconfirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE contact_confirmations SET ended_at = now(), value = NULL
   WHERE member_id = NEW.member_id AND ended_at IS NULL
     AND ((contact = 'email' AND NEW.email IS DISTINCT FROM value)
       OR (contact = 'phone' AND NEW.phone IS DISTINCT FROM value));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER member_profiles_end_confirmations AFTER UPDATE OF email, phone ON member_profiles
  FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email OR OLD.phone IS DISTINCT FROM NEW.phone)
  EXECUTE FUNCTION changed_contact_is_unconfirmed();
