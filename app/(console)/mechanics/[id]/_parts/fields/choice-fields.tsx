'use client';

import { Checkbox } from '@/components/form/checkbox';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { valueAt } from '@/lib/domain/mechanics/mechanic-edits';
import type { MechanicFields, MechanicWords, Named, SpecProps } from './field-types';
import { Line } from './line';
import type { OptionList } from './specs';

/** The choices of a list in words. */
export function optionsOf(
  { t }: MechanicWords,
  list: OptionList,
  ids: readonly string[],
): readonly Named[] {
  return ids.map((id) => ({
    value: id,
    label: t(`options.${list}.${id}` as 'options.times.once'),
  }));
}

/** The choices of lists that are the same everywhere. */
export const OPTION_IDS: Readonly<Partial<Record<OptionList, readonly string[]>>> = {
  leapDay: ['feb28', 'mar1'],
  stampsFor: ['receipts', 'units'],
  times: ['once', 'yearly', 'always'],
  stacking: ['best', 'adds'],
  creditedAfter: ['decision', 'message'],
  messageKind: ['promotional', 'service'],
  stages: ['new', 'active', 'slipping', 'lapsed', 'returned'],
};

/** One of few. */
export function Choice({ spec, fields }: SpecProps<'choice'>) {
  const { words, draft, set, errorAt, mayEdit } = fields;
  const label = words.t(`fields.${spec.label}`);
  const options = optionsOf(words, spec.options, OPTION_IDS[spec.options] ?? []);
  return (
    <Line id={spec.at} label={label} error={errorAt(spec.at)}>
      <OneOf
        label={label}
        options={options}
        current={String(valueAt(draft, spec.at) ?? options[0]?.value)}
        mayEdit={mayEdit}
        onChange={(value) => set(spec.at, value)}
      />
    </Line>
  );
}

type OneOfProps = {
  readonly label: string;
  readonly options: readonly Named[];
  readonly current: string;
  readonly mayEdit: boolean;
  readonly onChange: (value: string) => void;
};

/** One of few, or its name for who may not choose. */
function OneOf({ label, options, current, mayEdit, onChange }: OneOfProps) {
  if (!mayEdit) return <span>{options.find(({ value }) => value === current)?.label}</span>;
  return (
    <SegmentedControl
      label={label}
      items={options.map(({ value, label: words }) => ({ id: String(value), label: words }))}
      current={current}
      onChange={onChange}
    />
  );
}

/** One of few, each with questions of its own. */
export function Variant({ spec, fields }: SpecProps<'variant'>) {
  const { words, draft, set, mayEdit } = fields;
  const label = words.t(`fields.${spec.label}`);
  const held = valueAt(draft, `${spec.at}.${spec.tag}`);
  const nothing = Object.keys(spec.begin).find((id) => spec.begin[id] === null);
  return (
    <Line label={label}>
      <OneOf
        label={label}
        options={optionsOf(words, spec.options, Object.keys(spec.begin))}
        current={String(held ?? nothing)}
        mayEdit={mayEdit}
        onChange={(id) => id !== held && set(spec.at, spec.begin[id] ?? null)}
      />
    </Line>
  );
}

/** Any of some, ticked. */
export function Many({
  label,
  at,
  options,
  fields,
}: {
  label: string;
  at: string;
  options: readonly Named[];
  fields: MechanicFields;
}) {
  const { draft, set, errorAt, mayEdit } = fields;
  const held = valueAt(draft, at);
  const chosen: readonly unknown[] = Array.isArray(held) ? held : [];
  return (
    <Line id={at} label={label} error={errorAt(at)}>
      <fieldset className="flex flex-wrap gap-x-4 gap-y-2 py-1" disabled={!mayEdit}>
        <legend className="sr-only">{label}</legend>
        {options.map(({ value, label: words }) => (
          <Checkbox
            key={value}
            label={words}
            checked={chosen.includes(value)}
            onChange={(event) =>
              set(
                at,
                options
                  .map((one) => one.value)
                  .filter((one) => (one === value ? event.target.checked : chosen.includes(one))),
              )
            }
          />
        ))}
      </fieldset>
    </Line>
  );
}
