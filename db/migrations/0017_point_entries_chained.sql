-- The figures before an entry are bigint whether or not there is an entry before it.
CREATE OR REPLACE FUNCTION point_entry_is_chained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  balance_before bigint := 0;
  pending_before bigint := 0;
  debt_before bigint := 0;
  standing text;
BEGIN
  IF NEW.seq <> 1 THEN
    SELECT balance_after, pending_after, debt_after INTO balance_before, pending_before, debt_before
      FROM point_entries WHERE member_id = NEW.member_id AND seq = NEW.seq - 1;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'entry % of an account has none before it', NEW.seq USING ERRCODE = 'VN003';
    END IF;
  END IF;
  IF (NEW.balance_after, NEW.pending_after, NEW.debt_after) IS DISTINCT FROM
     (balance_before + NEW.amount, pending_before + NEW.pending, debt_before + NEW.debt) THEN
    RAISE EXCEPTION 'entry % of an account does not go on from the one before it', NEW.seq USING ERRCODE = 'VN003';
  END IF;
  SELECT m.status INTO standing FROM members m WHERE m.member_id = NEW.member_id;
  IF standing IS NULL THEN
    RAISE EXCEPTION 'an entry without a member' USING ERRCODE = 'VN003';
  END IF;
  IF NEW.kind IN ('merge_in', 'merge_out') THEN RETURN NEW; END IF;
  IF standing = 'merged' OR (standing IN ('closed', 'anonymised') AND NEW.kind NOT IN ('expire', 'write_off'))
     OR EXISTS (SELECT FROM point_accounts a WHERE a.member_id = NEW.member_id AND a.frozen_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the account takes no movements' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
