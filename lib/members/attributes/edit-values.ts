import 'server-only';
import type { Tx } from '@/db/write';
import type { Attribute, AttributeValues } from '@/lib/domain/members/attributes/attribute';
import { cleanseAttribute } from '@/lib/domain/members/attributes/attribute-value';
import { AppError } from '@/lib/domain/shared/errors';
import { ATTRIBUTE_COLUMNS, VALUE_TEXT } from './attribute-columns';

/** A value that is to change; empty: not known. */
export type ValueChange = {
  readonly attribute: Attribute;
  readonly before: string;
  readonly after: string;
};

/** How the audit log keeps a value: what was chosen from options, and of the rest only that there was one. */
export function auditedValue({ type }: Attribute, value: string): string | null {
  if (value === '') return null;
  return type === 'choice' || type === 'yesNo' ? value : '•••••';
}

/**
 * What of the typed values differs from what is kept; keys that are not named stay. Throws `invalid_input` with the
 * fields (`attributes.<key>`) that are wrong, unknown or archived meanwhile.
 */
export async function changedValues(
  tx: Tx,
  memberId: number | null,
  typed: AttributeValues,
): Promise<readonly ValueChange[]> {
  const keys = Object.keys(typed);
  if (keys.length === 0) return [];
  const { rows } = await tx.client.query<Attribute & { readonly value: string | null }>(
    `SELECT ${ATTRIBUTE_COLUMNS}, (SELECT ${VALUE_TEXT} FROM member_attributes v
       WHERE v.member_id = $1 AND v.attribute_id = a.attribute_id) AS value
     FROM attributes a WHERE a.key = ANY ($2) AND a.archived_at IS NULL
     ORDER BY a.attribute_id FOR SHARE OF a`,
    [memberId, keys],
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  const wrong: string[] = [];
  const changes: ValueChange[] = [];
  for (const key of keys) {
    const attribute = known.get(key);
    const before = attribute?.value ?? '';
    if (attribute === undefined) {
      if (typed[key]?.trim() !== '') wrong.push(`attributes.${key}`);
      continue;
    }
    const { value: after, problem } = cleanseAttribute(attribute, typed[key] ?? '');
    const isGone = attribute.options.some(
      ({ optionId, isArchived }) => isArchived && String(optionId) === after,
    );
    // Who has an archived option keeps it; nobody is given it any more.
    if (problem !== null || (isGone && after !== before)) wrong.push(`attributes.${key}`);
    else if (after !== before) changes.push({ attribute, before, after });
  }
  if (wrong.length > 0) throw new AppError('invalid_input', { fields: wrong });
  return changes;
}

/** Writes the values; an empty one takes the row away. */
export async function writeValues(
  tx: Tx,
  memberId: number,
  changes: readonly ValueChange[],
): Promise<void> {
  for (const { attribute, after } of changes) {
    const { attributeId, type } = attribute;
    if (after === '') {
      await tx.client.query(
        'DELETE FROM member_attributes WHERE member_id = $1 AND attribute_id = $2',
        [memberId, attributeId],
      );
      continue;
    }
    const of = (wanted: Attribute['type'], value: unknown = after) =>
      type === wanted ? value : null;
    await tx.client.query(
      `INSERT INTO member_attributes (member_id, attribute_id, text_value, number_value, date_value, option_id, yes_no_value)
       VALUES ($1, $2, $3, $4::numeric, $5::date, $6::smallint, $7::boolean)
       ON CONFLICT (member_id, attribute_id) DO UPDATE SET text_value = excluded.text_value,
         number_value = excluded.number_value, date_value = excluded.date_value, option_id = excluded.option_id,
         yes_no_value = excluded.yes_no_value`,
      [
        memberId,
        attributeId,
        of('text'),
        of('number'),
        of('date'),
        of('choice'),
        of('yesNo', after === 'yes'),
      ],
    );
  }
}
