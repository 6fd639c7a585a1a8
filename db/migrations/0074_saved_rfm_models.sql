CREATE TABLE "rfm_cuts" (
	"cut_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rfm_cuts_cut_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"definition" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rfm_saved_models" (
	"model_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rfm_saved_models_model_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "rfm_saved_models_default_stays" CHECK (NOT is_default OR (version = 1 AND archived_at IS NULL))
);
--> statement-breakpoint
CREATE TABLE "rfm_saved_versions" (
	"model_id" integer NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"cut_id" integer NOT NULL,
	"groups" jsonb NOT NULL,
	"saved_by" integer,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rfm_saved_versions_pkey" PRIMARY KEY("model_id","version")
);
--> statement-breakpoint
CREATE TABLE "rfm_score_blocks" (
	"cut_id" integer NOT NULL,
	"month" date NOT NULL,
	"block" integer NOT NULL,
	"codes" "bytea" NOT NULL,
	CONSTRAINT "rfm_score_blocks_pkey" PRIMARY KEY("cut_id","month","block"),
	CONSTRAINT "rfm_score_blocks_whole" CHECK (octet_length(codes) = 1024)
);
--> statement-breakpoint
CREATE TABLE "rfm_scoring_cells" (
	"cut_id" integer NOT NULL,
	"month" date NOT NULL,
	"code" smallint NOT NULL,
	"customers" integer NOT NULL,
	"frequency" bigint NOT NULL,
	"money_minor" bigint NOT NULL,
	CONSTRAINT "rfm_scoring_cells_pkey" PRIMARY KEY("cut_id","month","code")
);
--> statement-breakpoint
CREATE TABLE "rfm_scorings" (
	"cut_id" integer NOT NULL,
	"month" date NOT NULL,
	"as_of_on" date NOT NULL,
	"is_month_end" boolean NOT NULL,
	"buyers" integer NOT NULL,
	"scored_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rfm_scorings_pkey" PRIMARY KEY("cut_id","month")
);
--> statement-breakpoint
ALTER TABLE "rfm_saved_versions" ADD CONSTRAINT "rfm_saved_versions_model_id_rfm_saved_models_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."rfm_saved_models"("model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rfm_saved_versions" ADD CONSTRAINT "rfm_saved_versions_cut_id_rfm_cuts_cut_id_fk" FOREIGN KEY ("cut_id") REFERENCES "public"."rfm_cuts"("cut_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rfm_saved_versions" ADD CONSTRAINT "rfm_saved_versions_saved_by_users_user_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rfm_score_blocks" ADD CONSTRAINT "rfm_score_blocks_scoring_fk" FOREIGN KEY ("cut_id","month") REFERENCES "public"."rfm_scorings"("cut_id","month") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rfm_scoring_cells" ADD CONSTRAINT "rfm_scoring_cells_scoring_fk" FOREIGN KEY ("cut_id","month") REFERENCES "public"."rfm_scorings"("cut_id","month") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rfm_scorings" ADD CONSTRAINT "rfm_scorings_cut_id_rfm_cuts_cut_id_fk" FOREIGN KEY ("cut_id") REFERENCES "public"."rfm_cuts"("cut_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rfm_cuts_definition_unique" ON "rfm_cuts" USING btree ("definition");--> statement-breakpoint
CREATE UNIQUE INDEX "rfm_saved_models_name_unique" ON "rfm_saved_models" USING btree (lower("name")) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "rfm_saved_models_one_default" ON "rfm_saved_models" USING btree ("is_default") WHERE is_default;--> statement-breakpoint
CREATE INDEX "rfm_saved_versions_cut_idx" ON "rfm_saved_versions" USING btree ("cut_id");--> statement-breakpoint
CREATE INDEX "rfm_saved_versions_saved_by_idx" ON "rfm_saved_versions" USING btree ("saved_by");
--> statement-breakpoint
ALTER TABLE "rfm_score_blocks" ALTER COLUMN "codes" SET STORAGE PLAIN;
--> statement-breakpoint
-- The default: as it was scored before there were models (lib/domain/analytics/rfm-model; a test compares the two).
INSERT INTO rfm_cuts (definition) VALUES
  ('{"binning": "quantiles", "bins": 5, "windowDays": 365, "money": "net", "frequency": "receipts", "thresholds": null}');
--> statement-breakpoint
INSERT INTO rfm_saved_models (name, is_default) VALUES ('', true);
--> statement-breakpoint
INSERT INTO rfm_saved_versions (model_id, version, name, cut_id, groups)
SELECT m.model_id, 1, '', c.cut_id, '[
   {"id": "champions", "name": "", "r": [5, 5], "f": [5, 5], "m": [5, 5]},
   {"id": "potentialLoyalist", "name": "", "r": [3, 5], "f": [3, 5], "m": [2, 5]},
   {"id": "loyal", "name": "", "r": [2, 4], "f": [2, 4], "m": [2, 4]},
   {"id": "promising", "name": "", "r": [3, 4], "f": [1, 3], "m": [3, 5]},
   {"id": "new", "name": "", "r": [4, 5], "f": [1, 3], "m": [1, 5]},
   {"id": "cantLose", "name": "", "r": [1, 2], "f": [3, 4], "m": [4, 5]},
   {"id": "atRisk", "name": "", "r": [1, 2], "f": [2, 5], "m": [4, 5]},
   {"id": "needAttention", "name": "", "r": [1, 3], "f": [3, 5], "m": [3, 5]},
   {"id": "aboutToSleep", "name": "", "r": [2, 3], "f": [1, 3], "m": [1, 4]},
   {"id": "lost", "name": "", "r": [1, 1], "f": [1, 5], "m": [1, 5]}
]' FROM rfm_saved_models m CROSS JOIN rfm_cuts c;
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rfm_cuts
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rfm_saved_models
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rfm_saved_versions
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rfm_scorings
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rfm_scoring_cells
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rfm_score_blocks
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER rfm_saved_versions_stay BEFORE UPDATE OR DELETE ON rfm_saved_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
