import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { AttributeType } from '@/lib/domain/members/attributes/attribute';
import {
  type AttributeFilter,
  readAttributeFilter,
} from '@/lib/domain/members/attributes/attribute-filter';

type Asked = {
  readonly attributeId: number;
  readonly type: AttributeType;
  /** As an address has it: see `readAttributeFilter`. */
  readonly filter: string;
};

/** Each kind of filter has an index of `member_attributes` that begins with the attribute and the value. */
function condition(read: Read, filter: AttributeFilter): Fragment {
  switch (filter.kind) {
    case 'text':
      return read`v.text_value IS NOT NULL AND lower(v.text_value) = lower(${filter.text})`;
    case 'options':
      return read`v.option_id IS NOT NULL AND v.option_id = ANY(${[...filter.optionIds]}::smallint[])`;
    case 'yesNo':
      return read`v.yes_no_value IS NOT NULL AND v.yes_no_value = ${filter.isYes}`;
    case 'numbers':
      return read`v.number_value IS NOT NULL
        ${filter.from === null ? read`` : read`AND v.number_value >= ${filter.from}::numeric`}
        ${filter.to === null ? read`` : read`AND v.number_value <= ${filter.to}::numeric`}`;
    case 'dates':
      return read`v.date_value IS NOT NULL
        ${filter.from === null ? read`` : read`AND v.date_value >= ${filter.from}::date`}
        ${filter.to === null ? read`` : read`AND v.date_value <= ${filter.to}::date`}`;
  }
}

/** A condition on members by one of their attributes, in two forms: each is quick where the other is slow. */
export type AttributeCondition = {
  /** SELECT of the ids of all who are in, by the index of the value: for counts, files and segments. */
  readonly memberIds: Fragment;
  /** Whether one member is in, by their own row: for a walk along some thousands of members. */
  readonly probe: (memberId: Fragment) => Fragment;
};

/**
 * The members whose attribute is as asked: for lists, counts, files and segments alike. Null: the filter makes no
 * sense, and nobody is meant.
 */
export function attributeCondition(read: Read, asked: Asked): AttributeCondition | null {
  const filter = readAttributeFilter(asked.type, asked.filter);
  if (filter === null) return null;
  return {
    memberIds: read`SELECT v.member_id FROM member_attributes v
      WHERE v.attribute_id = ${asked.attributeId} AND ${condition(read, filter)}`,
    // A scalar subquery is never turned into a join, which would read all who are in.
    probe: (memberId) => read`(SELECT ${condition(read, filter)} FROM member_attributes v
      WHERE v.member_id = ${memberId} AND v.attribute_id = ${asked.attributeId})`,
  };
}
