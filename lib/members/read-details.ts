import 'server-only';
import type { Read } from '@/db/read';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { Locale } from '@/lib/domain/access/preferences';
import type { Attribute } from '@/lib/domain/members/attributes/attribute';
import type { MemberDetailsView } from '@/lib/domain/members/member-page';
import { ATTRIBUTE_COLUMNS, VALUE_TEXT } from './attributes/attribute-columns';
import { seesValuesOf } from './attributes/visible-attributes';
import { readPersons } from './read-extras';

type Row = {
  readonly city: string;
  readonly address: string;
  readonly postalCode: string;
  readonly language: Locale | null;
  readonly timeZone: string | null;
  readonly preferredStore: string | null;
  readonly source: string;
};

async function detailsRow(read: Read, memberId: number): Promise<Row | undefined> {
  const rows = await read<Row[]>`
    SELECT coalesce(p.city, '') AS city, coalesce(p.address, '') AS address,
      coalesce(p.postal_code, '') AS "postalCode", p.language, p.time_zone AS "timeZone",
      st.name AS "preferredStore", m.source
    FROM members m
    LEFT JOIN member_profiles p USING (member_id)
    LEFT JOIN stores st ON st.store_id = m.preferred_store_id
    WHERE m.member_id = ${memberId}`;
  return rows[0];
}

async function attributesOf(read: Read, memberId: number, actor: Actor) {
  const rows = await read<(Attribute & { readonly value: string })[]>`
    SELECT ${read.unsafe(ATTRIBUTE_COLUMNS)}, ${read.unsafe(VALUE_TEXT)} AS value
    FROM member_attributes v JOIN attributes a USING (attribute_id)
    WHERE v.member_id = ${memberId} AND a.archived_at IS NULL
    ORDER BY a.position, a.attribute_id`;
  return rows
    .filter(({ type }) => seesValuesOf(actor, type))
    .map(({ value, ...attribute }) => ({ attribute, value }));
}

/**
 * What is known about a member beyond contacts, as the actor may see it: of an address only the city, and nobody to
 * talk to, without the right to read contacts.
 */
export async function readDetails(
  read: Read,
  memberId: number,
  actor: Actor,
): Promise<MemberDetailsView> {
  const seesContacts = can(actor, 'members.readContacts');
  const [row, attributes, contactPersons] = await Promise.all([
    detailsRow(read, memberId),
    attributesOf(read, memberId, actor),
    seesContacts ? readPersons(read, memberId) : null,
  ]);
  return {
    city: row?.city ?? '',
    address: seesContacts ? (row?.address ?? '') : null,
    postalCode: seesContacts ? (row?.postalCode ?? '') : null,
    language: row?.language ?? null,
    timeZone: row?.timeZone ?? null,
    preferredStore: row?.preferredStore ?? null,
    source: row?.source ?? '',
    attributes,
    contactPersons,
  };
}
