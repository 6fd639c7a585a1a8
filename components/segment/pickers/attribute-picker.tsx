'use client';

import { useState } from 'react';
import { PickerForm } from '../../form/picker-form';
import { SelectInput } from '../../form/select-input';
import type { PickerProps } from './picker-types';

/** Which custom attribute is asked for. */
export function AttributePicker({ words, label, value, onApply, onCancel }: PickerProps) {
  const { t, locale, dictionary } = words;
  const options = dictionary.attributes.map(({ key, labelEn, labelRu }) => ({
    value: key,
    label: locale === 'ru' ? labelRu : labelEn,
  }));
  const [key, setKey] = useState(typeof value === 'string' ? value : (options[0]?.value ?? ''));
  return (
    <PickerForm onCancel={onCancel} onSubmit={() => onApply(key === '' ? undefined : key)}>
      {options.length === 0 ? (
        <p>{t('pickers.noAttributes')}</p>
      ) : (
        <SelectInput
          label={label}
          required
          value={key}
          options={options}
          onChange={(event) => setKey(event.target.value)}
        />
      )}
    </PickerForm>
  );
}
