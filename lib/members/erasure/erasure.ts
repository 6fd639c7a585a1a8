/** How a table forgets a member: the columns that are emptied and the statement that does it. */
export type TableErasure = {
  readonly table: string;
  /** What it takes out; `*`: whole rows. */
  readonly columns: readonly string[] | '*';
  /** `:member` and `:now` stand for the member and the moment. */
  readonly statement: string;
};

const row = (table: string): TableErasure => ({
  table,
  columns: '*',
  statement: `DELETE FROM ${table} WHERE member_id = :member`,
});

/** Changes nothing where the texts are empty already. */
const texts = (table: string, ...columns: readonly string[]): TableErasure => ({
  table,
  columns,
  statement: `UPDATE ${table} SET ${columns.map((column) => `${column} = ''`).join(', ')}
    WHERE member_id = :member AND (${columns.map((column) => `${column} <> ''`).join(' OR ')})`,
});

/** Refused rows say what was wrong in words of the file: here, who it was about can be told only by the contacts. */
const REFUSED_ROWS: TableErasure = {
  table: 'import_problems',
  columns: ['value'],
  statement: `WITH known AS (
      SELECT lower(value) AS value FROM identity_claims WHERE member_id = :member
      UNION SELECT lower(number) FROM cards WHERE member_id = :member
      UNION SELECT lower(name) FROM member_profiles p,
        unnest(ARRAY[p.email, p.phone, p.first_name, p.middle_name, p.last_name,
          concat_ws(' ', p.first_name, p.last_name), concat_ws(' ', p.last_name, p.first_name), p.address]) AS name
        WHERE member_id = :member AND name <> ''
    )
    UPDATE import_problems i SET value = ''
    WHERE i.value <> '' AND EXISTS (
      SELECT FROM known k WHERE k.value = ANY (string_to_array(lower(i.value), ', '))
        OR k.value = lower(i.value)
        OR (length(regexp_replace(k.value, '\\D', '', 'g')) >= 10
          AND right(regexp_replace(k.value, '\\D', '', 'g'), 10) = right(regexp_replace(i.value, '\\D', '', 'g'), 10)))`,
};

/**
 * Everything personal that is kept of a member, and how it goes, in this order: what finds the member by their contacts
 * comes before the contacts, and the claims before the numbers that they hold. A table with a text and a member is here
 * or among HARMLESS: a test walks the catalogue.
 */
export const ERASURE: readonly TableErasure[] = [
  REFUSED_ROWS,
  row('identity_claims'),
  {
    table: 'stock_cards',
    columns: [],
    // Nobody has the number any more, and nobody shall be given it.
    statement: `UPDATE stock_cards s SET state = 'void', changed_at = :now FROM cards c
      WHERE c.member_id = :member AND c.moved_to IS NULL AND s.number = c.number AND s.state = 'issued'`,
  },
  {
    table: 'cards',
    columns: ['number'],
    statement: `UPDATE cards SET number = '#' || card_id WHERE member_id = :member AND number NOT LIKE '#%'`,
  },
  {
    table: 'member_profiles',
    columns: [
      'first_name',
      'middle_name',
      'last_name',
      'email',
      'phone',
      'birth_on',
      'language',
      'time_zone',
      'city',
      'postal_code',
      'address',
      'search_text',
    ],
    // The trigger on contacts ends what was confirmed of them and takes it out of contact_confirmations.
    statement: `UPDATE member_profiles SET first_name = '', middle_name = '', last_name = '', email = NULL, phone = NULL,
      birth_on = NULL, birth_set_on = NULL, language = NULL, time_zone = NULL, city = '', postal_code = '', address = ''
      WHERE member_id = :member`,
  },
  {
    table: 'contact_confirmations',
    columns: ['value'],
    statement: `UPDATE contact_confirmations SET ended_at = :now, value = NULL
      WHERE member_id = :member AND ended_at IS NULL`,
  },
  row('contact_codes'),
  // Nobody is brought by it any more; who was is kept by numbers alone.
  row('referral_codes'),
  row('member_attributes'),
  row('member_contact_persons'),
  texts('member_interactions', 'text'),
  row('card_bearers'),
  texts('card_events', 'note'),
  texts('consents', 'evidence_reference'),
  {
    table: 'messages',
    columns: [],
    // The outbox holds neither address nor text; what waits has nobody to go to.
    statement: `UPDATE messages SET state = 'dropped', last_error = 'noContact', ended_at = :now
      WHERE member_id = :member AND state = 'queued'`,
  },
  row('suppressions'),
  // What a receiver answered is not ours to judge.
  texts('webhook_attempts', 'answer'),
  row('point_entry_notes'),
  texts('member_events', 'reference'),
  {
    table: 'tasks',
    columns: ['answers', 'pause_note'],
    statement: `UPDATE tasks SET answers = '{}', pause_note = ''
      WHERE member_id = :member AND (answers <> '{}' OR pause_note <> '')`,
  },
  texts('task_events', 'note'),
  texts('tier_floors', 'remark'),
  {
    table: 'member_merges',
    columns: ['kept'],
    statement: `UPDATE member_merges SET kept = NULL
      WHERE (member_id = :member OR loser_id = :member) AND kept IS NOT NULL`,
  },
  {
    table: 'purchase_decisions',
    columns: [],
    // How far the receipt was from a birthday; the rest of the facts names nobody.
    statement: `UPDATE purchase_decisions SET facts = facts - 'member' WHERE member_id = :member AND facts ? 'member'`,
  },
  // An import that made or changed them is undone without them.
  row('import_members'),
  row('recent_members'),
  row('segment_members'),
  {
    table: 'segment_changes',
    columns: '*',
    // Which segments they were in goes; that somebody with this number was erased out of a list stays.
    statement: `DELETE FROM segment_changes WHERE member_id = :member AND reason <> 'erasure'`,
  },
  {
    table: 'members',
    columns: ['source'],
    statement: `UPDATE members SET source = '', preferred_store_id = NULL WHERE member_id = :member`,
  },
  {
    table: 'audit_events',
    columns: ['after'],
    // The one text of the log: why a contact was shown.
    statement: `UPDATE audit_events SET after = after || '{"note": ""}'
      WHERE subject_kind = 'member' AND subject_id = :member::text AND command = 'members.revealContact'
        AND after ->> 'note' <> ''`,
  },
];

/**
 * Texts of a member that say nothing about who they are: who acted, keys of movements, numbers of receipts, what was
 * bought, which template a message was made by.
 */
export const HARMLESS: readonly string[] = [
  'awards.group_name',
  'awards.occurrence',
  'card_events.actor',
  'card_events.checks',
  'claimed_papers.paper',
  'consent_states.channel',
  'consent_states.decision',
  'consent_states.purpose',
  'consents.actor',
  'consents.text_language',
  'contact_confirmations.actor',
  'coupon_codes.code',
  'coupon_uses.code',
  'coupons.code',
  'coupons.occurrence',
  'distinct_members.actor',
  'event_awards.occurrence',
  'gifts.name_en',
  'gifts.name_ru',
  'gifts.occurrence',
  'household_members.begun_by',
  'household_members.code_hash',
  'household_members.ended_by',
  'household_members.salt',
  'member_events.actor',
  'member_events.name',
  'member_badges.code',
  'member_badges.name_en',
  'member_badges.name_ru',
  'member_badges.occurrence',
  'member_multipliers.occurrence',
  'member_tier_extensions.occurrence',
  'ledger_mismatches.check_id',
  'ledger_mismatches.found',
  'ledger_mismatches.stored',
  'ledger_mismatches.subject',
  'member_merges.actor',
  'member_sort_keys.kind',
  'member_sort_keys.status',
  'messages.language',
  'messages.last_error',
  'messages.params',
  'messages.template',
  'owed_codes.occurrence',
  'owed_codes.pool',
  'point_entries.actor',
  'point_entries.key',
  'point_entries.kind',
  'point_entries.source',
  'point_holds.key',
  'point_holds.source',
  'purchase_claims.decision',
  'purchase_claims.facts',
  'purchase_claims.receipt',
  'purchase_decisions.decision',
  'purchase_decisions.facts',
  'purchase_decisions.key',
  'purchase_decisions.source',
  'purchase_decisions.withheld',
  'purchase_lines.article',
  'purchase_lines.category',
  'purchase_lines.labels',
  'purchases.receipt',
  'purchases.till',
  'receipt_claims.receipt',
  'receipt_claims.till',
  'referrals.ended_by',
  'referrals.told_by',
  'reserved_codes.code',
  'reserved_codes.occurrence',
  'task_events.actor',
  'task_events.step',
  'tasks.kind',
  'tasks.seen',
  'tier_changes.actor',
  'tier_floors.reason',
  'tier_judgements.measured',
  'webhook_attempts.address',
  'webhook_attempts.signature',
  'webhook_deliveries.data',
  'webhook_deliveries.type',
];
