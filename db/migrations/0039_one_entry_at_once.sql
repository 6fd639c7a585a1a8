-- Plans of these two are made once: arrays of unknown length would have them made anew at each call, and each look is by a key.
ALTER FUNCTION lock_point_accounts(bigint[], timestamptz) SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
-- Appends one entry to a locked account with everything that belongs to it: the account's figures, lots taken from and made, allocations,
-- notes. It holds no rule. A statement that would touch nothing is not run, for each tells the books what it touched. The entry comes
-- first: with it the account is compared, and touches nothing more.
CREATE FUNCTION post_point_entry(
  of_member bigint, new_seq integer, of_kind text, new_balance bigint, new_pending bigint, new_debt bigint,
  of_amount bigint, of_pending bigint, of_debt bigint, of_source text, of_key text, of_reverses integer, of_other_member bigint,
  of_reason text, of_actor text, of_requester integer, of_approver integer, happened timestamptz, booked timestamptz,
  of_evidence text, of_note text, take_lots bigint[], take_amounts bigint[], take_ends text[], take_released bigint[],
  give_amounts bigint[], give_earned timestamptz[], give_activates timestamptz[], give_expires timestamptz[],
  give_from_members bigint[], give_from_lots bigint[], activates bigint[], of_other_seq integer
) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  INSERT INTO point_entries (member_id, seq, kind, amount, pending, debt, balance_after, pending_after, debt_after, source, key,
    reverses, other_member_id, reason, actor, requested_by, approved_by, occurred_at, booked_at, other_seq)
  VALUES (of_member, new_seq, of_kind, of_amount, of_pending, of_debt, new_balance, new_pending, new_debt, of_source, of_key,
    of_reverses, of_other_member, of_reason, of_actor, of_requester, of_approver, happened, booked, of_other_seq);
  UPDATE point_accounts SET seq = new_seq, balance = new_balance, pending = new_pending, debt = new_debt
   WHERE member_id = of_member AND seq = new_seq - 1;
  IF NOT FOUND THEN RAISE EXCEPTION 'an account has gone on beyond entry %', new_seq - 1 USING ERRCODE = 'VN004'; END IF;
  IF of_evidence <> '' OR of_note <> '' THEN
    INSERT INTO point_entry_notes (member_id, seq, evidence, note) VALUES (of_member, new_seq, of_evidence, of_note);
  END IF;
  IF cardinality(take_lots) > 0 THEN
    UPDATE point_lots l SET remaining = l.remaining - t.amount, held = l.held - t.released,
      state = CASE WHEN l.remaining = t.amount THEN t.ends ELSE l.state END
      FROM unnest(take_lots, take_amounts, take_ends, take_released) AS t (lot_id, amount, ends, released)
     WHERE l.member_id = of_member AND l.lot_id = t.lot_id;
    INSERT INTO point_allocations (member_id, seq, lot_id, amount)
    SELECT of_member, new_seq, t.lot_id, t.amount FROM unnest(take_lots, take_amounts) AS t (lot_id, amount);
  END IF;
  IF cardinality(give_amounts) > 0 THEN
    INSERT INTO point_lots (member_id, seq, state, amount, remaining, earned_at, activates_at, expires_at, from_member_id, from_lot_id)
    SELECT of_member, new_seq, CASE WHEN g.activates_at IS NULL THEN 'available' ELSE 'pending' END, g.amount, g.amount,
      g.earned_at, g.activates_at, g.expires_at, g.from_member_id, g.from_lot_id
      FROM unnest(give_amounts, give_earned, give_activates, give_expires, give_from_members, give_from_lots) WITH ORDINALITY
        AS g (amount, earned_at, activates_at, expires_at, from_member_id, from_lot_id, place)
     ORDER BY g.place;
  END IF;
  IF cardinality(activates) > 0 THEN
    UPDATE point_lots SET state = 'available' WHERE member_id = of_member AND lot_id = ANY (activates);
  END IF;
END $$;
