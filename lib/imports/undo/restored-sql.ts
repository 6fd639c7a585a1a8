import 'server-only';
import { MEMBER_IMAGE } from './images';
import { type Run, restsOn } from './rests-on';

/** What an import may have changed of a member, as images name it. */
export const FIELDS = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'external',
  'birthOn',
  'storeId',
  'cards',
  'attributes',
] as const;
export type Field = (typeof FIELDS)[number];

/** Columns of the value of an attribute, with their types. */
export const ATTRIBUTE_COLUMNS = [
  ['text_value', 'text'],
  ['number_value', 'numeric'],
  ['date_value', 'date'],
  ['option_id', 'smallint'],
  ['yes_no_value', 'boolean'],
] as const;

const OF_CARD = { column: 'card_id', follow: ['cards'] };

const isChanged = (field: Field) => `n.before -> '${field}' IS DISTINCT FROM n.after -> '${field}'`;

const isFree = (kind: 'email' | 'phone' | 'external') => `NOT EXISTS (
  SELECT FROM identity_claims i WHERE i.kind = '${kind}' AND i.value = n.before ->> '${kind}' AND i.member_id <> n.member_id)`;

/** A card goes while it is as it came, was not of the stock, and nothing names it. */
const cardsFree = (rests: string) => `NOT EXISTS (
  SELECT FROM jsonb_array_elements_text(n.after -> 'cards') c(number)
  JOIN cards k ON k.number = c.number AND k.member_id = n.member_id
  WHERE NOT n.before -> 'cards' ? c.number
    AND (k.status <> 'active' OR EXISTS (SELECT FROM stock_cards s WHERE s.number = c.number) OR ${rests}))`;

/**
 * SQL of the members that an import ($1) changed: `member_id`, `before`, `after`, `back`, the fields that get their earlier value, and `is_kept`: another
 * field stays as it is now. Who is no longer in force is left alone.
 */
export async function restoredMembers(run: Run, page: string): Promise<string> {
  const rests = await restsOn(run, OF_CARD, 'k.card_id');
  const further: Partial<Record<Field, string>> = {
    email: isFree('email'),
    phone: isFree('phone'),
    external: isFree('external'),
    cards: cardsFree(rests),
  };
  const back = FIELDS.map((field) => {
    const more = further[field] === undefined ? '' : ` AND ${further[field]}`;
    return `CASE WHEN ${isChanged(field)} AND n.image -> '${field}' = n.after -> '${field}' AND n.is_in_force${more} THEN '${field}' END`;
  });
  const changed = FIELDS.map((field) => `(${isChanged(field)})::int`).join(' + ');
  return `
    SELECT j.*, j.changed > cardinality(j.back) AS is_kept FROM (
      SELECT n.member_id, n.before, n.after, ${changed} AS changed, array_remove(ARRAY[${back.join(', ')}], NULL) AS back
      FROM (
        SELECT i.member_id, i.before, i.after, ${MEMBER_IMAGE} AS image, m.status IN ('active', 'suspended', 'prospect') AS is_in_force
        FROM (SELECT * FROM import_members WHERE import_id = $1 AND before IS NOT NULL ${page}) i
        JOIN members m USING (member_id) JOIN member_profiles p USING (member_id)
      ) n
    ) j`;
}
