import { useLocale, useTranslations } from 'next-intl';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import type { CardTypeOptions } from '@/lib/domain/cards/card-type-page';
import { FormPart } from './form-part';
import { LookChoice } from './look-choice';
import type { FieldErrors, TypeDraft } from './type-draft';

type Props = {
  readonly draft: TypeDraft;
  readonly errors: FieldErrors;
  readonly tiers: CardTypeOptions['tiers'];
};

const NAME_MAX = 100;
const CODE_MAX = 6;

/** What the type is called and looks like. */
export function NameFields({ draft, errors, tiers }: Props) {
  const t = useTranslations('cardTypes');
  const locale = useLocale();
  const named = tiers.map(({ tierId, nameEn, nameRu }) => ({
    value: String(tierId),
    label: locale === 'ru' ? nameRu : nameEn,
  }));
  return (
    <FormPart title={t('parts.name')} text={t('parts.nameText')}>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['nameEn', 'nameRu'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`fields.${field}`)}
            name={field}
            required
            maxLength={NAME_MAX}
            autoComplete="off"
            defaultValue={draft[field]}
            error={errors(field)}
          />
        ))}
        <TextInput
          label={t('fields.code')}
          name="code"
          required
          maxLength={CODE_MAX}
          autoComplete="off"
          hint={t('hints.code')}
          defaultValue={draft.code}
          error={errors('code')}
        />
        <SelectInput
          label={t('fields.tierId')}
          name="tierId"
          options={[{ value: '', label: t('noTier') }, ...named]}
          defaultValue={draft.tierId === null ? '' : String(draft.tierId)}
          error={errors('tierId')}
        />
      </div>
      <LookChoice chosen={draft.look} />
    </FormPart>
  );
}
