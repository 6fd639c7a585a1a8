-- Whether a receipt had its points as a paper. It waits its turn among the claims of the shop and day before it looks: claims wait
-- for each other and for purchases, purchases for claims alone.
CREATE FUNCTION is_claimed_as_paper(of_store integer, of_day date, of_receipt text, of_member bigint, amount bigint)
  RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('claims of ' || of_store::text || ' ' || of_day::text));
  RETURN EXISTS (
    SELECT FROM claimed_papers WHERE store_id = of_store AND business_date = of_day AND paper = of_receipt
    UNION ALL
    SELECT FROM purchase_claims
     WHERE member_id = of_member AND store_id = of_store AND business_date = of_day AND amount_minor = amount
       AND purchase_id IS NULL AND undone_at IS NULL AND (receipt = '' OR of_receipt IS NULL));
END $$;
