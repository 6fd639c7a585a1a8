'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { singleKeysAllowed } from '@/components/ui/single-keys';
import { LIST_EDIT_MAX } from '@/lib/domain/segments/limits';

/** Ticked members, across the pages of one list. */
export type Selection = {
  readonly members: ReadonlySet<number>;
  readonly set: (memberIds: readonly number[], isSelected: boolean) => void;
  readonly clear: () => void;
};

const Context = createContext<Selection | null>(null);

/** The selection of the list around. */
export function useSelection(): Selection {
  const selection = use(Context);
  if (selection === null) throw new Error('Invariant broken: a selection has a list around it');
  return selection;
}

/** Keeps who is ticked while one turns the pages, at most 1,000; X ticks the row that has the keyboard. */
export function SelectableMembers({ children }: { readonly children: ReactNode }) {
  const [members, setMembers] = useState<ReadonlySet<number>>(new Set());
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
      members,
      set: (changed, isSelected) =>
        setMembers((known) => {
          const next = new Set(known);
          for (const memberId of changed) {
            if (!isSelected) next.delete(memberId);
            else if (next.size < LIST_EDIT_MAX) next.add(memberId);
          }
          return next;
        }),
      clear: () => setMembers(new Set()),
    }),
    [members],
  );
  return (
    <Context value={value}>
      <div ref={box}>{children}</div>
    </Context>
  );
}

const BOX = 'block size-4 accent-primary touch:size-5';

type RowProps = { readonly memberId: number; readonly code: string };

/** The box of a row. */
export function SelectMember({ memberId, code }: RowProps) {
  const t = useTranslations('memberSelection');
  const { members, set } = useSelection();
  return (
    <input
      type="checkbox"
      data-select
      aria-label={t('row', { code })}
      checked={members.has(memberId)}
      onChange={({ target }) => set([memberId], target.checked)}
      className={BOX}
    />
  );
}

/** The box above the rows: all of this page. */
export function SelectPage({ memberIds }: { readonly memberIds: readonly number[] }) {
  const t = useTranslations('memberSelection');
  const { members, set } = useSelection();
  const box = useRef<HTMLInputElement>(null);
  const count = memberIds.filter((memberId) => members.has(memberId)).length;
  const isAll = count === memberIds.length;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = count > 0 && !isAll;
  });
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={t('page')}
      checked={isAll}
      onChange={({ target }) => set(memberIds, target.checked)}
      className={BOX}
    />
  );
}
