import 'server-only';
import type { AttributeType, Labels } from '@/lib/domain/members/attributes/attribute';
import { maskEmail, maskPhone } from '@/lib/domain/members/contact-masks';
import type { AttributeDifference, ToldValue } from '@/lib/domain/members/merge-attributes';
import {
  MERGE_FIELDS,
  type MergeDifference,
  type MergeField,
} from '@/lib/domain/members/merge-fields';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { refusalOf } from '@/lib/domain/points/may-move';
import { type TaskAnswers, textOf } from '@/lib/domain/tasks/definition';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import type { OtherMember } from '@/lib/domain/tasks/subject';
import { VALUE_TEXT } from '@/lib/members/attributes/attribute-columns';
import { shownTier, type TierColumns, tierColumns } from '@/lib/members/shown-tier';
import { isBlockedForFraud } from '@/lib/points/transfers/blocked-for-fraud';

/** What a member says in each field of a merge; '' where nothing. */
type Said = { readonly [Field in MergeField]: string };

type OtherRow = TierColumns & {
  readonly memberId: number;
  readonly name: string;
  readonly status: MemberStatus;
  readonly joinedOn: string;
  readonly lastPurchaseOn: string | null;
  readonly hasHousehold: boolean;
  readonly isFrozen: boolean;
  readonly isBlocked: boolean;
  readonly said: Said;
  readonly attributes: readonly KeptValue[];
};

/** A value of an attribute in use, and what it and its option are called. */
type KeptValue = {
  readonly attributeId: number;
  readonly labelEn: string;
  readonly labelRu: string;
  readonly type: AttributeType;
  readonly value: string;
  readonly option: Labels | null;
};

/** Members with what a merge compares; `$1` is an array of ids. */
export const OTHERS_SQL = `
  SELECT m.member_id::float8 AS "memberId", trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) AS name,
    m.status, m.joined_on::text AS "joinedOn", s.last_purchase_on::text AS "lastPurchaseOn",
    ${tierColumns('l')},
    EXISTS (SELECT FROM household_members h WHERE h.member_id = m.member_id
      AND (h.state = 'joined' OR (h.state = 'invited' AND h.expires_at > now()))) AS "hasHousehold",
    EXISTS (SELECT FROM point_accounts a WHERE a.member_id = m.member_id AND a.frozen_at IS NOT NULL) AS "isFrozen",
    ${isBlockedForFraud('m.member_id')} AS "isBlocked",
    json_build_object(
      'lastName', coalesce(p.last_name, ''), 'firstName', coalesce(p.first_name, ''),
      'middleName', coalesce(p.middle_name, ''), 'birthOn', coalesce(p.birth_on::text, ''),
      'phone', coalesce(p.phone, ''), 'email', coalesce(p.email, ''),
      'address', concat_ws(', ', nullif(p.postal_code, ''), nullif(p.city, ''), nullif(p.address, '')),
      'language', coalesce(p.language, ''), 'preferredStore', coalesce(st.name, '')) AS said,
    coalesce((SELECT json_agg(json_build_object('attributeId', a.attribute_id, 'labelEn', a.label_en, 'labelRu', a.label_ru,
        'type', a.type, 'value', ${VALUE_TEXT}, 'option', CASE WHEN o.option_id IS NOT NULL
          THEN json_build_object('labelEn', o.label_en, 'labelRu', o.label_ru) END) ORDER BY a.attribute_id)
      FROM member_attributes v JOIN attributes a USING (attribute_id)
        LEFT JOIN attribute_options o USING (attribute_id, option_id)
      WHERE v.member_id = m.member_id AND a.archived_at IS NULL), '[]') AS attributes
  FROM members m
  LEFT JOIN member_profiles p USING (member_id)
  LEFT JOIN member_summary s USING (member_id)
  LEFT JOIN tiers l ON l.tier_id = m.tier_id
  LEFT JOIN stores st ON st.store_id = m.preferred_store_id
  WHERE m.member_id = ANY ($1::bigint[])`;

/** Runs OTHERS_SQL: on the read connection or inside a transaction. */
export type ReadOthers = (ids: readonly number[]) => Promise<readonly OtherRow[]>;

const SHOWN: Partial<Record<MergeField, (text: string) => string>> = {
  phone: maskPhone,
  email: maskEmail,
};

function differencesOf(mine: Said, theirs: Said): readonly MergeDifference[] {
  return MERGE_FIELDS.filter(
    (field) => mine[field] !== '' && theirs[field] !== '' && mine[field] !== theirs[field],
  ).map((field) => {
    const shown = SHOWN[field] ?? ((text: string) => text);
    return { field, mine: shown(mine[field]), theirs: shown(theirs[field]) };
  });
}

function told({ type, value, option }: KeptValue): ToldValue {
  if (type === 'yesNo') return { isYes: value === 'yes' };
  return option === null ? value : { nameEn: option.labelEn, nameRu: option.labelRu };
}

function attributesOf(
  mine: readonly KeptValue[],
  theirs: readonly KeptValue[],
): readonly AttributeDifference[] {
  return mine.flatMap((own) => {
    const other = theirs.find(({ attributeId }) => attributeId === own.attributeId);
    if (other === undefined || other.value === own.value) return [];
    const { attributeId, labelEn: nameEn, labelRu: nameRu } = own;
    return [{ attributeId, nameEn, nameRu, mine: told(own), theirs: told(other) }];
  });
}

function otherOf(mine: OtherRow, other: OtherRow): OtherMember {
  const { said, memberId } = other;
  return {
    memberId,
    code: memberCode(memberId),
    name: other.name,
    status: other.status,
    tier: shownTier(other),
    joinedOn: other.joinedOn,
    lastPurchaseOn: other.lastPurchaseOn,
    phone: said.phone === '' ? null : maskPhone(said.phone),
    hasHousehold: other.hasHousehold,
    takesPoints: !other.isBlocked && refusalOf(other, 'transfer_in') === null,
    email: said.email === '' ? null : maskEmail(said.email),
    differences: differencesOf(mine.said, said),
    attributes: attributesOf(mine.attributes, other.attributes),
  };
}

/** The member named by an id as a task about another one sees them; null when there is none. */
export async function findOther(
  read: ReadOthers,
  { memberId, otherId }: { readonly memberId: number; readonly otherId: number },
): Promise<OtherMember | null> {
  const rows = await read([memberId, otherId]);
  const mine = rows.find((row) => row.memberId === memberId);
  const other = rows.find((row) => row.memberId === otherId);
  return mine === undefined || other === undefined ? null : otherOf(mine, other);
}

/** The members that the answers of a task name, by field. */
export async function othersOf(
  read: ReadOthers,
  task: { readonly kind: TaskKind; readonly memberId: number; readonly answers: TaskAnswers },
): Promise<Readonly<Record<string, OtherMember>>> {
  const fields = taskDefinition(task.kind).steps.flatMap((step) => step.fields);
  const named = fields
    .filter(({ kind }) => kind === 'member')
    .map(({ id }) => ({ id, text: textOf(task.answers, id) }))
    .filter(({ text }) => /^[1-9]\d{0,14}$/.test(text));
  const others: Record<string, OtherMember> = {};
  for (const { id, text } of named) {
    const other = await findOther(read, { memberId: task.memberId, otherId: Number(text) });
    if (other !== null) others[id] = other;
  }
  return others;
}
