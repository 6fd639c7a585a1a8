ALTER TABLE "point_entries" DROP CONSTRAINT "point_entries_requested_by_users_user_id_fk";
--> statement-breakpoint
ALTER TABLE "point_entries" DROP CONSTRAINT "point_entries_approved_by_users_user_id_fk";
--> statement-breakpoint
ALTER TABLE "point_entries" DROP CONSTRAINT "point_entries_reverses_fkey";
--> statement-breakpoint
ALTER TABLE "point_touches" ADD COLUMN "entry_nets" bigint[];--> statement-breakpoint
ALTER TABLE "point_touches" ADD COLUMN "entry_balances" bigint[];--> statement-breakpoint
ALTER TABLE "point_touches" ADD COLUMN "entry_pendings" bigint[];--> statement-breakpoint
ALTER TABLE "point_touches" ADD COLUMN "entry_debts" bigint[];--> statement-breakpoint
CREATE INDEX "point_accounts_frozen_idx" ON "point_accounts" USING btree ("member_id") WHERE frozen_at IS NOT NULL;--> statement-breakpoint
-- Rows of these tables change beside others of the same page, and their indexes take new entries in the middle: room is left for both.
ALTER TABLE point_accounts SET (fillfactor = 60);
--> statement-breakpoint
ALTER TABLE point_lots SET (fillfactor = 90);
--> statement-breakpoint
ALTER INDEX point_lots_pkey SET (fillfactor = 60);
--> statement-breakpoint
ALTER INDEX point_lots_entry_idx SET (fillfactor = 60);
--> statement-breakpoint
ALTER INDEX point_entries_pkey SET (fillfactor = 60);
--> statement-breakpoint
ALTER INDEX point_allocations_pkey SET (fillfactor = 60);
--> statement-breakpoint
ALTER INDEX point_allocations_lot_idx SET (fillfactor = 60);
--> statement-breakpoint
-- What is written down is read once, soon: not worth packing.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT attname FROM pg_attribute WHERE attrelid = 'point_touches'::regclass AND attnum > 0 AND atttypid IN
    ('bigint[]'::regtype, 'integer[]'::regtype) LOOP
    EXECUTE format('ALTER TABLE point_touches ALTER COLUMN %I SET STORAGE EXTERNAL', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- As in 0027, and what the foreign keys asked: whom an entry names is a user.
CREATE OR REPLACE FUNCTION point_entries_are_chained() RETURNS trigger LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  SELECT * INTO odd FROM (
    SELECT n.member_id, n.seq, n.seq <> 1 AND b.seq IS NULL AS is_loose,
           n.balance_after <> coalesce(b.balance_after, 0) + n.amount OR n.pending_after <> coalesce(b.pending_after, 0) + n.pending
             OR n.debt_after <> coalesce(b.debt_after, 0) + n.debt AS is_elsewhere,
           m.status IS NULL AS is_nobodys,
           n.kind NOT IN ('merge_in', 'merge_out') AND (m.status = 'merged'
             OR (m.status IN ('closed', 'anonymised') AND n.kind NOT IN ('expire', 'write_off'))
             OR (SELECT a.member_id FROM point_accounts a WHERE a.member_id = n.member_id AND a.frozen_at IS NOT NULL) IS NOT NULL)
             AS is_refused,
           (n.requested_by IS NOT NULL AND (SELECT u.user_id FROM users u WHERE u.user_id = n.requested_by) IS NULL)
             OR (n.approved_by IS NOT NULL AND (SELECT u.user_id FROM users u WHERE u.user_id = n.approved_by) IS NULL)
             AS is_strangers
      FROM touched n
      LEFT JOIN point_entries b ON b.member_id = n.member_id AND b.seq = n.seq - 1
      LEFT JOIN members m ON m.member_id = n.member_id) judged
   WHERE is_loose OR is_elsewhere OR is_nobodys OR is_refused OR is_strangers
   ORDER BY member_id, seq LIMIT 1;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF odd.is_loose THEN
    RAISE EXCEPTION 'entry % of an account has none before it', odd.seq USING ERRCODE = 'VN003';
  ELSIF odd.is_elsewhere THEN
    RAISE EXCEPTION 'entry % of an account does not go on from the one before it', odd.seq USING ERRCODE = 'VN003';
  ELSIF odd.is_nobodys THEN
    RAISE EXCEPTION 'an entry without a member' USING ERRCODE = 'VN003';
  ELSIF odd.is_strangers THEN
    RAISE EXCEPTION 'an entry names somebody who is no user' USING ERRCODE = 'VN003';
  END IF;
  RAISE EXCEPTION 'the account takes no movements' USING ERRCODE = 'VN003';
END $$;
--> statement-breakpoint
-- New entries are compared with what was written, and with it the account: it must have come as far as the last of them, with its
-- figures, and hold as much in its lots. The entry itself is not read again, nor the one that the account ends at: entries do not
-- change, and the chain lets none stand beyond. What an entry takes alone it did not make: a lot that is made has its entry
-- compared for itself. Whatever does not fit so simply is compared in full.
CREATE FUNCTION require_new_point_entries(of_members bigint[], of_seqs integer[], of_nets bigint[], of_balances bigint[],
    of_pendings bigint[], of_debts bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  SELECT array_agg(j.member_id) FILTER (WHERE NOT j.is_closed) AS accounts,
         array_agg(j.member_id) FILTER (WHERE NOT j.is_whole) AS members, array_agg(j.seq) FILTER (WHERE NOT j.is_whole) AS seqs
    INTO odd
    FROM (
      SELECT o.member_id, o.seq,
             (a.seq = o.seq AND a.balance = o.balance AND a.pending = o.pending AND a.debt = o.debt
               AND a.balance + a.debt = lots.available AND a.pending = lots.pending) IS TRUE AS is_closed,
             (o.net = CASE WHEN o.net > 0
                THEN (SELECT coalesce(sum(l.amount), 0) FROM point_lots l WHERE l.member_id = o.member_id AND l.seq = o.seq)
                ELSE 0 END
              - (SELECT coalesce(sum(t.amount), 0) FROM point_allocations t WHERE t.member_id = o.member_id AND t.seq = o.seq))
               IS TRUE AS is_whole
        FROM unnest(of_members, of_seqs, of_nets, of_balances, of_pendings, of_debts)
          AS o (member_id, seq, net, balance, pending, debt)
        LEFT JOIN point_accounts a ON a.member_id = o.member_id
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(remaining) FILTER (WHERE l.state = 'available'), 0) AS available,
                 coalesce(sum(remaining) FILTER (WHERE l.state = 'pending'), 0) AS pending
            FROM point_lots l WHERE l.member_id = o.member_id AND l.state IN ('pending', 'available')) lots) j
   WHERE NOT (j.is_closed AND j.is_whole);
  IF odd.accounts IS NOT NULL THEN PERFORM require_point_accounts(odd.accounts); END IF;
  IF odd.members IS NOT NULL THEN PERFORM require_point_entries(odd.members, odd.seqs); END IF;
END $$;
--> statement-breakpoint
-- Of a lot that promises nothing it is enough that no hold names it.
CREATE OR REPLACE FUNCTION require_point_lots(of_members bigint[], of_lots bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  FOR odd IN
    SELECT o.member_id, o.lot_id FROM unnest(of_members, of_lots) AS o (member_id, lot_id)
      LEFT JOIN point_lots l ON l.member_id = o.member_id AND l.lot_id = o.lot_id
     WHERE l.lot_id IS NULL OR l.remaining <> l.amount -
           (SELECT coalesce(sum(t.amount), 0) FROM point_allocations t WHERE t.member_id = o.member_id AND t.lot_id = o.lot_id)
        OR CASE WHEN l.held = 0 AND (SELECT n.hold_id FROM point_hold_lots n
                  WHERE n.member_id = o.member_id AND n.lot_id = o.lot_id LIMIT 1) IS NULL
                THEN false
                ELSE l.held <> (SELECT coalesce(sum(p.amount), 0) FROM point_hold_lots p JOIN point_holds h USING (member_id, hold_id)
                  WHERE p.member_id = o.member_id AND p.lot_id = o.lot_id AND h.state = 'open') END
  LOOP
    PERFORM require_point_lot(odd.member_id, odd.lot_id);
    RAISE EXCEPTION 'lot % differs from its books', odd.lot_id USING ERRCODE = 'VN004';
  END LOOP;
END $$;
--> statement-breakpoint
-- An account is compared with its new entries.
CREATE OR REPLACE FUNCTION point_accounts_to_compare() RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
  SELECT unnest(accounts) FROM point_touches WHERE transaction_id = pg_current_xact_id()::text::bigint
  UNION ALL
  SELECT unnest(entry_members) FROM point_touches
   WHERE transaction_id = pg_current_xact_id()::text::bigint AND entry_nets IS NOT NULL
$$;
--> statement-breakpoint
-- Entries whose lots will be looked for.
CREATE FUNCTION point_makers_to_compare() RETURNS TABLE (member_id bigint, seq integer) LANGUAGE sql STABLE AS $$
  SELECT e.member_id, e.seq FROM point_touches t
   CROSS JOIN LATERAL unnest(t.entry_members, t.entry_seqs, t.entry_nets) AS e (member_id, seq, net)
   WHERE t.transaction_id = pg_current_xact_id()::text::bigint AND (e.net IS NULL OR e.net > 0)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION touch_point_accounts(of_members bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO point_touches (accounts)
  SELECT array_agg(o.id) FROM (
    SELECT DISTINCT id FROM unnest(of_members) AS id WHERE id NOT IN (SELECT point_accounts_to_compare())) o HAVING count(*) > 0
$$;
--> statement-breakpoint
CREATE FUNCTION touch_point_makers(of_members bigint[], of_seqs integer[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO point_touches (entry_members, entry_seqs)
  SELECT array_agg(o.member_id), array_agg(o.seq) FROM unnest(of_members, of_seqs) AS o (member_id, seq)
   WHERE (o.member_id, o.seq) NOT IN (SELECT t.member_id, t.seq FROM point_makers_to_compare() t) HAVING count(*) > 0
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION touch_point_books() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  members bigint[];
  seqs integer[];
  ids bigint[];
BEGIN
  IF TG_TABLE_NAME = 'point_accounts' THEN
    SELECT array_agg(member_id) INTO members FROM touched;
    PERFORM touch_point_accounts(members);
  ELSIF TG_TABLE_NAME = 'point_entries' THEN
    INSERT INTO point_touches (entry_members, entry_seqs, entry_nets, entry_balances, entry_pendings, entry_debts)
    SELECT array_agg(member_id), array_agg(seq),
           array_agg(CASE WHEN reverses IS NULL AND other_seq IS NULL THEN amount + pending + debt END),
           array_agg(balance_after), array_agg(pending_after), array_agg(debt_after) FROM touched HAVING count(*) > 0;
  ELSIF TG_TABLE_NAME = 'point_lots' THEN
    SELECT array_agg(member_id), array_agg(lot_id), array_agg(seq) INTO members, ids, seqs FROM touched;
    PERFORM touch_point_accounts(members), touch_point_lots(members, ids);
    IF TG_OP = 'INSERT' THEN PERFORM touch_point_makers(members, seqs); END IF;
  ELSE
    SELECT array_agg(member_id), array_agg(lot_id), array_agg(seq) INTO members, ids, seqs FROM touched;
    PERFORM touch_point_entries(members, seqs), touch_point_lots(members, ids);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION point_touch_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accounts IS NOT NULL THEN PERFORM require_point_accounts(NEW.accounts); END IF;
  IF NEW.entry_nets IS NOT NULL THEN
    PERFORM require_new_point_entries(NEW.entry_members, NEW.entry_seqs, NEW.entry_nets, NEW.entry_balances, NEW.entry_pendings,
      NEW.entry_debts);
  ELSIF NEW.entry_members IS NOT NULL THEN
    PERFORM require_point_entries(NEW.entry_members, NEW.entry_seqs);
  END IF;
  IF NEW.lot_members IS NOT NULL THEN PERFORM require_point_lots(NEW.lot_members, NEW.lot_ids); END IF;
  IF NEW.hold_members IS NOT NULL THEN PERFORM require_point_holds(NEW.hold_members, NEW.hold_ids); END IF;
  DELETE FROM point_touches WHERE ctid = NEW.ctid;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Figures of new entries are believed, so nobody writes them down but what sees the entries being written.
CREATE TRIGGER point_touches_of_entries BEFORE INSERT ON point_touches FOR EACH ROW
  WHEN (NEW.entry_nets IS NOT NULL AND pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change();
