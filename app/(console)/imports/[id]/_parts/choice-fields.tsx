'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/form/checkbox';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { CHOICE_OPTIONS, type MappingForm } from '@/lib/domain/imports/mapping/mapping-form';

type Props = { readonly form: MappingForm; readonly onChange: (form: MappingForm) => void };

const TYPED = ['numberPrefix', 'documentTypeIs', 'phoneCountry'] as const;

/** What makes a receipt, a return, a guest; what happens to what is not known. */
export function ChoiceFields({ form, onChange }: Props) {
  const t = useTranslations('imports.columns');
  const set = (id: string, value: string) =>
    onChange({ ...form, choices: { ...form.choices, [id]: value } });
  const { choices } = form;
  const select = <Value extends string>(
    id: string,
    label: string,
    options: readonly Value[],
    name: (value: Value) => string,
  ) => (
    <SelectInput
      label={label}
      required
      options={options.map((value) => ({ value, label: name(value) }))}
      value={choices[id] ?? ''}
      onChange={(event) => set(id, event.currentTarget.value)}
    />
  );
  return (
    <div className="grid max-w-200 gap-3 sm:grid-cols-2 shell:grid-cols-3">
      {choices.rowIs !== undefined && (
        <>
          {select('rowIs', t('rowIs'), CHOICE_OPTIONS.rowIs, (value) => t(`rowIsOptions.${value}`))}
          {choices.rowIs === 'line' &&
            select('receiptKey', t('receiptKey'), CHOICE_OPTIONS.receiptKey, (value) =>
              t(`receiptKeyOptions.${value}`),
            )}
          {select('customerIs', t('customerIs'), CHOICE_OPTIONS.customerIs, (value) =>
            t(`customerIsOptions.${value}`),
          )}
          {select(
            'withoutCustomer',
            t('withoutCustomer'),
            CHOICE_OPTIONS.withoutCustomer,
            (value) => t(`withoutCustomerOptions.${value}`),
          )}
          {select(
            'unknownCustomers',
            t('unknownCustomers'),
            CHOICE_OPTIONS.unknownCustomers,
            (value) => t(`unknownCustomersOptions.${value}`),
          )}
          {select('unknownStores', t('unknownStores'), CHOICE_OPTIONS.unknownStores, (value) =>
            t(`unknownStoresOptions.${value}`),
          )}
          {select('zeroAmounts', t('zeroAmounts'), CHOICE_OPTIONS.zeroAmounts, (value) =>
            t(`zeroAmountsOptions.${value}`),
          )}
        </>
      )}
      {choices.likeMembers !== undefined &&
        select('likeMembers', t('likeMembers'), CHOICE_OPTIONS.likeMembers, (value) =>
          t(`likeMembersOptions.${value}`),
        )}
      {TYPED.filter((id) => choices[id] !== undefined).map((id) => (
        <TextInput
          key={id}
          label={t(id)}
          value={choices[id] ?? ''}
          maxLength={id === 'phoneCountry' ? 2 : 40}
          onChange={(event) => set(id, event.currentTarget.value)}
        />
      ))}
      {choices.negativeAmount !== undefined && (
        <Checkbox
          label={t('negativeAmount')}
          checked={choices.negativeAmount !== 'no'}
          onChange={(event) => set('negativeAmount', event.currentTarget.checked ? 'yes' : 'no')}
        />
      )}
    </div>
  );
}
