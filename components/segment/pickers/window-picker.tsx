'use client';

import { useState } from 'react';
import type { Window } from '@/lib/domain/segments/slots';
import { PickerForm } from '../../form/picker-form';
import type { PickerProps } from './picker-types';
import { readWindow, WindowFields, windowTyped } from './window-fields';

const START: Window = { kind: 'last', count: 30, unit: 'day' };

/** Days: the last so many, so many ago, or from one to another. */
export function WindowPicker({ words, value, onApply, onCancel }: PickerProps) {
  const [typed, setTyped] = useState(windowTyped((value as Window | undefined) ?? START));
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    const window = readWindow(typed);
    if (window === null) setWrong(true);
    else onApply(window);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <WindowFields
        words={words}
        typed={typed}
        isWrong={isWrong}
        onChange={(next) => {
          setTyped(next);
          setWrong(false);
        }}
      />
    </PickerForm>
  );
}
