CREATE TABLE "import_members" (
	"import_id" integer NOT NULL,
	"member_id" bigint NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "import_members_pkey" PRIMARY KEY("import_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "import_receipts" (
	"import_id" integer NOT NULL,
	"chunk" integer NOT NULL,
	"member_ids" bigint[] NOT NULL,
	"days" date[] NOT NULL,
	"purchase_ids" bigint[] NOT NULL,
	CONSTRAINT "import_receipts_pkey" PRIMARY KEY("import_id","chunk")
);
--> statement-breakpoint
CREATE TABLE "import_stores" (
	"import_id" integer NOT NULL,
	"store_id" integer NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "import_stores_pkey" PRIMARY KEY("import_id","store_id")
);
--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_state_known";--> statement-breakpoint
DROP INDEX "imports_open_idx";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undo_counts" jsonb;--> statement-breakpoint
ALTER TABLE "import_members" ADD CONSTRAINT "import_members_import_id_imports_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_receipts" ADD CONSTRAINT "import_receipts_import_id_imports_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_stores" ADD CONSTRAINT "import_stores_import_id_imports_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_members_member_idx" ON "import_members" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "imports_open_idx" ON "imports" USING btree ("import_id") WHERE state IN ('checking', 'queued', 'staging', 'merging', 'undoing');--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_state_known" CHECK ("imports"."state" IN ('uploaded', 'checking', 'checked', 'queued', 'staging', 'merging', 'done', 'failed', 'cancelled', 'undoing', 'undone'));
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['import_receipts', 'import_members', 'import_stores'] LOOP
    EXECUTE format('CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION require_actor()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Members and their cards are never deleted, but for those that an import made and that go with it while it is undone: the transaction names it.
CREATE FUNCTION only_with_its_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM import_members m JOIN imports i USING (import_id)
    WHERE i.import_id = nullif(current_setting('vernost.undoing', true), '')::integer AND i.state = 'undoing'
      AND m.member_id = OLD.member_id
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'VN002';
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_change_unless_undoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('vernost.undoing', true), '') <> '' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'VN002';
END $$;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['members', 'cards'] LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', name || '_never_deleted', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_unless_undoing()',
      name || '_never_deleted', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION only_with_its_import()',
      name || '_go_with_import', name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION cards_count_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO card_count_deltas (card_type_id, status, cards)
  SELECT coalesce(card_type_id, 0), status, -count(*) FROM gone GROUP BY 1, 2;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER cards_counted_out AFTER DELETE ON cards REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION cards_count_gone();
--> statement-breakpoint
-- Who was told of somebody that enrolled is told that there is nobody.
CREATE FUNCTION webhook_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['member.erased']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT g.member_id, p.endpoint_id, 'member.erased',
         jsonb_build_object('memberId', g.member_id, 'status', 'anonymised', 'version', g.version + 1), now(), now(), now()
    FROM gone g JOIN webhook_endpoints p
      ON p.state IN ('active', 'paused') AND 'member.erased' = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER members_gone_told AFTER DELETE ON members REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION webhook_gone();
