import 'server-only';
import type { Tx } from '@/db/write';

/**
 * SQL of what an import could change of the member `m` with the profile `p`, as one value: two of them differ where somebody changed
 * something. `more` holds what no import writes, so that a member who was edited is told from one who was not.
 */
export const MEMBER_IMAGE = `jsonb_build_object(
    'firstName', p.first_name, 'lastName', p.last_name, 'email', p.email, 'phone', p.phone, 'birthOn', p.birth_on,
    'storeId', m.preferred_store_id,
    'external', (SELECT min(i.value) FROM identity_claims i WHERE i.member_id = m.member_id AND i.kind = 'external'),
    'cards', (SELECT coalesce(jsonb_agg(c.number ORDER BY c.number), '[]') FROM cards c
      WHERE c.member_id = m.member_id AND c.moved_to IS NULL),
    'attributes', (SELECT coalesce(jsonb_object_agg(a.attribute_id, jsonb_strip_nulls(to_jsonb(a) - 'member_id' - 'attribute_id')), '{}')
      FROM member_attributes a WHERE a.member_id = m.member_id),
    'more', md5(concat_ws('|', m.status, m.kind, p.middle_name, p.language, p.time_zone, p.city, p.postal_code, p.address)))`;

/** The same of the store `s`. */
export const STORE_IMAGE = `jsonb_build_object('name', s.name, 'format', s.format, 'region', s.region, 'city', s.city,
    'openedOn', s.opened_on)`;

/** Before members are changed: keeps how those of `ids`, a SELECT of `member_id`, stand. */
export async function rememberMembers({ client }: Tx, ids: string): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE remembered ON COMMIT DROP AS
     SELECT m.member_id, ${MEMBER_IMAGE} AS image FROM members m JOIN member_profiles p USING (member_id)
     WHERE m.member_id IN (${ids})`,
  );
}

/** A run of the same import that was cut short wrote down what was before already. */
const noted = (before: string, from: string, ids: string) => `
  INSERT INTO import_members (import_id, member_id, before, after)
  SELECT $1, m.member_id, ${before}, ${MEMBER_IMAGE}
  FROM members m JOIN member_profiles p USING (member_id) ${from}
  WHERE m.member_id IN (${ids}) ORDER BY m.member_id
  ON CONFLICT (import_id, member_id) DO UPDATE SET after = excluded.after`;

/** Writes down that the import made the members of `ids`. */
export async function noteMadeMembers(
  { client }: Tx,
  importId: number,
  ids: string,
): Promise<void> {
  await client.query(noted('NULL::jsonb', '', ids), [importId]);
}

/** After they were changed: writes down how the remembered ones were and are. */
export async function noteChangedMembers({ client }: Tx, importId: number): Promise<void> {
  await client.query(
    noted('r.image', 'JOIN remembered r USING (member_id)', 'SELECT member_id FROM remembered'),
    [importId],
  );
  await client.query('DROP TABLE remembered');
}

/** Writes down which receipts of `posting_fresh` a chunk brought. */
export async function noteReceipts({ client }: Tx, importId: number, chunk: number): Promise<void> {
  await client.query(
    `INSERT INTO import_receipts (import_id, chunk, member_ids, days, purchase_ids)
     SELECT $1, $2, array_agg(member_id ORDER BY member_id, purchase_id),
       array_agg(business_date ORDER BY member_id, purchase_id), array_agg(purchase_id ORDER BY member_id, purchase_id)
     FROM posting_fresh HAVING count(*) > 0
     ON CONFLICT (import_id, chunk) DO UPDATE SET member_ids = import_receipts.member_ids || excluded.member_ids,
       days = import_receipts.days || excluded.days, purchase_ids = import_receipts.purchase_ids || excluded.purchase_ids`,
    [importId, chunk],
  );
}
