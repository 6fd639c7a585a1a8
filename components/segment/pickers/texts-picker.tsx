'use client';

import { useState } from 'react';
import { PickerForm } from '../../form/picker-form';
import { TextArea } from '../../form/text-area';
import type { PickerProps } from './picker-types';

const ROWS = 5;

/** Names that are typed, one a line: categories, articles, towns, sources, events. */
export function TextsPicker({ words: { t }, slot, label, value, onApply, onCancel }: PickerProps) {
  const [text, setText] = useState(Array.isArray(value) ? value.join('\n') : '');
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter(
      (line) => line !== '',
    );
    if (lines.length === 0) return onApply(undefined);
    if (!slot.schema.safeParse(lines).success) return setWrong(true);
    return onApply(lines);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <TextArea
        label={label}
        required
        rows={ROWS}
        hint={t('pickers.typeMore')}
        error={isWrong ? t('pickers.wrong') : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </PickerForm>
  );
}
