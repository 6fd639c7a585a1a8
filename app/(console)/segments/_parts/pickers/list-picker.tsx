'use client';

import { type ReactNode, useState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { PickerForm } from '@/components/form/picker-form';
import { TextInput } from '@/components/form/text-input';
import { codeWords, type SegmentWords } from '@/components/segment/segment-words';
import { TierMark } from '@/components/ui/tier-mark';
import type { NamedThing } from '@/lib/domain/rules/dictionary';
import type { PickerProps } from './picker-types';

type Option = {
  readonly value: number | string;
  readonly label: string;
  readonly shown?: ReactNode;
};

/** Lists longer than this can be searched. */
const SEARCHED_FROM = 12;
/** Of a long list so many are drawn; the rest is found by its name. */
const DRAWN = 100;
const SCORES = [5, 4, 3, 2, 1] as const;

const nameOf = ({ nameEn, nameRu }: NamedThing, { locale }: SegmentWords): string =>
  locale === 'ru' ? nameRu : nameEn;

function optionsOf({ words, slot, name }: PickerProps): readonly Option[] {
  const { dictionary, t } = words;
  switch (slot.kind) {
    case 'tiers':
      return [
        ...dictionary.tiers.map((tier) => ({
          value: tier.id,
          label: nameOf(tier, words),
          shown: <TierMark rank={tier.rank} name={nameOf(tier, words)} />,
        })),
        { value: 0, label: t('values.noTier') },
      ];
    case 'stores':
    case 'cardTypes':
      return dictionary[slot.kind].map((thing) => ({
        value: thing.id,
        label: nameOf(thing, words),
      }));
    case 'scores':
      return SCORES.map((score) => ({ value: score, label: String(score) }));
    default:
      return (slot.codes ?? []).map((code) => ({
        value: code,
        label: codeWords(words, name, code),
      }));
  }
}

/** Any of a list: tiers, stores, types of card, states, groups, scores. */
export function ListPicker(props: PickerProps) {
  const { words, label, value, onApply, onCancel } = props;
  const { t } = words;
  const options = optionsOf(props);
  const [chosen, setChosen] = useState<readonly (number | string)[]>(
    Array.isArray(value) ? value : [],
  );
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const shown = options
    .filter((option) => wanted === '' || option.label.toLocaleLowerCase().includes(wanted))
    .slice(0, DRAWN);
  const submit = () => {
    const next = options.map((option) => option.value).filter((one) => chosen.includes(one));
    onApply(next.length === 0 ? undefined : next);
  };
  return (
    <PickerForm onCancel={onCancel} onSubmit={submit}>
      {options.length > SEARCHED_FROM && (
        <div className="mb-2">
          <TextInput
            label={t('pickers.search')}
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
            label={option.shown ?? option.label}
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
        {t('pickers.chosen', { count: chosen.length })}
      </p>
    </PickerForm>
  );
}
