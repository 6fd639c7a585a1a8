import 'server-only';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import type { MembersMapping } from '@/lib/domain/imports/mapping/mapping';
import { VALUE_TEXT } from '@/lib/members/attributes/attribute-columns';
import { countVerdicts } from '../../staging/count-verdicts';
import { rowsTable } from '../../staging/staging-tables';
import type { ChunkRange, WorkContext } from '../import-work';
import { rowsInChunks } from '../row-chunks';

/** Staged column of each kind of identity. */
export const IDENTITY_COLUMNS = {
  external: 'external_id',
  card: 'card',
  phone: 'phone',
  email: 'email',
} as const;

const JOINS = Object.entries(IDENTITY_COLUMNS)
  .map(
    ([kind, column]) =>
      `LEFT JOIN identity_claims by_${kind} ON by_${kind}.kind = '${kind}' AND by_${kind}.value = r.${column}`,
  )
  .join('\n     ');

const FOUND = Object.keys(IDENTITY_COLUMNS).map((kind) => `by_${kind}.member_id`);

/** A name, a contact or an identity that the programme does not have as the file says. Birthdays only fill a gap. */
const IS_CHANGED = `(r.first_name <> p.first_name COLLATE "C" OR r.last_name <> p.last_name COLLATE "C"
    OR (r.phone IS NOT NULL AND r.phone IS DISTINCT FROM p.phone COLLATE "C")
    OR (r.email IS NOT NULL AND r.email IS DISTINCT FROM p.email COLLATE "C")
    OR (r.birth_on IS NOT NULL AND p.birth_on IS NULL)
    OR (r.external_id IS NOT NULL AND by_external.member_id IS NULL)
    OR (r.card IS NOT NULL AND by_card.member_id IS NULL)
    OR (s.store_id IS NOT NULL AND s.store_id IS DISTINCT FROM m.preferred_store_id)
    OR EXISTS (SELECT FROM jsonb_each_text(r.attributes) given JOIN attributes a ON a.key = given.key
      LEFT JOIN member_attributes v ON v.member_id = m.member_id AND v.attribute_id = a.attribute_id
      WHERE given.value IS DISTINCT FROM ${VALUE_TEXT})) IS TRUE`;

/**
 * Rows of new members with the name and birthday of a member, or of an earlier such row: in either alphabet and case. Staged text is of
 * no language, in which Cyrillic has no case.
 */
const MARK_LIKE = `
  UPDATE resolved r SET is_like = true
  FROM (
    SELECT row_no FROM (
      SELECT row_no, birth_on, folded, row_number() OVER (PARTITION BY birth_on, folded ORDER BY row_no) AS position
      FROM (
        SELECT row_no, birth_on, fold_text((last_name || ' ' || first_name) COLLATE "default") AS folded FROM resolved
        WHERE verdict = 'new' AND birth_on IS NOT NULL AND first_name IS NOT NULL AND last_name IS NOT NULL
      ) named
    ) n
    WHERE position > 1 OR EXISTS (
      SELECT FROM member_profiles p
      WHERE p.birth_on = n.birth_on AND fold_text(p.last_name || ' ' || p.first_name) = n.folded)
  ) found
  WHERE r.row_no = found.row_no`;

/** Compares rows of members with the programme into the temporary table `resolved`. */
export async function resolveMembers(
  { tx, importId, mapping }: WorkContext<MembersMapping>,
  range: ChunkRange | null,
): Promise<ImportCounts> {
  await tx.client.query(
    `CREATE TEMP TABLE resolved ON COMMIT DROP AS
     SELECT r.*, coalesce(${FOUND.join(', ')}) AS member_id, s.store_id, t.tier_id, false AS is_like,
       CASE
         WHEN least(${FOUND.join(', ')}) <> greatest(${FOUND.join(', ')}) THEN 'identity_taken'
         WHEN r.store IS NOT NULL AND s.store_id IS NULL THEN 'store_unknown'
         WHEN r.tier IS NOT NULL AND t.tier_id IS NULL THEN 'value_unreadable'
         WHEN coalesce(${FOUND.join(', ')}) IS NULL THEN 'new'
         WHEN ${IS_CHANGED} THEN 'changed'
         ELSE 'present'
       END AS verdict
     FROM ${rowsTable(importId)} r
     ${JOINS}
     LEFT JOIN members m ON m.member_id = coalesce(${FOUND.join(', ')})
     LEFT JOIN member_profiles p ON p.member_id = m.member_id
     LEFT JOIN stores s ON s.external_id = r.store COLLATE "default"
     LEFT JOIN tiers t ON lower(r.tier COLLATE "default") IN (lower(t.code), lower(t.name_en), lower(t.name_ru))
     WHERE r.problem IS NULL AND ${rowsInChunks(range)}`,
  );
  await tx.client.query('ANALYZE resolved');
  await tx.client.query(MARK_LIKE);
  if (mapping.likeMembers === 'refuse') {
    await tx.client.query("UPDATE resolved SET verdict = 'member_like' WHERE is_like");
  }
  await tx.client.query(
    `INSERT INTO import_problems (import_id, row_no, problem, field, value)
     SELECT $1::int, row_no, verdict,
       CASE verdict WHEN 'store_unknown' THEN 'store' WHEN 'value_unreadable' THEN 'tier' ELSE '' END,
       CASE verdict WHEN 'store_unknown' THEN store WHEN 'value_unreadable' THEN tier
         ELSE concat_ws(', ', external_id, card) END
     FROM resolved WHERE verdict NOT IN ('new', 'changed', 'present')
     ON CONFLICT DO NOTHING`,
    [importId],
  );
  const { created, updated, present } = await countVerdicts(tx);
  const { rows } = await tx.client.query<{ like: number }>(
    "SELECT count(*) FILTER (WHERE is_like AND verdict = 'new')::int AS like FROM resolved",
  );
  const like = rows[0]?.like ?? 0;
  return {
    membersCreated: created,
    membersUpdated: updated,
    membersPresent: present,
    ...(like > 0 ? { membersLike: like } : {}),
  };
}
