-- As in 0047; accounts and open lots are read once, in the order of their index, for all members of the chunk: their indexes were gone into
-- anew for each.
-- Plans are made once, for arrays of any length, and join by hashing alone: a row or thousands are right by them.
CREATE OR REPLACE FUNCTION require_ended_point_lots(of_members bigint[], of_seqs integer[], of_nets bigint[], of_balances bigint[],
    of_pendings bigint[], of_debts bigint[], of_lots bigint[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_nestloop = off
  SET enable_mergejoin = off AS $$
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
               AND a.balance + a.debt = coalesce(held.available, 0) AND a.pending = coalesce(held.pending, 0)) IS TRUE AS is_closed,
             (SELECT l.expired_seq = o.seq AND l.remaining = 0 AND o.net = coalesce((SELECT sum(t.amount) FROM point_allocations t
                 WHERE t.member_id = o.member_id AND t.lot_id = o.lot_id), 0) - l.amount
               AND (SELECT p.hold_id FROM point_hold_lots p WHERE p.member_id = o.member_id AND p.lot_id = o.lot_id
                     AND (SELECT h.state FROM point_holds h WHERE h.member_id = p.member_id AND h.hold_id = p.hold_id) = 'open'
                     LIMIT 1) IS NULL
                FROM point_lots l WHERE l.member_id = o.member_id AND l.lot_id = o.lot_id) IS TRUE AS is_ended
        FROM unnest(of_members, of_seqs, of_nets, of_balances, of_pendings, of_debts, of_lots)
          AS o (member_id, seq, net, balance, pending, debt, lot_id)
        LEFT JOIN (
          SELECT member_id, seq, balance, pending, debt FROM point_accounts WHERE member_id = ANY (of_members) OFFSET 0) a
          ON a.member_id = o.member_id
        LEFT JOIN (
          SELECT member_id, sum(remaining) FILTER (WHERE state = 'available') AS available,
                 sum(remaining) FILTER (WHERE state = 'pending') AS pending
            FROM point_lots WHERE member_id = ANY (of_members) AND state IN ('pending', 'available') GROUP BY member_id) held
          ON held.member_id = o.member_id
       WHERE o.lot_id IS NOT NULL) j
   WHERE NOT (j.is_closed AND j.is_ended);
  IF odd.accounts IS NOT NULL THEN PERFORM require_point_accounts(odd.accounts); END IF;
  IF odd.members IS NOT NULL THEN
    PERFORM require_point_entries(odd.members, odd.seqs), require_point_lots(odd.members, odd.lots);
  END IF;
END $$;
