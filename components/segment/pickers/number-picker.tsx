'use client';

import { useState } from 'react';
import { PickerForm } from '../../form/picker-form';
import { TextInput } from '../../form/text-input';
import type { PickerProps } from './picker-types';

/** A whole number: days, percents. */
export function NumberPicker({ words: { t }, slot, label, value, onApply, onCancel }: PickerProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (slot.schema.safeParse(number).success) onApply(number);
    else setWrong(true);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <TextInput
        label={label}
        required
        inputMode="numeric"
        autoComplete="off"
        value={text}
        error={isWrong ? t('pickers.number') : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
      />
    </PickerForm>
  );
}
