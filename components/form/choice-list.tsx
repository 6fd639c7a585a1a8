'use client';

import { useState } from 'react';
import { type TierLook, TierMark } from '../ui/tier-mark';
import { Checkbox } from './checkbox';
import { PickerForm } from './picker-form';
import { TextInput } from './text-input';

/** Something that can be ticked; a tier has its look. */
export type Choice = {
  readonly value: number | string;
  readonly label: string;
  readonly look?: TierLook;
};

type Props = {
  readonly label: string;
  readonly searchLabel: string;
  /** How many are ticked, in words. */
  readonly chosenText: (count: number) => string;
  readonly options: readonly Choice[];
  readonly value: unknown;
  /** Those that are ticked, in the order in which they are offered. */
  readonly onApply: (values: readonly (number | string)[]) => void;
  readonly onCancel: () => void;
};

/** Lists longer than this can be searched. */
const SEARCHED_FROM = 12;
/** Of a long list so many are drawn; the rest is found by its name. */
const DRAWN = 100;

/** Any of a list, ticked in a picker; a long one can be searched. */
export function ChoiceList({
  label,
  searchLabel,
  chosenText,
  options,
  value,
  onApply,
  onCancel,
}: Props) {
  const [chosen, setChosen] = useState<readonly (number | string)[]>(
    Array.isArray(value) ? value : [],
  );
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const shown = options
    .filter((option) => wanted === '' || option.label.toLocaleLowerCase().includes(wanted))
    .slice(0, DRAWN);
  return (
    <PickerForm
      onCancel={onCancel}
      onSubmit={() =>
        onApply(options.map((option) => option.value).filter((one) => chosen.includes(one)))
      }
    >
      {options.length > SEARCHED_FROM && (
        <div className="mb-2">
          <TextInput
            label={searchLabel}
            type="search"
            required
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <fieldset className="flex max-h-64 min-w-0 flex-col gap-2 overflow-y-auto py-0.5">
        <legend className="sr-only">{label}</legend>
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            label={
              option.look === undefined ? (
                option.label
              ) : (
                <TierMark
                  shape={option.look.shape}
                  colour={option.look.colour}
                  name={option.label}
                />
              )
            }
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              setChosen(
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((one) => one !== option.value),
              )
            }
          />
        ))}
      </fieldset>
      <p role="status" className="mt-2 text-xs text-ink-2">
        {chosenText(chosen.length)}
      </p>
    </PickerForm>
  );
}
