-- What goes over from one account to another is one movement with two sides: together they come to nothing. Only these few entries
-- are asked, one by one, when the transaction ends.
CREATE FUNCTION require_other_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT (sum(amount), sum(pending), sum(debt)) IS DISTINCT FROM (0::numeric, 0::numeric, 0::numeric)
        FROM point_entries
       WHERE source = NEW.source AND key = NEW.key AND kind <> 'expire' AND kind <> 'activate'
         AND kind IN ('transfer_in', 'transfer_out', 'merge_in', 'merge_out')
         AND (member_id, other_member_id) IN ((NEW.member_id, NEW.other_member_id), (NEW.other_member_id, NEW.member_id))) THEN
    RAISE EXCEPTION 'entry % of an account differs from its other side', NEW.seq USING ERRCODE = 'VN004';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER point_entries_have_two_sides AFTER INSERT ON point_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.kind IN ('transfer_in', 'transfer_out', 'merge_in', 'merge_out'))
  EXECUTE FUNCTION require_other_side();
