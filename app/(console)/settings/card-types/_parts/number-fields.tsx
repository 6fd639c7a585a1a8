import { useTranslations } from 'next-intl';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { CARD_FORMS, CHECK_DIGIT_RULES } from '@/lib/domain/cards/card-types';
import { CARD_NUMBER_MAX, CARD_NUMBER_MIN } from '@/lib/domain/cards/check-digits';
import { FormPart } from './form-part';
import type { FieldErrors, TypeDraft } from './type-draft';

type Props = {
  readonly draft: TypeDraft;
  readonly errors: FieldErrors;
  readonly hasRanges: boolean;
};

/** Plastic or virtual, and how its numbers are made. */
export function NumberFields({ draft, errors, hasRanges }: Props) {
  const t = useTranslations('cardTypes');
  return (
    <FormPart
      title={t('parts.number')}
      text={t(hasRanges ? 'parts.numberFixed' : 'parts.numberText')}
    >
      <SelectInput
        label={t('fields.form')}
        name="form"
        required
        options={CARD_FORMS.map((form) => ({ value: form, label: t(`forms.${form}`) }))}
        defaultValue={draft.form}
        error={errors('form')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectInput
          label={t('fields.checkDigit')}
          name="checkDigit"
          required
          options={CHECK_DIGIT_RULES.map((rule) => ({
            value: rule,
            label: t(`rules.${rule}.name`),
          }))}
          defaultValue={draft.checkDigit}
          hint={t('hints.checkDigit')}
          error={errors('checkDigit')}
        />
        <TextInput
          label={t('fields.numberLength')}
          name="numberLength"
          type="number"
          required
          min={CARD_NUMBER_MIN}
          max={CARD_NUMBER_MAX}
          hint={t('hints.numberLength')}
          defaultValue={draft.numberLength}
          error={errors('numberLength')}
        />
      </div>
    </FormPart>
  );
}
