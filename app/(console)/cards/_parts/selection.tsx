'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { singleKeysAllowed } from '@/components/ui/single-keys';
import type { SelectedCard } from '@/lib/domain/cards/bulk';

/** Selected cards with the version that was seen, across the pages of one list. */
export type Selection = {
  readonly cards: ReadonlyMap<number, number>;
  readonly set: (cards: readonly SelectedCard[], isSelected: boolean) => void;
  readonly clear: () => void;
};

const Context = createContext<Selection | null>(null);

/** The selection of the list around. */
export function useSelection(): Selection {
  const selection = use(Context);
  if (selection === null) throw new Error('Invariant broken: a selection has a list around it');
  return selection;
}

/** Keeps what is selected while one turns the pages; X selects the row that has the keyboard. */
export function SelectableCards({ children }: { readonly children: ReactNode }) {
  const [cards, setCards] = useState<ReadonlyMap<number, number>>(new Map());
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyX' || !singleKeysAllowed(event)) return;
      const row = document.activeElement?.closest('[data-row]');
      if (row && box.current?.contains(row))
        row.querySelector<HTMLElement>('[data-select]')?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const value = useMemo<Selection>(
    () => ({
      cards,
      set: (changed, isSelected) =>
        setCards((known) => {
          const next = new Map(known);
          for (const { cardId, version } of changed) {
            if (isSelected) next.set(cardId, version);
            else next.delete(cardId);
          }
          return next;
        }),
      clear: () => setCards(new Map()),
    }),
    [cards],
  );
  return (
    <Context value={value}>
      <div ref={box}>{children}</div>
    </Context>
  );
}

const BOX = 'block size-4 accent-primary touch:size-5';

/** The box of a row. */
export function SelectCard({
  card,
  label,
}: {
  readonly card: SelectedCard;
  readonly label: string;
}) {
  const { cards, set } = useSelection();
  return (
    <input
      type="checkbox"
      data-select
      aria-label={label}
      checked={cards.has(card.cardId)}
      onChange={({ target }) => set([card], target.checked)}
      className={BOX}
    />
  );
}

/** The box above the rows: all of this page. */
export function SelectPage({ cards }: { readonly cards: readonly SelectedCard[] }) {
  const t = useTranslations('cardList.bulk');
  const selection = useSelection();
  const box = useRef<HTMLInputElement>(null);
  const count = cards.filter(({ cardId }) => selection.cards.has(cardId)).length;
  const isAll = count === cards.length;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = count > 0 && !isAll;
  });
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={t('page')}
      checked={isAll}
      onChange={({ target }) => selection.set(cards, target.checked)}
      className={BOX}
    />
  );
}
