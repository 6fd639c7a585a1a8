'use client';

import { useState } from 'react';
import { plainDecimal } from '@/lib/domain/members/attributes/attribute-value';
import type { SegmentAttribute } from '@/lib/domain/segments/dictionary';
import type { Window } from '@/lib/domain/segments/slots';
import { Checkbox } from '../../form/checkbox';
import { FormError } from '../../form/form-error';
import { PickerForm } from '../../form/picker-form';
import { TextArea } from '../../form/text-area';
import { TextInput } from '../../form/text-input';
import { SegmentedControl } from '../../ui/segmented-control';
import type { PickerProps } from './picker-types';
import { readWindow, WindowFields, windowTyped } from './window-fields';

type Typed = {
  readonly isKnownOnly: boolean;
  readonly texts: string;
  readonly options: readonly number[];
  readonly isYes: boolean;
  readonly from: string;
  readonly to: string;
  readonly window: ReturnType<typeof windowTyped>;
};

const ROWS = 3;
const START: Window = { kind: 'last', count: 30, unit: 'day' };

function typedOf(value: unknown): Typed {
  const known = (value ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof known[name] === 'string' ? known[name] : '');
  return {
    isKnownOnly: known.kind === 'known',
    texts: Array.isArray(known.texts) ? known.texts.join('\n') : '',
    options: Array.isArray(known.options) ? (known.options as number[]) : [],
    isYes: known.isYes !== false,
    from: text('from'),
    to: text('to'),
    window: windowTyped((known.window as Window | undefined) ?? START),
  };
}

/** What is typed, as a definition keeps it; it is checked by the slot. */
function readValue(typed: Typed, type: SegmentAttribute['type']): unknown {
  if (typed.isKnownOnly) return { kind: 'known' };
  const end = (name: 'from' | 'to') =>
    typed[name].trim() === '' ? {} : { [name]: plainDecimal(typed[name].trim()) };
  switch (type) {
    case 'text':
      return {
        kind: 'texts',
        texts: [...new Set(typed.texts.split('\n').map((line) => line.trim()))].filter(Boolean),
      };
    case 'choice':
      return { kind: 'options', options: typed.options };
    case 'yesNo':
      return { kind: 'yesNo', isYes: typed.isYes };
    case 'number':
      return { kind: 'numbers', ...end('from'), ...end('to') };
    case 'date':
      return { kind: 'dates', window: readWindow(typed.window) };
  }
}

type FieldsProps = Pick<PickerProps, 'words' | 'label'> & {
  readonly attribute: SegmentAttribute | undefined;
  readonly typed: Typed;
  readonly error: string | undefined;
  readonly set: (part: Partial<Typed>) => void;
};

/** Any of the options of a choice. */
function OptionFields({ words, label, attribute, typed, error, set }: FieldsProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{label}</legend>
      {(attribute?.options ?? []).map(({ id, nameEn, nameRu }) => (
        <Checkbox
          key={id}
          label={words.locale === 'ru' ? nameRu : nameEn}
          checked={typed.options.includes(id)}
          onChange={(event) =>
            set({
              options: event.target.checked
                ? [...typed.options, id]
                : typed.options.filter((one) => one !== id),
            })
          }
        />
      ))}
      <FormError message={error} />
    </fieldset>
  );
}

/** A number from and to. */
function NumberFields({ words: { t }, typed, error, set }: FieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          label={t(`pickers.${end}`)}
          required
          inputMode="decimal"
          autoComplete="off"
          error={end === 'from' ? error : undefined}
          value={typed[end]}
          onChange={(event) => set({ [end]: event.target.value })}
        />
      ))}
    </div>
  );
}

/** The fields of a value, by the type of its attribute. */
function ValueFields(props: FieldsProps) {
  const { words, label, attribute, typed, error, set } = props;
  const { t } = words;
  switch (attribute?.type ?? 'text') {
    case 'text':
      return (
        <TextArea
          label={label}
          required
          rows={ROWS}
          hint={t('pickers.typeMore')}
          error={error}
          value={typed.texts}
          onChange={(event) => set({ texts: event.target.value })}
        />
      );
    case 'choice':
      return <OptionFields {...props} />;
    case 'yesNo':
      return (
        <SegmentedControl
          label={label}
          items={[
            { id: 'yes', label: t('pickers.yes') },
            { id: 'no', label: t('pickers.no') },
          ]}
          current={typed.isYes ? 'yes' : 'no'}
          onChange={(id) => set({ isYes: id === 'yes' })}
        />
      );
    case 'number':
      return <NumberFields {...props} />;
    case 'date':
      return (
        <WindowFields
          words={words}
          typed={typed.window}
          isWrong={error !== undefined}
          onChange={(window) => set({ window })}
        />
      );
  }
}

/** What a custom attribute is, by its type; or that it is known at all. */
export function ValuePicker({
  words,
  condition,
  slot,
  label,
  value,
  onApply,
  onCancel,
}: PickerProps) {
  const { t, dictionary } = words;
  const attribute = dictionary.attributes.find(({ key }) => key === condition.key);
  const [typed, setTyped] = useState(() => typedOf(value));
  const [isWrong, setWrong] = useState(false);
  const set = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setWrong(false);
  };
  const submit = () => {
    const next = readValue(typed, attribute?.type ?? 'text');
    if (slot.schema.safeParse(next).success) onApply(next);
    else setWrong(true);
  };
  const error = isWrong ? t('pickers.wrong') : undefined;
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      <div className="mb-3">
        <SegmentedControl
          label={label}
          items={[
            { id: 'is', label: t('pickers.is') },
            { id: 'known', label: t('pickers.known') },
          ]}
          current={typed.isKnownOnly ? 'known' : 'is'}
          onChange={(id) => set({ isKnownOnly: id === 'known' })}
        />
      </div>
      {!typed.isKnownOnly && (
        <ValueFields
          words={words}
          label={label}
          attribute={attribute}
          typed={typed}
          error={error}
          set={set}
        />
      )}
    </PickerForm>
  );
}
