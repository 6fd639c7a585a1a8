'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { PickerForm } from '@/components/form/picker-form';
import { TextInput } from '@/components/form/text-input';
import type { PickerProps } from './picker-types';

const TIME = /^\d{2}:\d{2}$/;
const MOST_DAYS = 3_650;

/** From one time of the day to another; over midnight when the second is earlier. */
export function HoursPicker({ words: { t }, label, value, onApply, onCancel }: PickerProps) {
  const [hours, setHours] = useState(value as { readonly from: string; readonly to: string });
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    const isRight = TIME.test(hours.from) && TIME.test(hours.to) && hours.from !== hours.to;
    if (isRight) onApply(hours);
    else setWrong(true);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <fieldset className="grid grid-cols-2 gap-3">
        <legend className="sr-only">{label}</legend>
        <TextInput
          type="time"
          label={t('editor.fromTime')}
          required
          value={hours.from}
          error={isWrong ? t('editor.number') : undefined}
          onChange={(event) => setHours({ ...hours, from: event.target.value })}
        />
        <TextInput
          type="time"
          label={t('editor.toTime')}
          required
          value={hours.to}
          onChange={(event) => setHours({ ...hours, to: event.target.value })}
        />
      </fieldset>
    </PickerForm>
  );
}

/** A number of days; where it may be, none at all. */
export function DaysPicker({ words: { t }, slot, label, value, onApply, onCancel }: PickerProps) {
  const mayBeNone = slot.path.at(-1) === 'livesDays';
  const [isNone, setNone] = useState(value === null);
  const [text, setText] = useState(value === null ? '' : String(value));
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    if (isNone) return onApply(null);
    const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : -1;
    if (days < (mayBeNone ? 1 : 0) || days > MOST_DAYS) return setWrong(true);
    return onApply(days);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <div className="flex flex-col gap-3">
        <TextInput
          label={label}
          required
          inputMode="numeric"
          autoComplete="off"
          disabled={isNone}
          value={text}
          error={isWrong ? t('editor.number') : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        {mayBeNone && (
          <Checkbox
            label={t('editor.noEnd')}
            checked={isNone}
            onChange={(event) => setNone(event.target.checked)}
          />
        )}
      </div>
    </PickerForm>
  );
}
