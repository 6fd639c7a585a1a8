import type { FilterDefinition } from '@/components/ui/filter-types';
import type { Locale } from '@/lib/domain/access/preferences';
import type { Attribute, AttributeType, Labels } from '@/lib/domain/members/attributes/attribute';
import { readAttributeFilter } from '@/lib/domain/members/attributes/attribute-filter';
import { attributeParameter, type MemberFilters } from '@/lib/domain/members/list-filters';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { formatDay } from '@/lib/format/dates';
import { formatExact } from '@/lib/format/numbers';

type Input = {
  readonly attributes: readonly Attribute[];
  readonly parameters: AddressParameters;
  readonly filters: MemberFilters;
  readonly locale: Locale;
  /** Words for yes and no. */
  readonly yesNo: (id: 'yes' | 'no') => string;
};

const KINDS: Readonly<Record<AttributeType, FilterDefinition['kind']>> = {
  text: 'text',
  number: 'numbers',
  date: 'days',
  choice: 'choices',
  yesNo: 'choice',
};

/** The name that staff gave, in the reader's language. */
export function attributeLabel({ labelEn, labelRu }: Labels, locale: Locale): string {
  return locale === 'ru' ? labelRu : labelEn;
}

/** Both ends of a range as the reader has them; undefined for what is no range, or makes no sense. */
function rangeLabel(type: AttributeType, text: string, locale: Locale): string | undefined {
  const filter = readAttributeFilter(type, text);
  if (filter?.kind !== 'numbers' && filter?.kind !== 'dates') return undefined;
  const isDates = filter.kind === 'dates';
  const shown = (end: string) => (isDates ? formatDay(end, locale) : formatExact(end, locale));
  const [from, to] = [filter.from, filter.to].map((end) => (end === null ? '…' : shown(end)));
  return from === to ? from : `${from} – ${to}`;
}

/** The filters of the list by custom attributes in use. */
export function attributeFilters(input: Input): readonly FilterDefinition[] {
  const { attributes, parameters, filters, locale, yesNo } = input;
  return attributes.map((attribute): FilterDefinition => {
    const { key, type, options } = attribute;
    const name = attributeParameter(key);
    const isSet = filters.attributes?.[key] !== undefined;
    const choices =
      type === 'yesNo'
        ? (['yes', 'no'] as const).map((id) => ({ value: id, label: yesNo(id) }))
        : options.map((option) => ({
            value: String(option.optionId),
            label: attributeLabel(option, locale),
          }));
    return {
      key: name,
      label: attributeLabel(attribute, locale),
      kind: KINDS[type],
      ...(type === 'choice' || type === 'yesNo' ? { options: choices } : {}),
      value: isSet ? parameterOf(parameters, name) : undefined,
      valueLabel: isSet ? rangeLabel(type, parameterOf(parameters, name) ?? '', locale) : undefined,
    };
  });
}
