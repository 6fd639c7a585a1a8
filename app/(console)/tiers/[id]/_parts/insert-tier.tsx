'use client';

import { Plus } from 'lucide-react';
import { Icon } from '@/components/ui/icon';
import { MOST_TIERS } from '@/lib/domain/tiers/ladder';
import { insertTier } from '@/lib/domain/tiers/ladder-edits';
import { tierName } from '../../_parts/ladder-words';
import type { Designer } from './designer-types';

type Props = {
  readonly designer: Designer;
  /** Where the new tier stands; 0 is the lowest place. */
  readonly place: number;
  readonly side: 'above' | 'below';
};

/** Puts a tier between two, with what lies between them: one press, on the line that parts the rows. */
export function InsertTier({ designer, place, side }: Props) {
  const { words, draft, nextTierId, change, open } = designer;
  if (draft === null || draft.tiers.length >= MOST_TIERS) return null;
  const [lower, upper] = [draft.tiers[place - 1], draft.tiers[place]];
  const label =
    lower !== undefined && upper !== undefined
      ? words.t('table.insertBetween', {
          lower: tierName(words, lower),
          upper: tierName(words, upper),
        })
      : words.t('table.insertAbove', {
          lower: tierName(words, lower ?? { nameEn: '', nameRu: '' }),
        });
  const insert = () => {
    change(insertTier(draft, { place, tierId: nextTierId, nameEn: 'New tier', nameRu: 'Новый' }));
    open(String(nextTierId));
  };
  return (
    <button
      type="button"
      onClick={insert}
      aria-label={label}
      title={label}
      className={`absolute z-10 @max-4xl:left-1/2 @max-4xl:-translate-x-1/2 @4xl:-left-2.5 grid size-5 place-items-center rounded-control border border-line-strong bg-surface text-ink-2 opacity-70 transition-opacity after:absolute after:-inset-1 hover:border-primary hover:bg-primary-soft hover:text-primary-text hover:opacity-100 focus-visible:opacity-100 touch:size-7 touch:after:-inset-2 ${side === 'above' ? '-top-2.5' : '-bottom-2.5'}`}
    >
      <Icon of={Plus} size={14} />
    </button>
  );
}
