CREATE TABLE "claimed_papers" (
	"store_id" integer NOT NULL,
	"business_date" date NOT NULL,
	"paper" text NOT NULL,
	"member_id" bigint NOT NULL,
	"task_id" bigint NOT NULL,
	CONSTRAINT "claimed_papers_pkey" PRIMARY KEY("store_id","business_date","paper")
);
--> statement-breakpoint
CREATE TABLE "purchase_claims" (
	"member_id" bigint NOT NULL,
	"task_id" bigint NOT NULL,
	"store_id" integer NOT NULL,
	"business_date" date NOT NULL,
	"receipt" text NOT NULL,
	"purchase_id" bigint,
	"amount_minor" bigint NOT NULL,
	"rate_bps" integer NOT NULL,
	"points" bigint NOT NULL,
	"seq" integer,
	"proof" text NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" bigint,
	CONSTRAINT "purchase_claims_pkey" PRIMARY KEY("member_id","task_id"),
	CONSTRAINT "purchase_claims_proof_known" CHECK ("purchase_claims"."proof" IN ('paper', 'photo', 'bankStatement')),
	CONSTRAINT "purchase_claims_amount_positive" CHECK (amount_minor > 0),
	CONSTRAINT "purchase_claims_points_by_an_entry" CHECK (points >= 0 AND (points > 0) = (seq IS NOT NULL)),
	CONSTRAINT "purchase_claims_undone_by_a_task" CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "claim_days" integer DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE "programme" ADD COLUMN "claim_rate_bps" integer DEFAULT 500 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_claims" ADD CONSTRAINT "purchase_claims_entry_fkey" FOREIGN KEY ("member_id","seq") REFERENCES "public"."point_entries"("member_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claimed_papers_claim_idx" ON "claimed_papers" USING btree ("member_id","task_id");--> statement-breakpoint
CREATE INDEX "purchase_claims_entry_idx" ON "purchase_claims" USING btree ("member_id","seq") WHERE seq IS NOT NULL;--> statement-breakpoint
CREATE INDEX "purchase_claims_purchase_idx" ON "purchase_claims" USING btree ("member_id","business_date","purchase_id") WHERE purchase_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "purchases_guest_amount_idx" ON "purchases" USING btree ("business_date","amount_minor") WHERE member_id = 0 AND NOT is_return;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_claim_days_bounded" CHECK (claim_days BETWEEN 30 AND 180);--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_claim_rate_bounded" CHECK (claim_rate_bps BETWEEN 0 AND 100000);
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON purchase_claims
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON claimed_papers
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER purchase_claims_never_deleted BEFORE DELETE ON purchase_claims
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A claim is undone once; nothing else of it ever changes.
CREATE FUNCTION purchase_claim_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
    OR to_jsonb(OLD) - 'undone_at' - 'undone_by' <> to_jsonb(NEW) - 'undone_at' - 'undone_by' THEN
    RAISE EXCEPTION 'the claim of task % can only be undone, and once', OLD.task_id USING ERRCODE = 'VN002';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchase_claims_end_once BEFORE UPDATE ON purchase_claims
  FOR EACH ROW EXECUTE FUNCTION purchase_claim_ends_once();
