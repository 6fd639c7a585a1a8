-- The same, by numbers in an array: of a table of what was written the planner guesses thousands of rows, and read all referrals for one receipt.
CREATE OR REPLACE FUNCTION note_mechanic_wakes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
BEGIN
  IF EXISTS (SELECT FROM mechanic_switches WHERE wakes <> 'night' AND launched_at IS NOT NULL AND archived_at IS NULL) THEN
    ids := ARRAY(SELECT DISTINCT member_id FROM written WHERE member_id <> 0);
    INSERT INTO mechanic_wakes (member_id)
    SELECT unnest(ids)
    UNION
    SELECT coalesce(b.merged_into, b.member_id) FROM referrals r JOIN members b ON b.member_id = r.referrer_id
    WHERE r.member_id = ANY (ids) AND r.ended_at IS NULL
    UNION
    SELECT coalesce(b.merged_into, b.member_id) FROM members l
    JOIN referrals r ON r.member_id = l.member_id AND r.ended_at IS NULL JOIN members b ON b.member_id = r.referrer_id
    WHERE l.merged_into = ANY (ids);
  END IF;
  RETURN NULL;
END $$;
