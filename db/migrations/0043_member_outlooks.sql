CREATE TABLE "member_outlooks" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"p_alive" real NOT NULL,
	"expected_30" real NOT NULL,
	"expected_90" real NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_rhythms" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"receipts" integer NOT NULL,
	"purchase_days" integer NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"usual_gap_days" integer,
	"long_gap_days" integer,
	"last_gap_days" integer,
	"earlier_long_gap_days" integer
);
--> statement-breakpoint
CREATE TABLE "outlook_bins" (
	"outlook_model_id" integer NOT NULL,
	"bin" smallint NOT NULL,
	"members" integer NOT NULL,
	"expected_days" double precision NOT NULL,
	"actual_days" integer NOT NULL,
	CONSTRAINT "outlook_bins_pkey" PRIMARY KEY("outlook_model_id","bin")
);
--> statement-breakpoint
CREATE TABLE "outlook_models" (
	"outlook_model_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outlook_models_outlook_model_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"as_of_on" date NOT NULL,
	"members" integer NOT NULL,
	"r" double precision NOT NULL,
	"alpha" double precision NOT NULL,
	"a" double precision NOT NULL,
	"b" double precision NOT NULL,
	"log_likelihood" double precision NOT NULL,
	"fitted_at" timestamp with time zone NOT NULL,
	"held_from_on" date,
	"held_mask" integer,
	"held_members" integer,
	"held_r" double precision,
	"held_alpha" double precision,
	"held_a" double precision,
	"held_b" double precision,
	"held_log_likelihood" double precision,
	CONSTRAINT "outlook_models_positive" CHECK (r > 0 AND alpha > 0 AND a > 0 AND b > 0 AND members > 0),
	CONSTRAINT "outlook_models_checked_whole" CHECK ((held_from_on IS NULL) = (held_mask IS NULL) AND (held_from_on IS NULL) = (held_members IS NULL)
        AND (held_from_on IS NULL) = (held_r IS NULL))
);
--> statement-breakpoint
CREATE TABLE "outlook_state" (
	"state_id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"long_gap_days" integer,
	"rhythms_on" date,
	"outlook_model_id" integer,
	"scored_on" date,
	CONSTRAINT "outlook_state_single_row" CHECK ("outlook_state"."state_id" = 1),
	CONSTRAINT "outlook_state_scored_by_model" CHECK (scored_on IS NULL OR outlook_model_id IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "outlook_bins" ADD CONSTRAINT "outlook_bins_outlook_model_id_outlook_models_outlook_model_id_fk" FOREIGN KEY ("outlook_model_id") REFERENCES "public"."outlook_models"("outlook_model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outlook_state" ADD CONSTRAINT "outlook_state_outlook_model_id_outlook_models_outlook_model_id_fk" FOREIGN KEY ("outlook_model_id") REFERENCES "public"."outlook_models"("outlook_model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outlook_state_outlook_model_id_idx" ON "outlook_state" USING btree ("outlook_model_id");--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_rhythms
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON member_outlooks
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON outlook_models
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON outlook_bins
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON outlook_state
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- One member in 32, whom estimates look at: what windows of purchases ask stands in the index alone.
CREATE INDEX purchases_sample_idx ON purchases (business_date) INCLUDE (member_id, store_id, is_return, amount_minor)
  WHERE member_id & 31 = 0 AND member_id > 0;
--> statement-breakpoint
CREATE INDEX purchase_lines_sample_idx ON purchase_lines (business_date)
  INCLUDE (member_id, purchase_id, category, article, amount_minor)
  WHERE member_id & 31 = 0 AND member_id > 0;
