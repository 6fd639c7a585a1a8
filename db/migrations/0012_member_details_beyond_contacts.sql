CREATE TABLE "attribute_options" (
	"attribute_id" integer NOT NULL,
	"option_id" smallint NOT NULL,
	"label_en" text NOT NULL,
	"label_ru" text NOT NULL,
	"position" smallint NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "attribute_options_pkey" PRIMARY KEY("attribute_id","option_id"),
	CONSTRAINT "attribute_options_id_range" CHECK (option_id BETWEEN 1 AND 50)
);
--> statement-breakpoint
CREATE TABLE "attributes" (
	"attribute_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attributes_attribute_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"label_en" text NOT NULL,
	"label_ru" text NOT NULL,
	"type" text NOT NULL,
	"position" smallint NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "attributes_key_key" UNIQUE("key"),
	CONSTRAINT "attributes_type_known" CHECK ("attributes"."type" IN ('text', 'number', 'date', 'choice', 'yesNo'))
);
--> statement-breakpoint
CREATE TABLE "member_attributes" (
	"member_id" bigint NOT NULL,
	"attribute_id" integer NOT NULL,
	"text_value" text,
	"number_value" numeric(18, 4),
	"date_value" date,
	"option_id" smallint,
	"yes_no_value" boolean,
	CONSTRAINT "member_attributes_pkey" PRIMARY KEY("member_id","attribute_id"),
	CONSTRAINT "member_attributes_one_value" CHECK (num_nonnulls(text_value, number_value, date_value, option_id, yes_no_value) = 1),
	CONSTRAINT "member_attributes_text_length" CHECK (char_length("member_attributes"."text_value") BETWEEN 1 AND 200)
);
--> statement-breakpoint
CREATE TABLE "member_contact_persons" (
	"member_id" bigint NOT NULL,
	"person_no" smallint NOT NULL,
	"name" text NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	"phone" text,
	"email" text,
	"position" smallint NOT NULL,
	CONSTRAINT "member_contact_persons_pkey" PRIMARY KEY("member_id","person_no"),
	CONSTRAINT "member_contact_persons_range" CHECK (person_no BETWEEN 1 AND 20)
);
--> statement-breakpoint
CREATE TABLE "member_interactions" (
	"member_id" bigint NOT NULL,
	"interaction_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "member_interactions_interaction_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"direction" text,
	"text" text NOT NULL,
	"author_id" integer NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"pinned_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "member_interactions_pkey" PRIMARY KEY("member_id","interaction_id"),
	CONSTRAINT "member_interactions_kind_known" CHECK ("member_interactions"."kind" IN ('note', 'call', 'letter')),
	CONSTRAINT "member_interactions_direction_known" CHECK ("member_interactions"."direction" IN ('in', 'out')),
	CONSTRAINT "member_interactions_notes_have_no_direction" CHECK ((kind = 'note') = (direction IS NULL)),
	CONSTRAINT "member_interactions_text_length" CHECK (char_length("member_interactions"."text") <= 2000),
	CONSTRAINT "member_interactions_withdrawn_not_pinned" CHECK (withdrawn_at IS NULL OR pinned_at IS NULL)
);
--> statement-breakpoint
ALTER TABLE "attribute_options" ADD CONSTRAINT "attribute_options_attribute_id_attributes_attribute_id_fk" FOREIGN KEY ("attribute_id") REFERENCES "public"."attributes"("attribute_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_attributes" ADD CONSTRAINT "member_attributes_member_id_members_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_attributes" ADD CONSTRAINT "member_attributes_attribute_id_attributes_attribute_id_fk" FOREIGN KEY ("attribute_id") REFERENCES "public"."attributes"("attribute_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_attributes" ADD CONSTRAINT "member_attributes_option_fkey" FOREIGN KEY ("attribute_id","option_id") REFERENCES "public"."attribute_options"("attribute_id","option_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_contact_persons" ADD CONSTRAINT "member_contact_persons_member_id_members_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_interactions" ADD CONSTRAINT "member_interactions_member_id_members_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_interactions" ADD CONSTRAINT "member_interactions_author_id_users_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_attributes_text_idx" ON "member_attributes" USING btree ("attribute_id",lower(text_value),"member_id") WHERE text_value IS NOT NULL;--> statement-breakpoint
CREATE INDEX "member_attributes_number_idx" ON "member_attributes" USING btree ("attribute_id","number_value","member_id") WHERE number_value IS NOT NULL;--> statement-breakpoint
CREATE INDEX "member_attributes_date_idx" ON "member_attributes" USING btree ("attribute_id","date_value","member_id") WHERE date_value IS NOT NULL;--> statement-breakpoint
CREATE INDEX "member_attributes_option_idx" ON "member_attributes" USING btree ("attribute_id","option_id","member_id") WHERE option_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "member_attributes_yes_no_idx" ON "member_attributes" USING btree ("attribute_id","yes_no_value","member_id") WHERE yes_no_value IS NOT NULL;--> statement-breakpoint
CREATE INDEX "member_interactions_happened_idx" ON "member_interactions" USING btree ("member_id","happened_at","interaction_id");--> statement-breakpoint
CREATE INDEX "member_interactions_author_id_idx" ON "member_interactions" USING btree ("author_id");--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_interactions
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON attributes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON attribute_options
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_attributes
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_contact_persons
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER member_interactions_never_deleted BEFORE DELETE ON member_interactions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION interaction_stays_as_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.member_id, NEW.interaction_id, NEW.kind, NEW.direction, NEW.author_id, NEW.happened_at, NEW.created_at)
     IS DISTINCT FROM
     (OLD.member_id, OLD.interaction_id, OLD.kind, OLD.direction, OLD.author_id, OLD.happened_at, OLD.created_at) THEN
    RAISE EXCEPTION 'what was written down stays as it is' USING ERRCODE = 'VN003';
  END IF;
  -- Erasing a member empties the text; nothing else changes it.
  IF NEW.text <> OLD.text AND NEW.text <> '' THEN
    RAISE EXCEPTION 'what was written down stays as it is' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER member_interactions_stay_as_written BEFORE UPDATE ON member_interactions
  FOR EACH ROW EXECUTE FUNCTION interaction_stays_as_written();
--> statement-breakpoint
CREATE TRIGGER attributes_never_deleted BEFORE DELETE ON attributes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER attribute_options_never_deleted BEFORE DELETE ON attribute_options
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION attribute_keeps_key_and_type() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.attribute_id, NEW.key, NEW.type) IS DISTINCT FROM (OLD.attribute_id, OLD.key, OLD.type) THEN
    RAISE EXCEPTION 'an attribute keeps its key and its type' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER attributes_keep_key_and_type BEFORE UPDATE ON attributes
  FOR EACH ROW EXECUTE FUNCTION attribute_keeps_key_and_type();
