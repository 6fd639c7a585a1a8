CREATE TABLE "lifecycle_blocks" (
	"month" date NOT NULL,
	"block" integer NOT NULL,
	"stages" "bytea" NOT NULL,
	CONSTRAINT "lifecycle_blocks_pkey" PRIMARY KEY("month","block"),
	CONSTRAINT "lifecycle_blocks_whole" CHECK (octet_length(stages) = 512)
);
--> statement-breakpoint
CREATE TABLE "lifecycle_cells" (
	"month" date NOT NULL,
	"stage" smallint NOT NULL,
	"customers" integer NOT NULL,
	CONSTRAINT "lifecycle_cells_pkey" PRIMARY KEY("month","stage")
);
--> statement-breakpoint
CREATE TABLE "lifecycle_months" (
	"month" date PRIMARY KEY NOT NULL,
	"as_of_on" date NOT NULL,
	"is_month_end" boolean NOT NULL,
	"long_gap_days" integer,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lifecycle_blocks" ADD CONSTRAINT "lifecycle_blocks_month_lifecycle_months_month_fk" FOREIGN KEY ("month") REFERENCES "public"."lifecycle_months"("month") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lifecycle_cells" ADD CONSTRAINT "lifecycle_cells_month_lifecycle_months_month_fk" FOREIGN KEY ("month") REFERENCES "public"."lifecycle_months"("month") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lifecycle_blocks" ALTER COLUMN "stages" SET STORAGE PLAIN;
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON lifecycle_months
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON lifecycle_cells
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON lifecycle_blocks
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
