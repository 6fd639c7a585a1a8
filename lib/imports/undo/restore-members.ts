import 'server-only';
import type { Tx } from '@/db/write';
import type { UndoCounts } from '@/lib/domain/imports/undo';
import { ATTRIBUTE_COLUMNS, type Field, restoredMembers } from './restored-sql';
import { runOn } from './rests-on';
import { MEMBERS_AT_ONCE } from './undo-made';

const PAGE = `ORDER BY member_id LIMIT ${MEMBERS_AT_ONCE}`;

const LOCK = `SELECT FROM members WHERE member_id IN (
    SELECT member_id FROM import_members WHERE import_id = $1 AND before IS NOT NULL ${PAGE})
  ORDER BY member_id FOR UPDATE`;

const is = (field: Field) => `'${field}' = ANY (r.back)`;

const back = (field: Field, column: string, cast = '') =>
  `${column} = CASE WHEN ${is(field)} THEN (r.before ->> '${field}')${cast} ELSE p.${column} END`;

const CONTACTS = (['email', 'phone', 'external'] as const).flatMap((kind) => [
  `DELETE FROM identity_claims x USING restored r WHERE ${is(kind)} AND x.kind = '${kind}' AND x.member_id = r.member_id
     AND x.value = r.after ->> '${kind}'`,
  `INSERT INTO identity_claims (kind, value, member_id)
   SELECT '${kind}', r.before ->> '${kind}', r.member_id FROM restored r
   WHERE ${is(kind)} AND r.before ->> '${kind}' IS NOT NULL ORDER BY 2`,
]);

const ADDED_CARDS = `SELECT r.member_id, n.number FROM restored r
  CROSS JOIN LATERAL (SELECT jsonb_array_elements_text(r.after -> 'cards') EXCEPT SELECT jsonb_array_elements_text(r.before -> 'cards')) n(number)
  WHERE ${is('cards')}`;

const RESTORE = [
  ...CONTACTS,
  `DELETE FROM identity_claims x USING (${ADDED_CARDS}) n
   WHERE x.kind = 'card' AND x.value = n.number AND x.member_id = n.member_id`,
  `DELETE FROM cards x USING (${ADDED_CARDS}) n WHERE x.member_id = n.member_id AND x.number = n.number`,
  `UPDATE member_profiles p SET ${[
    back('firstName', 'first_name'),
    back('lastName', 'last_name'),
    back('email', 'email'),
    back('phone', 'phone'),
    back('birthOn', 'birth_on', '::date'),
  ].join(', ')} FROM restored r WHERE p.member_id = r.member_id AND cardinality(r.back) > 0`,
  `DELETE FROM member_attributes x USING restored r WHERE x.member_id = r.member_id AND ${is('attributes')}`,
  `INSERT INTO member_attributes (member_id, attribute_id, ${ATTRIBUTE_COLUMNS.map(([name]) => name).join(', ')})
   SELECT r.member_id, a.key::int, ${ATTRIBUTE_COLUMNS.map(([name, type]) => `(a.value ->> '${name}')::${type}`).join(', ')}
   FROM restored r CROSS JOIN LATERAL jsonb_each(r.before -> 'attributes') a WHERE ${is('attributes')}`,
  `UPDATE members p SET ${back('storeId', 'preferred_store_id', '::int')}, version = p.version + 1
   FROM restored r WHERE p.member_id = r.member_id AND cardinality(r.back) > 0`,
] as const;

const COUNT = `
  SELECT count(*)::int AS looked, count(*) FILTER (WHERE cardinality(back) > 0)::int AS "membersRestored",
    count(*) FILTER (WHERE is_kept)::int AS "membersKept"
  FROM restored`;

/**
 * Gives the next members that an import changed what they were, field by field: what somebody changed since stays as it is, and a contact that
 * another member has now. Null: there are no more of them.
 */
export async function restoreMembers({ client }: Tx, importId: number): Promise<UndoCounts | null> {
  await client.query(LOCK, [importId]);
  const judged = await restoredMembers(runOn({ client }), PAGE);
  await client.query(`CREATE TEMP TABLE restored ON COMMIT DROP AS ${judged}`, [importId]);
  const { rows } = await client.query<UndoCounts & { looked: number }>(COUNT);
  const { looked = 0, ...counts } = rows[0] ?? {};
  if (looked === 0) return null;
  await client.query("SELECT set_config('vernost.undoing', $1, true)", [String(importId)]);
  for (const statement of RESTORE) await client.query(statement);
  await client.query(
    'DELETE FROM import_members x USING restored r WHERE x.import_id = $1 AND x.member_id = r.member_id',
    [importId],
  );
  return counts;
}
