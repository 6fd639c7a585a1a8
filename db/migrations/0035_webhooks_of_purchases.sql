-- Points as the API tells them: whole ones as text, hundredths behind a point.
CREATE FUNCTION webhook_points_text(hundredths bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT trim_scale(hundredths::numeric / 100)::text
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION webhook_points() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['points.earned', 'points.activated', 'points.redeemed', 'points.givenBack',
    'points.takenBack', 'points.expired', 'points.moved', 'points.adjusted']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT e.member_id, p.endpoint_id, webhook_points_type(e.kind),
         jsonb_build_object('memberId', e.member_id, 'entry', e.seq, 'kind', e.kind, 'points', webhook_points_text(e.amount),
           'pendingPoints', webhook_points_text(e.pending), 'debtPoints', webhook_points_text(e.debt), 'balance', webhook_points_text(e.balance_after),
           'reverses', e.reverses, 'otherMemberId', e.other_member_id, 'bookedAt', webhook_moment(e.booked_at)),
         e.occurred_at, now(), now()
    FROM added e JOIN webhook_endpoints p
      ON p.state IN ('active', 'paused') AND webhook_points_type(e.kind) = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A purchase or return that the rules have judged is told of. Imported history is judged by nobody and is not.
CREATE FUNCTION webhook_purchases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhook_is_asked(ARRAY['purchase.recorded', 'purchase.returned']) THEN RETURN NULL; END IF;
  INSERT INTO webhook_deliveries (member_id, endpoint_id, type, data, happened_at, next_at, queued_at)
  SELECT e.member_id, p.endpoint_id, told.type,
         jsonb_build_object('memberId', e.member_id, 'purchaseId', e.purchase_id, 'businessDate', e.business_date,
           'storeId', b.store_id, 'till', b.till, 'receipt', b.receipt, 'amountMinor', b.amount_minor::text)
         || CASE WHEN b.is_return
              THEN jsonb_build_object('takenBackPoints', webhook_points_text(e.taken_back), 'givenBackPoints', webhook_points_text(e.given_back),
                'originalPurchaseId', b.revises_id, 'originalBusinessDate', b.revises_on,
                'isWhole', coalesce(o.returned_minor = o.amount_minor, false))
              ELSE jsonb_build_object('discountMinor', b.discount_minor::text, 'earnedPoints', webhook_points_text(e.earned),
                'redeemedPoints', webhook_points_text(e.spent)) END,
         b.purchased_at, now(), now()
    FROM added e
    JOIN purchases b ON b.member_id = e.member_id AND b.business_date = e.business_date AND b.purchase_id = e.purchase_id
    LEFT JOIN purchases o
      ON o.member_id = b.member_id AND o.business_date = b.revises_on AND o.purchase_id = b.revises_id
    CROSS JOIN LATERAL (SELECT CASE WHEN b.is_return THEN 'purchase.returned' ELSE 'purchase.recorded' END AS type) told
    JOIN webhook_endpoints p ON p.state IN ('active', 'paused') AND told.type = ANY (p.event_types);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchase_decisions_told AFTER INSERT ON purchase_decisions REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION webhook_purchases();
