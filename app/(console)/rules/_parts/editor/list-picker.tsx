'use client';

import { type Choice, ChoiceList } from '@/components/form/choice-list';
import type { RuleWords } from '@/components/rule/rule-words';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { CHANNELS, PAYMENT_METHODS } from '@/lib/domain/rules/conditions';
import type { NamedThing } from '@/lib/domain/rules/dictionary';
import type { SlotKind } from '@/lib/domain/rules/sentence';
import type { PickerProps } from './picker-types';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function thingOptions(things: readonly NamedThing[], { locale }: RuleWords): readonly Choice[] {
  return things.map(({ id, nameEn, nameRu }) => ({
    value: id,
    label: locale === 'ru' ? nameRu : nameEn,
  }));
}

/** What can be ticked, by the kind of slot. */
const OPTIONS: Partial<Record<SlotKind, (words: RuleWords) => readonly Choice[]>> = {
  tiers: (words) => [
    ...words.dictionary.tiers.map((tier) => ({
      value: tier.id,
      label: words.locale === 'ru' ? tier.nameRu : tier.nameEn,
      look: tier,
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
  return (
    <ChoiceList
      label={label}
      searchLabel={t('editor.search')}
      chosenText={(count) => t('editor.chosen', { count })}
      options={OPTIONS[slot.kind]?.(words) ?? []}
      value={value}
      onApply={onApply}
      onCancel={onCancel}
    />
  );
}
