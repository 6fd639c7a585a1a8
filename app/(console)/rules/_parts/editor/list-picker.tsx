'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { PickerForm } from '@/components/form/picker-form';
import { TextInput } from '@/components/form/text-input';
import type { RuleWords } from '@/components/rule/rule-words';
import { TierMark } from '@/components/ui/tier-mark';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { CHANNELS, PAYMENT_METHODS } from '@/lib/domain/rules/conditions';
import type { NamedThing } from '@/lib/domain/rules/dictionary';
import type { SlotKind } from '@/lib/domain/rules/sentence';
import type { PickerProps } from './picker-types';

type Option = { readonly value: number | string; readonly label: string; readonly rank?: number };

/** Lists longer than this can be searched. */
const SEARCHED_FROM = 12;
/** Of a long list so many are drawn; the rest is found by its name. */
const DRAWN = 100;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function thingOptions(things: readonly NamedThing[], { locale }: RuleWords): readonly Option[] {
  return things.map(({ id, nameEn, nameRu }) => ({
    value: id,
    label: locale === 'ru' ? nameRu : nameEn,
  }));
}

/** What can be ticked, by the kind of slot. */
const OPTIONS: Partial<Record<SlotKind, (words: RuleWords) => readonly Option[]>> = {
  tiers: (words) => [
    ...words.dictionary.tiers.map(({ id, nameEn, nameRu, rank }) => ({
      value: id,
      label: words.locale === 'ru' ? nameRu : nameEn,
      rank,
    })),
    { value: 0, label: words.t('value.noTier') },
  ],
  cardTypes: (words) => [
    ...thingOptions(words.dictionary.cardTypes, words),
    { value: 0, label: words.t('value.noCard') },
  ],
  stores: (words) => thingOptions(words.dictionary.stores, words),
  formats: ({ t }) => STORE_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) })),
  channels: ({ t }) => CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) })),
  payments: ({ t }) => PAYMENT_METHODS.map((value) => ({ value, label: t(`payments.${value}`) })),
  weekdays: ({ t }) => WEEKDAYS.map((value) => ({ value, label: t(`weekdays.${value}`) })),
};

/** Any of a list: tiers, card types, stores, formats, ways of buying and paying, days of the week. */
export function ListPicker({ words, slot, label, value, onApply, onCancel }: PickerProps) {
  const { t } = words;
  const options = OPTIONS[slot.kind]?.(words) ?? [];
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
            label={t('editor.search')}
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
              option.rank === undefined ? (
                option.label
              ) : (
                <TierMark rank={option.rank} name={option.label} />
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
        {t('editor.chosen', { count: chosen.length })}
      </p>
    </PickerForm>
  );
}
