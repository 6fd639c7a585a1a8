import { defineCheck } from '../check';

export const triggers = defineCheck({
  id: 'triggers',
  proves: 'no table can be written without an actor, and what is never deleted cannot be',
  slicedBy: 'none',
  differences: `
    WITH needed AS (
      SELECT oid AS relid, 'require_actor' AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
         AND relpersistence = 'p'
      UNION ALL
      SELECT 'audit_events'::regclass, unnest(ARRAY['audit_events_append_only', 'audit_events_only_emptied'])
      UNION ALL
      SELECT 'members'::regclass, unnest(ARRAY['members_never_deleted', 'members_go_with_import', 'members_follow_transitions',
        'merges_end_at_one', 'members_leave_households', 'members_note_tier_change', 'members_gone_told'])
      UNION ALL
      SELECT 'tier_changes'::regclass, 'tier_changes_append_only'
      UNION ALL
      SELECT 'member_events'::regclass, unnest(ARRAY['member_events_append_only', 'member_events_only_emptied'])
      UNION ALL
      SELECT 'event_awards'::regclass, 'event_awards_append_only'
      UNION ALL
      SELECT 'api_keys'::regclass, unnest(ARRAY['api_keys_never_deleted', 'api_keys_stay_ended'])
      UNION ALL
      SELECT 'households'::regclass, unnest(ARRAY['households_never_deleted', 'households_end_once', 'households_whole'])
      UNION ALL
      SELECT 'household_members'::regclass, unnest(ARRAY['household_members_never_deleted', 'household_members_find_room',
        'household_members_follow_transitions', 'households_whole'])
      UNION ALL
      SELECT 'users'::regclass, 'users_never_deleted'
      UNION ALL
      SELECT 'cards'::regclass, unnest(ARRAY['cards_never_deleted', 'cards_go_with_import', 'cards_follow_transitions',
        'cards_have_events', 'cards_note_change', 'cards_counted_in', 'cards_counted_over', 'cards_counted_out'])
      UNION ALL
      SELECT 'stock_cards'::regclass, unnest(ARRAY['stock_cards_never_deleted', 'stock_cards_stay',
        'stock_cards_follow_claims', 'stock_cards_free'])
      UNION ALL
      SELECT 'identity_claims'::regclass, 'identity_claims_leave_stock'
      UNION ALL
      SELECT 'card_types'::regclass, 'card_types_never_deleted'
      UNION ALL
      SELECT 'card_number_ranges'::regclass, 'card_number_ranges_never_deleted'
      UNION ALL
      SELECT 'card_batches'::regclass, 'card_batches_never_deleted'
      UNION ALL
      SELECT 'batch_events'::regclass, 'batch_events_append_only'
      UNION ALL
      SELECT 'card_events'::regclass, unnest(ARRAY['card_events_append_only', 'card_events_only_emptied',
        'card_events_have_cards'])
      UNION ALL
      SELECT 'tasks'::regclass, unnest(ARRAY['tasks_never_deleted', 'tasks_change_in_order', 'tasks_undo_stays'])
      UNION ALL
      SELECT 'task_events'::regclass, unnest(ARRAY['task_events_append_only', 'task_events_only_emptied'])
      UNION ALL
      SELECT 'member_interactions'::regclass,
        unnest(ARRAY['member_interactions_never_deleted', 'member_interactions_stay_as_written'])
      UNION ALL
      SELECT 'attributes'::regclass, unnest(ARRAY['attributes_never_deleted', 'attributes_keep_key_and_type'])
      UNION ALL
      SELECT 'attribute_options'::regclass, 'attribute_options_never_deleted'
      UNION ALL
      SELECT 'consent_texts'::regclass, 'consent_texts_append_only'
      UNION ALL
      SELECT 'consents'::regclass, unnest(ARRAY['consents_never_deleted', 'consents_append_only', 'consents_hold'])
      UNION ALL
      SELECT 'consent_states'::regclass, 'consent_states_by_trigger'
      UNION ALL
      SELECT 'purchase_claims'::regclass,
        unnest(ARRAY['purchase_claims_never_deleted', 'purchase_claims_end_once', 'purchase_claims_counted',
          'purchase_claims_uncounted'])
      UNION ALL
      SELECT 'purchase_decisions'::regclass,
        unnest(ARRAY['purchase_decisions_never_deleted', 'purchase_decisions_stay',
          'purchase_decisions_claimed_told', 'purchase_decisions_counted', 'purchase_decisions_recounted'])
      UNION ALL
      SELECT 'messages'::regclass, unnest(ARRAY['messages_never_deleted', 'messages_change_in_order'])
      UNION ALL
      SELECT 'contact_confirmations'::regclass, unnest(ARRAY['contact_confirmations_never_deleted',
        'contact_confirmations_end_once', 'contact_confirmations_of_contacts'])
      UNION ALL
      SELECT 'member_profiles'::regclass, 'member_profiles_end_confirmations'
      UNION ALL
      SELECT format('point_%s', name)::regclass, 'never_emptied'
        FROM unnest(ARRAY['accounts', 'entries', 'lots', 'allocations', 'holds', 'hold_lots', 'keys']) AS name
      UNION ALL
      SELECT format('point_%s', name)::regclass, 'never_deleted'
        FROM unnest(ARRAY['accounts', 'lots', 'holds']) AS name
      UNION ALL
      SELECT format('point_%s', name)::regclass, 'append_only'
        FROM unnest(ARRAY['entries', 'allocations', 'hold_lots']) AS name
      UNION ALL
      SELECT format('point_%s', name)::regclass, 'books_balance'
        FROM unnest(ARRAY['accounts', 'entries', 'lots', 'allocations', 'holds', 'hold_lots', 'touches']) AS name
      UNION ALL
      SELECT format('point_%s', name)::regclass, 'books_balance_after'
        FROM unnest(ARRAY['accounts', 'lots', 'holds']) AS name
      UNION ALL
      SELECT 'point_touches'::regclass, unnest(ARRAY['point_touches_stay', 'point_touches_of_entries'])
      UNION ALL
      SELECT 'ledger_mismatches'::regclass, unnest(ARRAY['ledger_mismatches_never_deleted', 'ledger_mismatches_end_once'])
      UNION ALL
      SELECT 'point_keys'::regclass, unnest(ARRAY['point_keys_answered_once', 'point_keys_have_answers',
        'point_keys_deleted_late'])
      UNION ALL
      SELECT 'point_entries'::regclass, unnest(ARRAY['point_entries_chained', 'point_entries_queued',
        'point_entries_have_two_sides'])
      UNION ALL
      SELECT 'member_summary'::regclass, unnest(ARRAY['member_summary_moves_sums', 'member_summary_begins_sums'])
      UNION ALL
      SELECT 'point_lots'::regclass, 'point_lots_go_forward'
      UNION ALL
      SELECT 'point_holds'::regclass, 'point_holds_end_once'
      UNION ALL
      SELECT 'point_entry_notes'::regclass, 'never_rewritten'
      UNION ALL
      SELECT 'rules'::regclass, unnest(ARRAY['rules_never_deleted', 'rules_keep_kind'])
      UNION ALL
      SELECT 'rule_versions'::regclass, unnest(ARRAY['rule_versions_never_deleted', 'rule_versions_begin',
        'rule_versions_change_in_order', 'rule_versions_stamped'])
      UNION ALL
      SELECT 'segments'::regclass, unnest(ARRAY['segments_never_deleted', 'segments_keep_kind'])
      UNION ALL
      SELECT 'segment_refreshes'::regclass, 'segment_refreshes_append_only'
      UNION ALL
      SELECT 'segment_changes'::regclass, 'segment_changes_stay'
      UNION ALL
      SELECT 'segment_exports'::regclass, 'segment_exports_never_deleted'
      UNION ALL
      SELECT 'segment_versions'::regclass, 'segment_versions_append_only'
      UNION ALL
      SELECT 'webhook_endpoints'::regclass, unnest(ARRAY['webhook_endpoints_never_deleted',
        'webhook_endpoints_stay_removed'])
      UNION ALL
      SELECT 'webhook_deliveries'::regclass, 'webhook_deliveries_stay'
      UNION ALL
      SELECT 'webhook_attempts'::regclass, 'webhook_attempts_only_emptied'
      UNION ALL
      SELECT told.name::regclass, told.name || '_told'
        FROM unnest(ARRAY['point_entries', 'card_events', 'consents', 'tier_changes', 'members', 'purchase_decisions']) AS told (name)
      UNION ALL
      SELECT 'members'::regclass, 'members_change_told'
      UNION ALL
      SELECT 'point_accounts'::regclass, unnest(ARRAY['point_accounts_frozen_told', 'point_accounts_thawed_told'])
    )
    SELECT concat_ws(' ', needed.relid::regclass, needed.name) AS key,
           CASE t.tgenabled WHEN 'D' THEN 'disabled' ELSE 'none' END AS stored, 'enabled' AS found
      FROM needed LEFT JOIN pg_trigger t ON t.tgrelid = needed.relid AND t.tgname = needed.name
     WHERE t.tgenabled IS NULL OR t.tgenabled = 'D'`,
});
