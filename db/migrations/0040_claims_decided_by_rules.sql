ALTER TABLE "programme" DROP CONSTRAINT "programme_claim_rate_bounded";--> statement-breakpoint
ALTER TABLE "purchase_claims" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "purchase_claims" ADD COLUMN "decision" jsonb;--> statement-breakpoint
ALTER TABLE "purchase_claims" ADD COLUMN "rule_ids" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_claims" ADD COLUMN "rule_points" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "purchase_claims_paper_idx" ON "purchase_claims" USING btree ("member_id","business_date") WHERE purchase_id IS NULL AND undone_at IS NULL;--> statement-breakpoint
ALTER TABLE "programme" DROP COLUMN "claim_rate_bps";--> statement-breakpoint
ALTER TABLE "purchase_claims" DROP COLUMN "rate_bps";--> statement-breakpoint
ALTER TABLE "purchase_claims" ADD CONSTRAINT "purchase_claims_decided_by_facts" CHECK ((facts IS NULL) = (decision IS NULL));--> statement-breakpoint
ALTER TABLE "purchase_claims" ADD CONSTRAINT "purchase_claims_rules_of_papers" CHECK (cardinality(rule_ids) = cardinality(rule_points) AND (purchase_id IS NULL OR cardinality(rule_ids) = 0));
--> statement-breakpoint
-- What was judged and how stays as it was written; what came back only grows. A guest's receipt has no tier and no card yet: who
-- claims it brings them along, and among the guests' again it is open to be decided anew.
CREATE OR REPLACE FUNCTION purchase_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.source, NEW.key) IS DISTINCT FROM (OLD.source, OLD.key)
     OR (NEW.facts - 'tier' - 'cardType') IS DISTINCT FROM (OLD.facts - 'tier' - 'cardType')
     OR (OLD.decision IS NOT NULL AND NEW.member_id <> 0 AND NEW.facts IS DISTINCT FROM OLD.facts) THEN
    RAISE EXCEPTION 'what a purchase was judged by stays' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.member_id = 0 OR OLD.decision IS NULL THEN RETURN NEW; END IF;
  IF (NEW.decision, NEW.withheld, NEW.earned, NEW.earn_member_id, NEW.earn_seq, NEW.spent, NEW.spent_minor, NEW.decided_at)
     IS DISTINCT FROM
     (OLD.decision, OLD.withheld, OLD.earned, OLD.earn_member_id, OLD.earn_seq, OLD.spent, OLD.spent_minor, OLD.decided_at) THEN
    RAISE EXCEPTION 'a decision stays as it was made' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.taken_back < OLD.taken_back OR NEW.given_back < OLD.given_back OR NEW.not_recouped < OLD.not_recouped THEN
    RAISE EXCEPTION 'what came back of a purchase does not go again' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A guest's receipt that is claimed is judged now: whoever listens hears whose it is and what it earned.
CREATE FUNCTION webhook_claimed_purchase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['purchase.recorded']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT NEW.member_id, p.endpoint_id, 'purchase.recorded',
         jsonb_build_object('memberId', NEW.member_id, 'purchaseId', NEW.purchase_id, 'businessDate', NEW.business_date,
           'storeId', b.store_id, 'till', b.till, 'receipt', b.receipt, 'amountMinor', b.amount_minor::text,
           'discountMinor', b.discount_minor::text, 'earnedPoints', webhook_points_text(NEW.earned),
           'redeemedPoints', webhook_points_text(NEW.spent)),
         b.purchased_at, now(), now()
    FROM purchases b
    JOIN webhook_endpoints p ON p.state IN ('active', 'paused') AND 'purchase.recorded' = ANY (p.event_types)
   WHERE b.member_id = NEW.member_id AND b.business_date = NEW.business_date AND b.purchase_id = NEW.purchase_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchase_decisions_claimed_told AFTER UPDATE ON purchase_decisions FOR EACH ROW
  WHEN (OLD.decision IS NULL AND NEW.decision IS NOT NULL AND NEW.member_id <> 0)
  EXECUTE FUNCTION webhook_claimed_purchase();
