'use client';

import { useState } from 'react';
import { PickerForm } from '@/components/form/picker-form';
import { TextArea } from '@/components/form/text-area';
import { REFERENCE_MAX_LENGTH } from '@/lib/domain/purchases/states';
import { LIST_MAX, TOGETHER_MAX } from '@/lib/domain/rules/conditions';
import type { PickerProps } from './picker-types';

const ROWS = 5;

/** Names that are typed, one a line: categories, articles, labels, partners. */
export function ReferencesPicker({ words, slot, label, value, onApply, onCancel }: PickerProps) {
  const { t, dictionary } = words;
  const [text, setText] = useState(Array.isArray(value) ? value.join('\n') : '');
  const known = slot.path.at(-1) === 'partners' ? dictionary.partners : [];
  const names = [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ];
  const most = slot.path.at(-1)?.startsWith('together') ? TOGETHER_MAX : LIST_MAX;
  // Nothing of a pasted list is dropped in silence.
  const long = names.find((name) => name.length > REFERENCE_MAX_LENGTH);
  const problem =
    names.length > most
      ? t('editor.tooMany', { most, count: names.length })
      : long && t('editor.tooLong', { most: REFERENCE_MAX_LENGTH, name: long });
  const submit = () => {
    if (problem === undefined) onApply(names);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <TextArea
        label={label}
        required
        rows={ROWS}
        hint={known.length === 0 ? t('editor.typeMore') : known.join(', ')}
        value={text}
        error={problem}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="mt-2 text-xs text-ink-2">
        {t('editor.chosen', { count: names.length })}
      </p>
    </PickerForm>
  );
}
