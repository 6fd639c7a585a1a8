'use client';

import { useState } from 'react';
import { PickerForm } from '@/components/form/picker-form';
import { CHOICES } from '@/lib/domain/rules/sentence';
import type { PickerProps } from './picker-types';

type Value = string | number | boolean;

/** One of a few. */
export function ChoicePicker({ words: { t }, slot, label, value, onApply, onCancel }: PickerProps) {
  const [chosen, setChosen] = useState(value);
  const { set } = slot;
  if (set === undefined) return null;
  const values: readonly Value[] = CHOICES[set];
  return (
    <PickerForm onCancel={onCancel} onSubmit={() => onApply(chosen)}>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{label}</legend>
        {values.map((one) => (
          <label key={String(one)} className="flex items-start gap-2 touch:min-h-11">
            <input
              type="radio"
              name={set}
              value={String(one)}
              checked={chosen === one}
              onChange={() => setChosen(one)}
              className="mt-0.5 size-4 shrink-0 accent-primary"
            />
            {t(`choices.${set as 'per'}.${String(one) as 'receipt'}`)}
          </label>
        ))}
      </fieldset>
    </PickerForm>
  );
}
