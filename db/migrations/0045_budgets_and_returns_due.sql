CREATE TABLE "returns_due" (
	"member_id" bigint NOT NULL,
	"business_date" date NOT NULL,
	"purchase_id" bigint NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"put_off" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "returns_due_pkey" PRIMARY KEY("member_id","business_date","purchase_id")
);
--> statement-breakpoint
CREATE TABLE "rule_member_sums" (
	"member_id" bigint NOT NULL,
	"rule_id" integer NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "rule_member_sums_pkey" PRIMARY KEY("member_id","rule_id"),
	CONSTRAINT "rule_member_sums_not_negative" CHECK (points >= 0)
);
--> statement-breakpoint
CREATE TABLE "rule_sums" (
	"rule_id" integer PRIMARY KEY NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "rule_sums_not_negative" CHECK (points >= 0)
);
--> statement-breakpoint
ALTER TABLE "purchase_claims" ADD COLUMN "budget_rule_ids" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_decisions" ADD COLUMN "budget_rule_ids" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "rule_sums" ADD CONSTRAINT "rule_sums_rule_id_rules_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."rules"("rule_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "returns_due_next_idx" ON "returns_due" USING btree ("next_at");
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON returns_due
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rule_sums
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON rule_member_sums
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- What rules with a limit for their whole life gave goes from one state of a decision to the next: rows of rules in id order, so that
-- nobody waits in a circle. Null lists are none.
CREATE FUNCTION count_rule_points(from_member bigint, from_rules integer[], from_points bigint[], from_counted integer[],
  to_member bigint, to_rules integer[], to_points bigint[], to_counted integer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  change record;
BEGIN
  FOR change IN
    SELECT g.rule_id, g.member_id, sum(g.points)::bigint AS points, sum(sum(g.points)) OVER (PARTITION BY g.rule_id)::bigint AS total,
           row_number() OVER (PARTITION BY g.rule_id ORDER BY g.member_id) = 1 AS is_first
      FROM (
        SELECT r.rule_id, from_member AS member_id, -r.points AS points
          FROM unnest(from_rules, from_points) AS r (rule_id, points) WHERE r.rule_id = ANY (from_counted)
        UNION ALL
        SELECT r.rule_id, to_member, r.points
          FROM unnest(to_rules, to_points) AS r (rule_id, points) WHERE r.rule_id = ANY (to_counted)
      ) g GROUP BY g.rule_id, g.member_id ORDER BY g.rule_id, g.member_id
  LOOP
    IF change.points < 0 THEN
      UPDATE rule_member_sums s SET points = s.points + change.points
       WHERE s.member_id = change.member_id AND s.rule_id = change.rule_id;
    ELSIF change.points > 0 THEN
      INSERT INTO rule_member_sums AS s (member_id, rule_id, points) VALUES (change.member_id, change.rule_id, change.points)
        ON CONFLICT (member_id, rule_id) DO UPDATE SET points = s.points + excluded.points;
    END IF;
    IF change.is_first AND change.total < 0 THEN
      UPDATE rule_sums s SET points = s.points + change.total WHERE s.rule_id = change.rule_id;
    ELSIF change.is_first AND change.total > 0 THEN
      INSERT INTO rule_sums AS s (rule_id, points) VALUES (change.rule_id, change.total)
        ON CONFLICT (rule_id) DO UPDATE SET points = s.points + excluded.points;
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION purchase_decision_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM count_rule_points(NULL, NULL, NULL, NULL, NEW.member_id, NEW.rule_ids, NEW.rule_points, NEW.budget_rule_ids);
  ELSE
    PERFORM count_rule_points(OLD.member_id, OLD.rule_ids, OLD.rule_points, OLD.budget_rule_ids,
      NEW.member_id, NEW.rule_ids, NEW.rule_points, NEW.budget_rule_ids);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchase_decisions_counted AFTER INSERT ON purchase_decisions FOR EACH ROW
  WHEN (cardinality(NEW.budget_rule_ids) > 0) EXECUTE FUNCTION purchase_decision_counted();
--> statement-breakpoint
CREATE TRIGGER purchase_decisions_recounted AFTER UPDATE ON purchase_decisions FOR EACH ROW
  WHEN (cardinality(OLD.budget_rule_ids) > 0 OR cardinality(NEW.budget_rule_ids) > 0) EXECUTE FUNCTION purchase_decision_counted();
--> statement-breakpoint
-- A claimed purchase has its points with its decision; a paper has them here, until it is undone.
CREATE FUNCTION paper_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM count_rule_points(NULL, NULL, NULL, NULL, NEW.member_id, NEW.rule_ids, NEW.rule_points, NEW.budget_rule_ids);
  ELSE
    PERFORM count_rule_points(OLD.member_id, OLD.rule_ids, OLD.rule_points, OLD.budget_rule_ids, NULL, NULL, NULL, NULL);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchase_claims_counted AFTER INSERT ON purchase_claims FOR EACH ROW
  WHEN (cardinality(NEW.budget_rule_ids) > 0) EXECUTE FUNCTION paper_counted();
--> statement-breakpoint
CREATE TRIGGER purchase_claims_uncounted AFTER UPDATE OF undone_at ON purchase_claims FOR EACH ROW
  WHEN (cardinality(OLD.budget_rule_ids) > 0 AND OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL)
  EXECUTE FUNCTION paper_counted();
--> statement-breakpoint
-- An account that goes on, whoever let it.
CREATE FUNCTION webhook_account_thawed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT NEW.member_id, p.endpoint_id, 'account.thawed',
         jsonb_build_object('memberId', NEW.member_id, 'reason', OLD.frozen_reason), now(), now(), now()
    FROM webhook_endpoints p WHERE p.state IN ('active', 'paused') AND 'account.thawed' = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER point_accounts_thawed_told AFTER UPDATE OF frozen_at ON point_accounts FOR EACH ROW
  WHEN (OLD.frozen_at IS NOT NULL AND NEW.frozen_at IS NULL) EXECUTE FUNCTION webhook_account_thawed();
--> statement-breakpoint
-- What was judged and how stays as it was written; what came back only grows. A guest's receipt has no tier, no card and no member yet: who
-- claims it brings them along, and among the guests' again it is open to be decided anew. What facts say of the member goes when they are erased.
CREATE OR REPLACE FUNCTION purchase_decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.source, NEW.key) IS DISTINCT FROM (OLD.source, OLD.key)
     OR (NEW.facts - 'tier' - 'cardType' - 'member') IS DISTINCT FROM (OLD.facts - 'tier' - 'cardType' - 'member')
     OR (OLD.decision IS NOT NULL AND NEW.member_id <> 0 AND NEW.facts IS DISTINCT FROM OLD.facts
         AND NEW.facts IS DISTINCT FROM OLD.facts - 'member') THEN
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
