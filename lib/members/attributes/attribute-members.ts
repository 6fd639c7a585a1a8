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

/**
 * SELECT of the ids of members whose attribute is as asked: for lists, counts, files and segments alike. Null: the
 * filter makes no sense, and nobody is meant.
 */
export function attributeMembers(read: Read, asked: Asked): Fragment | null {
  const filter = readAttributeFilter(asked.type, asked.filter);
  if (filter === null) return null;
  return read`SELECT v.member_id FROM member_attributes v
    WHERE v.attribute_id = ${asked.attributeId} AND ${condition(read, filter)}`;
}
