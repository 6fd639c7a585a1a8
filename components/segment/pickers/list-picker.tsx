'use client';

import type { NamedThing } from '@/lib/domain/rules/dictionary';
import { type Choice, ChoiceList } from '../../form/choice-list';
import { codeWords, type SegmentWords } from '../segment-words';
import type { PickerProps } from './picker-types';

const SCORES = [5, 4, 3, 2, 1] as const;

const nameOf = ({ nameEn, nameRu }: NamedThing, { locale }: SegmentWords): string =>
  locale === 'ru' ? nameRu : nameEn;

function optionsOf({ words, slot, name }: PickerProps): readonly Choice[] {
  const { dictionary, t } = words;
  switch (slot.kind) {
    case 'tiers':
      return [
        ...dictionary.tiers.map((tier) => ({
          value: tier.id,
          label: nameOf(tier, words),
          look: tier,
        })),
        { value: 0, label: t('values.noTier') },
      ];
    case 'stores':
    case 'cardTypes':
    case 'segments':
    case 'mechanics':
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

/** Any of a list: tiers, stores, types of card, segments, states, groups, scores. */
export function ListPicker(props: PickerProps) {
  const { words, label, value, onApply, onCancel } = props;
  const { t } = words;
  return (
    <ChoiceList
      label={label}
      searchLabel={t('pickers.search')}
      chosenText={(count) => t('pickers.chosen', { count })}
      options={optionsOf(props)}
      value={value}
      onApply={(values) => onApply(values.length === 0 ? undefined : values)}
      onCancel={onCancel}
    />
  );
}
