-- One member in 32, whom estimates look at, in indexes alone: without them an estimate walks all members for a thirty-second of them.
-- A column that an index holds ends HOT updates of the whole table, also of the rows that the index leaves out. So nothing that changes
-- with a purchase stands here, but for member_sort_keys: its keys are in indexes of all members already.
CREATE INDEX member_sort_keys_sample_idx ON member_sort_keys (member_id)
  INCLUDE (status, kind, joined_on, tier_id, home_store_id, last_purchase_on, receipts_365, revenue_365_minor)
  WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX member_summary_sample_idx ON member_summary (member_id) WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX point_accounts_sample_idx ON point_accounts (member_id) WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX member_rhythms_sample_idx ON member_rhythms (member_id)
  INCLUDE (purchase_days, last_on, usual_gap_days, long_gap_days, last_gap_days, earlier_long_gap_days)
  WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX member_outlooks_sample_idx ON member_outlooks (member_id) INCLUDE (p_alive, expected_30, expected_90)
  WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX members_sample_idx ON members (member_id) INCLUDE (source) WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX member_profiles_sample_idx ON member_profiles (member_id) INCLUDE (birth_md, birth_on, city)
  WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX consent_states_sample_idx ON consent_states (member_id) INCLUDE (purpose, channel, decision)
  WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX contact_confirmations_sample_idx ON contact_confirmations (member_id) INCLUDE (contact, ended_at)
  WHERE member_id & 31 = 0;
--> statement-breakpoint
CREATE INDEX cards_sample_idx ON cards (member_id) INCLUDE (card_type_id, status, moved_to) WHERE member_id & 31 = 0;
--> statement-breakpoint
-- The days since the receipt before say who began again without looking further back.
DROP INDEX purchases_sample_idx;
--> statement-breakpoint
CREATE INDEX purchases_sample_idx ON purchases (business_date) INCLUDE (member_id, store_id, is_return, amount_minor, gap_days)
  WHERE member_id & 31 = 0 AND member_id > 0;
