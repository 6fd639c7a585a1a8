'use client';

import { useLocale, useTranslations } from 'next-intl';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { ATTRIBUTE_TEXT_MAX, type Attribute } from '@/lib/domain/members/attributes/attribute';
import { cleanseAttribute } from '@/lib/domain/members/attributes/attribute-value';
import { FieldGroup } from './field-group';
import { type FormOptions, labelOf } from './form-options';
import type { Refused } from './refused';
import type { Editor } from './use-editor';

type Props = {
  readonly editor: Editor;
  readonly options: FormOptions;
  readonly refused: Refused;
};

/** What the programme keeps about members beyond what the product knows. */
export function AttributeFields({ editor, options, refused }: Props) {
  const t = useTranslations('memberEdit');
  if (options.attributes.length === 0) return null;
  return (
    <FieldGroup title={t('groups.attributes')}>
      {options.attributes.map((attribute) => (
        <AttributeField
          key={attribute.key}
          attribute={attribute}
          value={editor.draft.attributes[attribute.key] ?? ''}
          refusal={refused.words(attribute.key)}
          onChange={(value) =>
            editor.set('attributes', { ...editor.draft.attributes, [attribute.key]: value })
          }
        />
      ))}
    </FieldGroup>
  );
}

type FieldProps = {
  readonly attribute: Attribute;
  readonly value: string;
  readonly refusal: string | undefined;
  readonly onChange: (value: string) => void;
};

function AttributeField({ attribute, value, refusal, onChange }: FieldProps) {
  const t = useTranslations('memberEdit');
  const yesNo = useTranslations('common.yesNo');
  const locale = useLocale();
  const { key, type, options } = attribute;
  const { problem } = cleanseAttribute(attribute, value);
  const shared = {
    name: `attributes.${key}`,
    label: labelOf(attribute, locale),
    value,
    error: problem === null ? refusal : t(`problems.${problem}`),
  };
  if (type === 'choice' || type === 'yesNo') {
    // An option that was archived stays a choice for whoever has it.
    const open = options.filter(
      ({ isArchived, optionId }) => !isArchived || String(optionId) === value,
    );
    const choices =
      type === 'yesNo'
        ? (['yes', 'no'] as const).map((id) => ({ value: id, label: yesNo(id) }))
        : open.map((option) => ({
            value: String(option.optionId),
            label: labelOf(option, locale),
          }));
    return (
      <SelectInput
        {...shared}
        options={[{ value: '', label: t('unknown') }, ...choices]}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      type={type === 'date' ? 'date' : 'text'}
      {...(type === 'number' ? { inputMode: 'decimal' as const } : {})}
      maxLength={ATTRIBUTE_TEXT_MAX}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
