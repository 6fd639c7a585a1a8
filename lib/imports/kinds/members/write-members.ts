import 'server-only';
import type { Tx } from '@/db/write';
import type { AttributeType } from '@/lib/domain/members/attributes/attribute';
import { ensureSummaries } from '@/lib/purchases/posting/ensure-summaries';
import { IDENTITY_COLUMNS } from './resolve-members';

/** Makes the members of `resolved` that are new: member, profile, identities, card, summary. */
export async function insertNewMembers(tx: Tx, today: string): Promise<void> {
  const run = (text: string, values: readonly string[] = []) => tx.client.query(text, [...values]);
  await run(
    `UPDATE resolved SET member_id = nextval(pg_get_serial_sequence('members', 'member_id')),
       joined_on = coalesce(joined_on, $1::date)
     WHERE verdict = 'new'`,
    [today],
  );
  await run(
    `INSERT INTO members (member_id, joined_on, source, tier_id, preferred_store_id)
     SELECT member_id, joined_on, 'import',
       coalesce(tier_id, entry_tier_of('person')), store_id
     FROM resolved WHERE verdict = 'new' ORDER BY member_id`,
  );
  await run(
    `INSERT INTO member_profiles (member_id, first_name, last_name, email, phone, birth_on)
     SELECT member_id, coalesce(first_name, ''), coalesce(last_name, ''), email, phone, birth_on
     FROM resolved WHERE verdict = 'new' ORDER BY member_id`,
  );
  await run(ensureSummaries(`SELECT member_id FROM resolved WHERE verdict = 'new'`));
}

/** Brings the members of `resolved` that are known up to date; an absent value changes nothing. */
export async function updateChangedMembers(tx: Tx): Promise<void> {
  for (const kind of ['phone', 'email'] as const) {
    await tx.client.query(
      `DELETE FROM identity_claims c USING resolved r, member_profiles p
       WHERE r.verdict = 'changed' AND p.member_id = r.member_id AND r.${kind} IS NOT NULL
         AND c.kind = '${kind}' AND c.member_id = r.member_id
         AND c.value = p.${kind} COLLATE "C" AND c.value <> r.${kind}`,
    );
  }
  await tx.client.query(
    `UPDATE member_profiles p SET first_name = coalesce(r.first_name, p.first_name),
       last_name = coalesce(r.last_name, p.last_name), email = coalesce(r.email, p.email),
       phone = coalesce(r.phone, p.phone), birth_on = coalesce(p.birth_on, r.birth_on)
     FROM resolved r WHERE r.verdict = 'changed' AND p.member_id = r.member_id`,
  );
  await tx.client.query(
    `UPDATE members m SET preferred_store_id = coalesce(r.store_id, m.preferred_store_id), version = m.version + 1
     FROM resolved r WHERE r.verdict = 'changed' AND m.member_id = r.member_id`,
  );
}

/** Writes what the file says of attributes; what it does not name stays. The reader made the values fit their types. */
export async function writeAttributes(tx: Tx): Promise<void> {
  const of = (type: AttributeType, cast: string) =>
    `CASE WHEN a.type = '${type}' THEN given.value::${cast} END`;
  await tx.client.query(
    `INSERT INTO member_attributes (member_id, attribute_id, text_value, number_value, date_value, option_id, yes_no_value)
     SELECT DISTINCT ON (r.member_id, a.attribute_id) r.member_id, a.attribute_id, ${of('text', 'text')},
       ${of('number', 'numeric')}, ${of('date', 'date')}, ${of('choice', 'smallint')}, ${of('yesNo', 'boolean')}
     FROM resolved r CROSS JOIN LATERAL jsonb_each_text(r.attributes) given JOIN attributes a ON a.key = given.key
     WHERE r.verdict IN ('new', 'changed')
     ORDER BY r.member_id, a.attribute_id, r.row_no DESC
     ON CONFLICT (member_id, attribute_id) DO UPDATE SET text_value = excluded.text_value,
       number_value = excluded.number_value, date_value = excluded.date_value, option_id = excluded.option_id,
       yes_no_value = excluded.yes_no_value`,
  );
}

/** Claims the identities of new and changed members, and hands out the cards that were not known. */
export async function claimIdentities(tx: Tx): Promise<void> {
  await tx.client.query(
    `INSERT INTO cards (member_id, number, status, issued_on)
     SELECT r.member_id, r.card, 'active', m.joined_on FROM resolved r JOIN members m USING (member_id)
     WHERE r.verdict IN ('new', 'changed') AND r.card IS NOT NULL
       AND NOT EXISTS (SELECT FROM identity_claims c WHERE c.kind = 'card' AND c.value = r.card)`,
  );
  for (const [kind, column] of Object.entries(IDENTITY_COLUMNS)) {
    await tx.client.query(
      `INSERT INTO identity_claims (kind, value, member_id)
       SELECT '${kind}', r.${column}, r.member_id FROM resolved r
       WHERE r.verdict IN ('new', 'changed') AND r.${column} IS NOT NULL
         AND NOT EXISTS (SELECT FROM identity_claims c WHERE c.kind = '${kind}' AND c.value = r.${column}
           AND c.member_id = r.member_id)
       ORDER BY r.${column}`,
    );
  }
}
