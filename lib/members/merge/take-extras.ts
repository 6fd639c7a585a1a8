import 'server-only';
import type { Tx } from '@/db/write';
import { CONTACT_PERSONS_MAX } from '@/lib/domain/members/contact-persons';
import type { KeptAttribute, KeptMerge } from '@/lib/domain/members/kept-merge';

type Ends = { readonly from: number; readonly to: number };

/** What came along: what undoing takes away again. */
type TakenExtras = NonNullable<KeptMerge['extras']>;

const ATTRIBUTES = `
  INSERT INTO member_attributes (member_id, attribute_id, text_value, number_value, date_value, option_id, yes_no_value)
  SELECT $2, attribute_id, text_value, number_value, date_value, option_id, yes_no_value
  FROM member_attributes WHERE member_id = $1
  ON CONFLICT (member_id, attribute_id) DO NOTHING RETURNING attribute_id AS id`;

/** Values that were chosen from the one who goes; what stood there is kept for undoing. */
const CHOSEN = `
  WITH replaced AS (
    SELECT mine.*, theirs.text_value AS t, theirs.number_value AS n, theirs.date_value AS d, theirs.option_id AS o,
      theirs.yes_no_value AS y
    FROM member_attributes mine JOIN member_attributes theirs USING (attribute_id)
    WHERE mine.member_id = $2 AND theirs.member_id = $1 AND attribute_id = ANY ($3::int[])
      AND to_jsonb(mine) - 'member_id' <> to_jsonb(theirs) - 'member_id'
  ), written AS (
    UPDATE member_attributes v SET text_value = r.t, number_value = r.n, date_value = r.d, option_id = r.o, yes_no_value = r.y
    FROM replaced r WHERE v.member_id = $2 AND v.attribute_id = r.attribute_id
  )
  SELECT attribute_id AS id, jsonb_build_object('text', text_value, 'number', number_value, 'date', date_value,
    'option', option_id, 'yesNo', yes_no_value) AS value FROM replaced ORDER BY attribute_id`;

/** People go to the numbers that are free, behind those that are listed; who is listed at both already is left out. */
const PERSONS = `
  WITH free AS (
    SELECT no, row_number() OVER (ORDER BY no) AS place FROM generate_series(1, ${CONTACT_PERSONS_MAX}) no
    WHERE NOT EXISTS (SELECT FROM member_contact_persons WHERE member_id = $2 AND person_no = no)
  ), coming AS (
    SELECT p.*, row_number() OVER (ORDER BY position, person_no) AS place FROM member_contact_persons p
    WHERE member_id = $1 AND NOT EXISTS (
      SELECT FROM member_contact_persons k WHERE k.member_id = $2
        AND (k.name, k.phone, k.email) IS NOT DISTINCT FROM (p.name, p.phone, p.email))
  ), added AS (
    INSERT INTO member_contact_persons (member_id, person_no, name, role, phone, email, position)
    SELECT $2, f.no, c.name, c.role, c.phone, c.email,
      c.place + coalesce((SELECT max(position) FROM member_contact_persons WHERE member_id = $2), 0)
    FROM coming c JOIN free f USING (place)
  )
  SELECT c.person_no AS "from", f.no AS "to" FROM coming c JOIN free f USING (place)`;

/**
 * Gives the one who stays what the other one told and they did not: attributes that are empty or were `chosen`, contact
 * persons that are not listed. The rows of the one who goes stay where they are.
 */
export async function takeExtras(
  { client }: Tx,
  { from, to }: Ends,
  chosen: readonly number[],
): Promise<TakenExtras> {
  const replaced = await client.query<{ id: number; value: KeptAttribute }>(CHOSEN, [
    from,
    to,
    chosen,
  ]);
  const attributes = await client.query<{ id: number }>(ATTRIBUTES, [from, to]);
  const persons = await client.query<{ from: number; to: number }>(PERSONS, [from, to]);
  return {
    attributes: attributes.rows.map(({ id }) => id),
    replaced: replaced.rows,
    persons: persons.rows,
  };
}

const ATTRIBUTES_BACK = `
  DELETE FROM member_attributes mine USING member_attributes theirs
  WHERE mine.member_id = $2 AND theirs.member_id = $1 AND theirs.attribute_id = mine.attribute_id
    AND mine.attribute_id = ANY ($3::int[])
    AND to_jsonb(mine) - 'member_id' = to_jsonb(theirs) - 'member_id'`;

const CHOSEN_BACK = `
  UPDATE member_attributes mine SET text_value = old.value->>'text', number_value = (old.value->>'number')::numeric,
    date_value = (old.value->>'date')::date, option_id = (old.value->>'option')::smallint,
    yes_no_value = (old.value->>'yesNo')::boolean
  FROM member_attributes theirs, jsonb_to_recordset($3::jsonb) AS old (id int, value jsonb)
  WHERE mine.member_id = $2 AND mine.attribute_id = old.id
    AND theirs.member_id = $1 AND theirs.attribute_id = mine.attribute_id
    AND to_jsonb(mine) - 'member_id' = to_jsonb(theirs) - 'member_id'`;

const PERSONS_BACK = `
  DELETE FROM member_contact_persons mine
  USING member_contact_persons theirs, unnest($3::smallint[], $4::smallint[]) AS taken (theirs_no, mine_no)
  WHERE mine.member_id = $2 AND mine.person_no = taken.mine_no
    AND theirs.member_id = $1 AND theirs.person_no = taken.theirs_no
    AND (mine.name, mine.role, mine.phone, mine.email)
      IS NOT DISTINCT FROM (theirs.name, theirs.role, theirs.phone, theirs.email)`;

/** Takes away again what came along by a merge; what somebody changed since stays. */
export async function giveExtrasBack(
  { client }: Tx,
  { from, to }: Ends,
  { attributes, replaced = [], persons }: TakenExtras,
): Promise<void> {
  await client.query(ATTRIBUTES_BACK, [from, to, attributes]);
  await client.query(CHOSEN_BACK, [from, to, JSON.stringify(replaced)]);
  await client.query(PERSONS_BACK, [
    from,
    to,
    persons.map((person) => person.from),
    persons.map((person) => person.to),
  ]);
}
