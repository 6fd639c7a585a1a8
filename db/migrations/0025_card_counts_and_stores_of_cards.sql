CREATE TABLE "card_count_cells" (
	"card_type_id" integer NOT NULL,
	"status" text NOT NULL,
	"cards" integer NOT NULL,
	CONSTRAINT "card_count_cells_pkey" PRIMARY KEY("card_type_id","status")
);
--> statement-breakpoint
CREATE TABLE "card_count_deltas" (
	"card_type_id" integer NOT NULL,
	"status" text NOT NULL,
	"cards" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "stock_cards_store_id_idx";--> statement-breakpoint
ALTER TABLE "card_types" ADD COLUMN "may_supplement" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "card_types" ADD COLUMN "supplement_may_redeem" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "store_id" integer;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_store_id_stores_store_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("store_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cards_store_id_idx" ON "cards" USING btree ("store_id","changed_at","card_id") WHERE store_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "stock_cards_store_id_idx" ON "stock_cards" USING btree ("store_id","card_type_id","number") WHERE state = 'inStock';--> statement-breakpoint
SELECT set_config('vernost.actor', 'system:migration', true);
--> statement-breakpoint
-- No change of a card: only where it was handed out, as far as that is known.
ALTER TABLE cards DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE cards c SET store_id = s.store_id FROM stock_cards s
 WHERE c.batch_id IS NOT NULL AND s.number = c.number AND s.store_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE cards ENABLE TRIGGER USER;
--> statement-breakpoint
INSERT INTO card_count_cells (card_type_id, status, cards)
SELECT coalesce(card_type_id, 0), status, count(*) FROM cards GROUP BY 1, 2;
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON card_count_cells
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON card_count_deltas
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
-- One row a type and state for a statement, however many cards it writes; none where nothing moves.
CREATE FUNCTION cards_count_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO card_count_deltas (card_type_id, status, cards)
  SELECT coalesce(card_type_id, 0), status, count(*) FROM added GROUP BY 1, 2;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION cards_count_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO card_count_deltas (card_type_id, status, cards)
  SELECT coalesce(card_type_id, 0), status, sum(cards)
    FROM (SELECT card_type_id, status, -1 AS cards FROM earlier
          UNION ALL SELECT card_type_id, status, 1 FROM later) moved
   GROUP BY 1, 2 HAVING sum(cards) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER cards_counted_in AFTER INSERT ON cards REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION cards_count_added();
--> statement-breakpoint
CREATE TRIGGER cards_counted_over AFTER UPDATE ON cards REFERENCING OLD TABLE AS earlier NEW TABLE AS later
  FOR EACH STATEMENT EXECUTE FUNCTION cards_count_changed();
