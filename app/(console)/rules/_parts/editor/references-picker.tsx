'use client';

import { useState } from 'react';
import { TextArea } from '@/components/form/text-area';
import { REFERENCE_MAX_LENGTH } from '@/lib/domain/purchases/states';
import { LIST_MAX } from '@/lib/domain/rules/conditions';
import { PickerForm } from './picker-form';
import type { PickerProps } from './picker-types';

const ROWS = 5;

/** Names that are typed, one a line: categories, articles, labels, partners. */
export function ReferencesPicker({ words, slot, label, value, onApply, onCancel }: PickerProps) {
  const { t, dictionary } = words;
  const [text, setText] = useState(Array.isArray(value) ? value.join('\n') : '');
  const known = slot.path.at(-1) === 'partners' ? dictionary.partners : [];
  const submit = () => {
    const lines = text.split('\n').map((line) => line.trim().slice(0, REFERENCE_MAX_LENGTH));
    onApply([...new Set(lines.filter((line) => line !== ''))].slice(0, LIST_MAX));
  };
  return (
    <PickerForm t={t} onCancel={onCancel} onSubmit={submit}>
      <TextArea
        label={label}
        required
        rows={ROWS}
        hint={known.length === 0 ? t('editor.typeMore') : known.join(', ')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </PickerForm>
  );
}
