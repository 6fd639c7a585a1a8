ALTER TABLE "point_lots" ADD COLUMN "expired_seq" integer;--> statement-breakpoint
ALTER TABLE "point_touches" ADD COLUMN "entry_lots" bigint[];--> statement-breakpoint
ALTER TABLE "point_entries" ADD COLUMN "ended_lot_id" bigint;--> statement-breakpoint
CREATE INDEX "members_merged_idx" ON "members" USING btree ("member_id") WHERE merged_into IS NOT NULL;--> statement-breakpoint
ALTER TABLE "point_lots" ADD CONSTRAINT "point_lots_ended_by_its_end" CHECK (expired_seq IS NULL OR state = 'expired');--> statement-breakpoint
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_only_ends_name_a_lot" CHECK (ended_lot_id IS NULL OR kind = 'expire');--> statement-breakpoint
-- An account changes beside all others of its page in one night: there is room for a second version of each.
ALTER TABLE point_accounts SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE point_touches ALTER COLUMN entry_lots SET STORAGE EXTERNAL;
--> statement-breakpoint
-- The rules stay as they are in 0033. After a row, not before it: before it each row is locked once more to be shown to the rule.
-- What ended a lot is told once.
DROP TRIGGER point_lots_go_forward ON point_lots;
--> statement-breakpoint
CREATE TRIGGER point_lots_go_forward AFTER UPDATE ON point_lots FOR EACH ROW
  WHEN ((NEW.member_id, NEW.lot_id, NEW.seq, NEW.amount, NEW.earned_at, NEW.activates_at, NEW.expires_at,
         NEW.from_member_id, NEW.from_lot_id)
        IS DISTINCT FROM (OLD.member_id, OLD.lot_id, OLD.seq, OLD.amount, OLD.earned_at, OLD.activates_at, OLD.expires_at,
         OLD.from_member_id, OLD.from_lot_id)
    OR NEW.remaining > OLD.remaining
    OR (NEW.state <> OLD.state AND NOT (
         (OLD.state = 'pending' AND NEW.state IN ('available', 'cancelled', 'consumed'))
         OR (OLD.state = 'available' AND NEW.state IN ('consumed', 'expired', 'reversed'))))
    OR (NEW.expired_seq IS DISTINCT FROM OLD.expired_seq AND OLD.state <> 'available'))
  EXECUTE FUNCTION point_lot_goes_forward();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION point_lot_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.member_id, NEW.lot_id, NEW.seq, NEW.amount, NEW.earned_at, NEW.activates_at, NEW.expires_at,
      NEW.from_member_id, NEW.from_lot_id)
     IS DISTINCT FROM (OLD.member_id, OLD.lot_id, OLD.seq, OLD.amount, OLD.earned_at, OLD.activates_at, OLD.expires_at,
      OLD.from_member_id, OLD.from_lot_id) OR (NEW.expired_seq IS DISTINCT FROM OLD.expired_seq AND OLD.state <> 'available') THEN
    RAISE EXCEPTION 'a lot stays what it is' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.remaining > OLD.remaining THEN
    RAISE EXCEPTION 'a lot does not grow' USING ERRCODE = 'VN003';
  END IF;
  RAISE EXCEPTION 'a lot that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'VN003';
END $$;
--> statement-breakpoint
-- As in 0038. The end of points is booked whoever their member has become, unless merged: the entry before it tells that there is
-- one, and the few that are merged stand in an index.
CREATE OR REPLACE FUNCTION point_entries_are_chained() RETURNS trigger LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  SELECT * INTO odd FROM (
    SELECT n.member_id, n.seq, n.seq <> 1 AND b.seq IS NULL AS is_loose,
           n.balance_after <> coalesce(b.balance_after, 0) + n.amount OR n.pending_after <> coalesce(b.pending_after, 0) + n.pending
             OR n.debt_after <> coalesce(b.debt_after, 0) + n.debt AS is_elsewhere,
           (n.kind <> 'expire' OR n.seq = 1) AND m.status IS NULL AS is_nobodys,
           n.kind NOT IN ('merge_in', 'merge_out') AND (m.status = 'merged'
             OR (m.status IN ('closed', 'anonymised') AND n.kind NOT IN ('expire', 'write_off'))
             OR (n.kind = 'expire'
                 AND (SELECT w.member_id FROM members w WHERE w.member_id = n.member_id AND w.merged_into IS NOT NULL) IS NOT NULL)
             OR (SELECT a.member_id FROM point_accounts a WHERE a.member_id = n.member_id AND a.frozen_at IS NOT NULL) IS NOT NULL)
             AS is_refused,
           (n.requested_by IS NOT NULL AND (SELECT u.user_id FROM users u WHERE u.user_id = n.requested_by) IS NULL)
             OR (n.approved_by IS NOT NULL AND (SELECT u.user_id FROM users u WHERE u.user_id = n.approved_by) IS NULL)
             AS is_strangers
      FROM touched n
      LEFT JOIN point_entries b ON b.member_id = n.member_id AND b.seq = n.seq - 1
      LEFT JOIN LATERAL (
        SELECT k.status FROM members k WHERE k.member_id = n.member_id AND (n.kind <> 'expire' OR n.seq = 1) OFFSET 0) m ON true
    ) judged
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
-- What an entry took: its allocations, and what was left of the lot that it names, if that names it back.
CREATE FUNCTION point_entry_took(of_member bigint, of_seq integer, of_lot bigint) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT sum(t.amount) FROM point_allocations t WHERE t.member_id = of_member AND t.seq = of_seq), 0)
       + coalesce((SELECT l.amount - coalesce((SELECT sum(t.amount) FROM point_allocations t
                     WHERE t.member_id = of_member AND t.lot_id = of_lot), 0)
                     FROM point_lots l WHERE l.member_id = of_member AND l.lot_id = of_lot AND l.expired_seq = of_seq), 0)
$$;
--> statement-breakpoint
-- What was taken of a lot: its allocations, and what the entry that ended it says, if that names it back.
CREATE FUNCTION point_lot_gave(of_member bigint, of_lot bigint, ended_by integer) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT sum(t.amount) FROM point_allocations t WHERE t.member_id = of_member AND t.lot_id = of_lot), 0)
       + coalesce((SELECT -e.amount FROM point_entries e
                    WHERE e.member_id = of_member AND e.seq = ended_by AND e.ended_lot_id = of_lot), 0)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION require_point_entry(of_member bigint, of_seq integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entry point_entries;
  original point_entries;
  made numeric;
  taken numeric;
  back numeric;
BEGIN
  SELECT * INTO entry FROM point_entries WHERE member_id = of_member AND seq = of_seq;
  SELECT coalesce(sum(amount), 0) INTO made FROM point_lots WHERE member_id = of_member AND seq = of_seq;
  taken := point_entry_took(of_member, of_seq, entry.ended_lot_id);
  IF entry.amount + entry.pending + entry.debt IS DISTINCT FROM made - taken THEN
    RAISE EXCEPTION 'entry % of an account differs from its lots', of_seq USING ERRCODE = 'VN004';
  END IF;
  IF entry.reverses IS NULL AND entry.other_seq IS NULL THEN RETURN; END IF;
  SELECT * INTO original FROM point_entries
   WHERE member_id = CASE WHEN entry.other_seq IS NULL THEN of_member ELSE entry.other_member_id END
     AND seq = coalesce(entry.other_seq, entry.reverses);
  SELECT (SELECT coalesce(sum(amount + pending), 0) FROM point_entries
           WHERE member_id = original.member_id AND reverses = original.seq)
       + (SELECT coalesce(sum(amount + pending), 0) FROM point_entries
           WHERE other_member_id = original.member_id AND other_seq = original.seq) INTO back;
  IF original.member_id IS NULL
     OR entry.kind = 'earn_reversal' AND original.kind NOT IN ('earn', 'adjust', 'reactivate')
     OR entry.kind = 'redeem_reversal' AND original.kind <> 'redeem'
     OR abs(back) > abs(original.amount + original.pending) OR sign(back) = sign(original.amount + original.pending) THEN
    RAISE EXCEPTION 'more is taken back than entry % was', original.seq USING ERRCODE = 'VN004';
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION require_point_entries(of_members bigint[], of_seqs integer[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  FOR odd IN
    SELECT o.member_id, o.seq, coalesce(e.reverses, e.other_seq) AS reverses
      FROM unnest(of_members, of_seqs) AS o (member_id, seq)
      LEFT JOIN point_entries e ON e.member_id = o.member_id AND e.seq = o.seq
     WHERE e.seq IS NULL OR e.reverses IS NOT NULL OR e.other_seq IS NOT NULL
        OR e.amount + e.pending + e.debt IS DISTINCT FROM
           (SELECT coalesce(sum(l.amount), 0) FROM point_lots l WHERE l.member_id = o.member_id AND l.seq = o.seq)
         - CASE WHEN e.ended_lot_id IS NULL
             THEN (SELECT coalesce(sum(t.amount), 0) FROM point_allocations t WHERE t.member_id = o.member_id AND t.seq = o.seq)
             ELSE point_entry_took(o.member_id, o.seq, e.ended_lot_id) END
  LOOP
    PERFORM require_point_entry(odd.member_id, odd.seq);
    IF odd.reverses IS NULL THEN
      RAISE EXCEPTION 'entry % of an account differs from its books', odd.seq USING ERRCODE = 'VN004';
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION require_point_lot(of_member bigint, of_lot bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  lot point_lots;
  promised numeric;
BEGIN
  SELECT * INTO lot FROM point_lots WHERE member_id = of_member AND lot_id = of_lot;
  IF lot.remaining IS DISTINCT FROM lot.amount - point_lot_gave(of_member, of_lot, lot.expired_seq) THEN
    RAISE EXCEPTION 'lot % differs from its allocations', of_lot USING ERRCODE = 'VN004';
  END IF;
  SELECT coalesce(sum(l.amount), 0) INTO promised FROM point_hold_lots l JOIN point_holds h USING (member_id, hold_id)
   WHERE l.member_id = of_member AND l.lot_id = of_lot AND h.state = 'open';
  IF lot.held IS DISTINCT FROM promised THEN
    RAISE EXCEPTION 'lot % holds other than was promised', of_lot USING ERRCODE = 'VN004';
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION require_point_lots(of_members bigint[], of_lots bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  FOR odd IN
    SELECT o.member_id, o.lot_id FROM unnest(of_members, of_lots) AS o (member_id, lot_id)
      LEFT JOIN point_lots l ON l.member_id = o.member_id AND l.lot_id = o.lot_id
     WHERE l.lot_id IS NULL OR l.remaining <> l.amount - CASE WHEN l.expired_seq IS NULL
             THEN (SELECT coalesce(sum(t.amount), 0) FROM point_allocations t WHERE t.member_id = o.member_id AND t.lot_id = o.lot_id)
             ELSE point_lot_gave(o.member_id, o.lot_id, l.expired_seq) END
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
-- New entries that end lots are compared with these and with the account, as they were written: the lot is empty, names the entry back,
-- no hold promises anything of it, and what no allocation took of it is what the entry says. So it needs no comparison of its own.
CREATE FUNCTION require_ended_point_lots(of_members bigint[], of_seqs integer[], of_nets bigint[], of_balances bigint[],
    of_pendings bigint[], of_debts bigint[], of_lots bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  odd record;
BEGIN
  SELECT array_agg(j.member_id) FILTER (WHERE NOT j.is_closed) AS accounts,
         array_agg(j.member_id) FILTER (WHERE NOT j.is_ended) AS members, array_agg(j.seq) FILTER (WHERE NOT j.is_ended) AS seqs,
         array_agg(j.lot_id) FILTER (WHERE NOT j.is_ended) AS lots
    INTO odd
    FROM (
      SELECT o.member_id, o.seq, o.lot_id,
             (a.seq = o.seq AND a.balance = o.balance AND a.pending = o.pending AND a.debt = o.debt
               AND a.balance + a.debt = lots.available AND a.pending = lots.pending) IS TRUE AS is_closed,
             (l.expired_seq = o.seq AND l.remaining = 0 AND o.net = coalesce((SELECT sum(t.amount) FROM point_allocations t
                 WHERE t.member_id = o.member_id AND t.lot_id = o.lot_id), 0) - l.amount
               AND (SELECT h.hold_id FROM point_hold_lots p JOIN point_holds h ON h.member_id = p.member_id AND h.hold_id = p.hold_id
                     WHERE p.member_id = o.member_id AND p.lot_id = o.lot_id AND h.state = 'open' LIMIT 1) IS NULL)
               IS TRUE AS is_ended
        FROM unnest(of_members, of_seqs, of_nets, of_balances, of_pendings, of_debts, of_lots)
          AS o (member_id, seq, net, balance, pending, debt, lot_id)
        LEFT JOIN point_accounts a ON a.member_id = o.member_id
        LEFT JOIN point_lots l ON l.member_id = o.member_id AND l.lot_id = o.lot_id
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(remaining) FILTER (WHERE p.state = 'available'), 0) AS available,
                 coalesce(sum(remaining) FILTER (WHERE p.state = 'pending'), 0) AS pending
            FROM point_lots p WHERE p.member_id = o.member_id AND p.state IN ('pending', 'available')) lots
       WHERE o.lot_id IS NOT NULL) j
   WHERE NOT (j.is_closed AND j.is_ended);
  IF odd.accounts IS NOT NULL THEN PERFORM require_point_accounts(odd.accounts); END IF;
  IF odd.members IS NOT NULL THEN
    PERFORM require_point_entries(odd.members, odd.seqs), require_point_lots(odd.members, odd.lots);
  END IF;
END $$;
--> statement-breakpoint
-- Lots that are compared anyway: written down themselves, or named by a new entry.
CREATE OR REPLACE FUNCTION point_lots_to_compare() RETURNS TABLE (member_id bigint, lot_id bigint) LANGUAGE sql STABLE AS $$
  SELECT unnest(lot_members), unnest(lot_ids) FROM point_touches WHERE transaction_id = pg_current_xact_id()::text::bigint
  UNION ALL
  SELECT e.member_id, e.lot_id FROM point_touches t CROSS JOIN LATERAL unnest(t.entry_members, t.entry_lots) AS e (member_id, lot_id)
   WHERE t.transaction_id = pg_current_xact_id()::text::bigint AND t.entry_nets IS NOT NULL AND e.lot_id IS NOT NULL
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION touch_point_books() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  members bigint[];
  seqs integer[];
  ids bigint[];
BEGIN
  IF TG_TABLE_NAME = 'point_entries' THEN
    INSERT INTO point_touches (entry_members, entry_seqs, entry_nets, entry_balances, entry_pendings, entry_debts, entry_lots)
    SELECT array_agg(member_id), array_agg(seq),
           array_agg(CASE WHEN reverses IS NULL AND other_seq IS NULL THEN amount + pending + debt END),
           array_agg(balance_after), array_agg(pending_after), array_agg(debt_after),
           CASE WHEN count(ended_lot_id) > 0 THEN array_agg(ended_lot_id) END FROM touched HAVING count(*) > 0;
  ELSIF TG_TABLE_NAME = 'point_accounts' THEN
    SELECT array_agg(member_id) INTO members FROM touched
     WHERE seq <> 0 OR balance <> 0 OR pending <> 0 OR debt <> 0;
    IF members IS NOT NULL THEN PERFORM touch_point_accounts(members); END IF;
  ELSIF TG_TABLE_NAME = 'point_lots' AND TG_OP = 'INSERT' THEN
    SELECT array_agg(member_id), array_agg(lot_id), array_agg(seq) INTO members, ids, seqs FROM touched t
     WHERE (t.member_id, t.seq) NOT IN (SELECT g.member_id, g.seq FROM point_givers_to_compare() g);
    IF members IS NULL THEN RETURN NULL; END IF;
    PERFORM touch_point_accounts(members), touch_point_lots(members, ids), touch_point_makers(members, seqs);
  ELSIF TG_TABLE_NAME = 'point_lots' THEN
    SELECT array_agg(member_id), array_agg(lot_id) INTO members, ids FROM touched;
    PERFORM touch_point_accounts(members), touch_point_lots(members, ids);
  ELSE
    SELECT array_agg(member_id), array_agg(lot_id), array_agg(seq) INTO members, ids, seqs FROM touched;
    PERFORM touch_point_entries(members, seqs), touch_point_lots(members, ids);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- As in 0046, for those that name no lot.
CREATE OR REPLACE FUNCTION require_new_point_entries(of_members bigint[], of_seqs integer[], of_nets bigint[], of_balances bigint[],
    of_pendings bigint[], of_debts bigint[], of_lots bigint[]) RETURNS void LANGUAGE plpgsql
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
             (o.net = made.amount
              - (SELECT coalesce(sum(t.amount), 0) FROM point_allocations t WHERE t.member_id = o.member_id AND t.seq = o.seq)
               AND made.are_whole) IS TRUE AS is_whole
        FROM unnest(of_members, of_seqs, of_nets, of_balances, of_pendings, of_debts, of_lots)
          AS o (member_id, seq, net, balance, pending, debt, lot_id)
        LEFT JOIN point_accounts a ON a.member_id = o.member_id
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(remaining) FILTER (WHERE l.state = 'available'), 0) AS available,
                 coalesce(sum(remaining) FILTER (WHERE l.state = 'pending'), 0) AS pending
            FROM point_lots l WHERE l.member_id = o.member_id AND l.state IN ('pending', 'available')) lots
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(l.amount), 0) AS amount,
                 coalesce(bool_and(l.remaining = l.amount AND l.held = 0
                   AND (SELECT t.seq FROM point_allocations t WHERE t.member_id = o.member_id AND t.lot_id = l.lot_id LIMIT 1) IS NULL
                   AND (SELECT n.hold_id FROM point_hold_lots n WHERE n.member_id = o.member_id AND n.lot_id = l.lot_id LIMIT 1)
                     IS NULL), true) AS are_whole
            FROM point_lots l WHERE o.net > 0 AND l.member_id = o.member_id AND l.seq = o.seq) made
       WHERE o.lot_id IS NULL) j
   WHERE NOT (j.is_closed AND j.is_whole);
  IF odd.accounts IS NOT NULL THEN PERFORM require_point_accounts(odd.accounts); END IF;
  IF odd.members IS NOT NULL THEN
    PERFORM require_point_entries(odd.members, odd.seqs);
    PERFORM require_point_lots(array_agg(l.member_id), array_agg(l.lot_id))
       FROM unnest(odd.members, odd.seqs) AS o (member_id, seq) JOIN point_lots l ON l.member_id = o.member_id AND l.seq = o.seq;
  END IF;
END $$;
--> statement-breakpoint
DROP FUNCTION require_new_point_entries(bigint[], integer[], bigint[], bigint[], bigint[], bigint[]);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION point_touch_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.accounts IS NOT NULL THEN PERFORM require_point_accounts(NEW.accounts); END IF;
  IF NEW.entry_nets IS NOT NULL THEN
    PERFORM require_new_point_entries(NEW.entry_members, NEW.entry_seqs, NEW.entry_nets, NEW.entry_balances, NEW.entry_pendings,
      NEW.entry_debts, NEW.entry_lots);
    IF NEW.entry_lots IS NOT NULL THEN
      PERFORM require_ended_point_lots(NEW.entry_members, NEW.entry_seqs, NEW.entry_nets, NEW.entry_balances, NEW.entry_pendings,
        NEW.entry_debts, NEW.entry_lots);
    END IF;
  ELSIF NEW.entry_members IS NOT NULL THEN
    PERFORM require_point_entries(NEW.entry_members, NEW.entry_seqs);
  END IF;
  IF NEW.lot_members IS NOT NULL THEN PERFORM require_point_lots(NEW.lot_members, NEW.lot_ids); END IF;
  IF NEW.hold_members IS NOT NULL THEN PERFORM require_point_holds(NEW.hold_members, NEW.hold_ids); END IF;
  DELETE FROM point_touches WHERE ctid = NEW.ctid;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- As in 0032, quicker: the zone is asked once, a function of its own would be called for each row; and what is one by tier and by store
-- is added up before it is told twice.
CREATE OR REPLACE FUNCTION point_day_sums(members bigint[], seqs integer[], signs integer[], tiers integer[], stores integer[])
  RETURNS TABLE (grouped_by text, group_id integer, booked_on date, kind text, is_gain boolean, entries integer,
    amount bigint, pending bigint, debt bigint) LANGUAGE sql STABLE
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
  SELECT CASE grouping(d.tier_id) WHEN 0 THEN 'tier' ELSE 'store' END,
         CASE grouping(d.tier_id) WHEN 0 THEN d.tier_id ELSE d.store_id END,
         d.booked_on, d.kind, d.is_gain, sum(d.entries)::integer, sum(d.amount)::bigint, sum(d.pending)::bigint, sum(d.debt)::bigint
    FROM (SELECT due.tier_id, due.store_id, (e.booked_at AT TIME ZONE z.zone)::date AS booked_on, e.kind,
                 e.amount + e.pending + e.debt > 0 AS is_gain, sum(due.sign) AS entries, sum(e.amount * due.sign) AS amount,
                 sum(e.pending * due.sign) AS pending, sum(e.debt * due.sign) AS debt
            FROM unnest(members, seqs, signs, tiers, stores) AS due (member_id, seq, sign, tier_id, store_id)
            JOIN point_entries e ON e.member_id = due.member_id AND e.seq = due.seq
           CROSS JOIN (SELECT coalesce((SELECT p.time_zone FROM programme p LIMIT 1), 'UTC') AS zone) z
           GROUP BY 1, 2, 3, 4, 5) d
   GROUP BY GROUPING SETS ((d.tier_id, d.booked_on, d.kind, d.is_gain), (d.store_id, d.booked_on, d.kind, d.is_gain))
  HAVING sum(d.entries) <> 0 OR sum(d.amount) <> 0 OR sum(d.pending) <> 0 OR sum(d.debt) <> 0
$$;
--> statement-breakpoint
-- Of entries that name the lot they end, nothing else is looked for: they made none and have no allocations.
CREATE OR REPLACE FUNCTION point_lot_sums(members bigint[], seqs integer[], signs integer[], tiers integer[], stores integer[])
  RETURNS TABLE (grouped_by text, group_id integer, booked_on date, earned_in date, ends_in date, kind text, is_gain boolean,
    points bigint) LANGUAGE sql STABLE
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
  SELECT g.grouped_by, g.group_id,
         CASE g.grouped_by WHEN 'tier' THEN d.booked_on ELSE date_trunc('month', d.booked_on::timestamp)::date END,
         d.earned_in, d.ends_in, d.kind, d.is_gain, sum(d.points)::bigint
    FROM (SELECT due.tier_id, due.store_id, (e.booked_at AT TIME ZONE z.zone)::date AS booked_on,
                 date_trunc('month', part.earned_at AT TIME ZONE z.zone)::date AS earned_in,
                 coalesce(date_trunc('month', (part.expires_at - interval '1 microsecond') AT TIME ZONE z.zone)::date, 'infinity')
                   AS ends_in,
                 e.kind, part.points > 0 AS is_gain, sum(part.points * due.sign) AS points
            FROM unnest(members, seqs, signs, tiers, stores) AS due (member_id, seq, sign, tier_id, store_id)
            JOIN point_entries e ON e.member_id = due.member_id AND e.seq = due.seq
           CROSS JOIN (SELECT coalesce((SELECT p.time_zone FROM programme p LIMIT 1), 'UTC') AS zone) z
           CROSS JOIN LATERAL (
             SELECT l.amount AS points, l.earned_at, l.expires_at FROM point_lots l
              WHERE l.member_id = due.member_id AND l.seq = due.seq AND e.ended_lot_id IS NULL
             UNION ALL
             SELECT -t.amount, l.earned_at, l.expires_at
               FROM point_allocations t JOIN point_lots l ON l.member_id = t.member_id AND l.lot_id = t.lot_id
              WHERE t.member_id = due.member_id AND t.seq = due.seq AND e.ended_lot_id IS NULL
             UNION ALL
             SELECT e.amount, l.earned_at, l.expires_at FROM point_lots l
              WHERE l.member_id = due.member_id AND l.lot_id = e.ended_lot_id) part
           GROUP BY 1, 2, 3, 4, 5, 6, 7) d
   CROSS JOIN LATERAL (VALUES ('tier', d.tier_id), ('store', d.store_id)) AS g (grouped_by, group_id)
   GROUP BY 1, 2, 3, 4, 5, 6, 7
  HAVING sum(d.points) <> 0
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION rebuild_point_sums() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  programme_zone text := point_zone();
BEGIN
  TRUNCATE point_sum_queue, point_sum_moves, point_day_cells, point_lot_cells;
  INSERT INTO point_day_cells (grouped_by, group_id, booked_on, kind, is_gain, entries, amount, pending, debt)
  SELECT CASE grouping(d.tier_id) WHEN 0 THEN 'tier' ELSE 'store' END,
         CASE grouping(d.tier_id) WHEN 0 THEN d.tier_id ELSE d.store_id END,
         booked_on, kind, is_gain, sum(entries), sum(amount), sum(pending), sum(debt)
    FROM (SELECT coalesce(s.tier_id, 0)::integer AS tier_id, coalesce(s.home_store_id, 0) AS store_id,
                 (e.booked_at AT TIME ZONE programme_zone)::date AS booked_on, e.kind, e.amount + e.pending + e.debt > 0 AS is_gain,
                 count(*) AS entries, sum(e.amount) AS amount, sum(e.pending) AS pending, sum(e.debt) AS debt
            FROM point_entries e LEFT JOIN member_summary s USING (member_id)
           GROUP BY 1, 2, 3, 4, 5) d
   GROUP BY GROUPING SETS ((d.tier_id, booked_on, kind, is_gain), (d.store_id, booked_on, kind, is_gain));
  INSERT INTO point_lot_cells (grouped_by, group_id, booked_on, earned_in, ends_in, kind, is_gain, points)
  SELECT g.grouped_by, g.group_id,
         CASE g.grouped_by WHEN 'tier' THEN d.booked_on ELSE date_trunc('month', d.booked_on::timestamp)::date END,
         earned_in, ends_in, kind, is_gain, sum(points)
    FROM (SELECT coalesce(s.tier_id, 0)::integer AS tier_id, coalesce(s.home_store_id, 0) AS store_id,
                 (e.booked_at AT TIME ZONE programme_zone)::date AS booked_on,
                 date_trunc('month', part.earned_at AT TIME ZONE programme_zone)::date AS earned_in,
                 coalesce(date_trunc('month',
                   (part.expires_at - interval '1 microsecond') AT TIME ZONE programme_zone)::date, 'infinity') AS ends_in,
                 e.kind, part.points > 0 AS is_gain, sum(part.points) AS points
            FROM (SELECT member_id, seq, amount AS points, earned_at, expires_at FROM point_lots
                  UNION ALL
                  SELECT t.member_id, t.seq, -t.amount, l.earned_at, l.expires_at
                    FROM point_allocations t JOIN point_lots l USING (member_id, lot_id)
                  UNION ALL
                  SELECT x.member_id, x.seq, x.amount, l.earned_at, l.expires_at
                    FROM point_entries x JOIN point_lots l ON l.member_id = x.member_id AND l.lot_id = x.ended_lot_id) part
            JOIN point_entries e USING (member_id, seq)
            LEFT JOIN member_summary s USING (member_id)
           GROUP BY 1, 2, 3, 4, 5, 6, 7) d
   CROSS JOIN LATERAL (VALUES ('tier', d.tier_id), ('store', d.store_id)) AS g (grouped_by, group_id)
   GROUP BY 1, 2, 3, 4, 5, 6, 7;
END $$;
