import { useTranslations } from 'next-intl';
import { TextInput } from '@/components/form/text-input';
import type { CardTypeOptions } from '@/lib/domain/cards/card-type-page';
import { VALID_YEARS_MAX } from '@/lib/domain/cards/card-types';
import { CheckGroup } from './check-group';
import { FormPart } from './form-part';
import type { FieldErrors, TypeDraft } from './type-draft';

type Props = {
  readonly draft: TypeDraft;
  readonly errors: FieldErrors;
  readonly stores: CardTypeOptions['stores'];
  readonly regions: CardTypeOptions['regions'];
};

/** How long and where cards of the type are good. */
export function ValidityFields({ draft, errors, stores, regions }: Props) {
  const t = useTranslations('cardTypes');
  return (
    <FormPart title={t('parts.validity')} text={t('parts.validityText')}>
      <TextInput
        label={t('fields.validYears')}
        name="validYears"
        type="number"
        min={1}
        max={VALID_YEARS_MAX}
        hint={t('hints.validYears')}
        defaultValue={draft.validYears ?? ''}
        error={errors('validYears')}
      />
      {regions.length > 0 && (
        <CheckGroup
          legend={t('fields.regions')}
          hint={t('hints.where')}
          name="regions"
          isLong
          options={regions.map((region) => ({ value: region, label: region }))}
          chosen={draft.regions}
          error={errors('regions')}
        />
      )}
      {stores.length > 0 && (
        <CheckGroup
          legend={t('fields.storeIds')}
          name="storeIds"
          isLong
          options={stores.map(({ storeId, name }) => ({ value: String(storeId), label: name }))}
          chosen={draft.storeIds.map(String)}
          error={errors('storeIds')}
        />
      )}
    </FormPart>
  );
}
