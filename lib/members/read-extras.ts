import 'server-only';
import type { Read } from '@/db/read';
import type { AttributeType, AttributeValues } from '@/lib/domain/members/attributes/attribute';
import { maskEmail, maskPhone } from '@/lib/domain/members/contact-masks';
import { CONTACT_PERSONS_MAX, type ContactPerson } from '@/lib/domain/members/contact-persons';
import { VALUE_TEXT } from './attributes/attribute-columns';

/** A member's known values of attributes in use, by key; only of the types that `sees` lets through. */
export async function readValues(
  read: Read,
  memberId: number,
  sees: (type: AttributeType) => boolean,
): Promise<AttributeValues> {
  const rows = await read<{ key: string; type: AttributeType; value: string }[]>`
    SELECT a.key, a.type, ${read.unsafe(VALUE_TEXT)} AS value
    FROM member_attributes v JOIN attributes a USING (attribute_id)
    WHERE v.member_id = ${memberId} AND a.archived_at IS NULL`;
  return Object.fromEntries(
    rows.filter(({ type }) => sees(type)).map(({ key, value }) => [key, value]),
  );
}

/** The contact persons of an organisation in their order, phones and e-mails masked. */
export async function readPersons(read: Read, memberId: number): Promise<readonly ContactPerson[]> {
  const rows = await read<ContactPerson[]>`
    SELECT person_no AS "personNo", name, role, coalesce(phone, '') AS phone, coalesce(email, '') AS email
    FROM member_contact_persons WHERE member_id = ${memberId}
    ORDER BY position, person_no LIMIT ${CONTACT_PERSONS_MAX}`;
  return rows.map(({ phone, email, ...person }) => ({
    ...person,
    phone: phone === '' ? '' : maskPhone(phone),
    email: email === '' ? '' : maskEmail(email),
  }));
}
