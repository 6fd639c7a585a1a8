'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { KEYS } from '../ui/keys';
import { singleKeysAllowed } from '../ui/single-keys';

/** A row that can be selected, with the version that was seen: 0 where rows have none. */
export type SelectedRow = { readonly id: number; readonly version: number };

/** Versions of the selected rows by their ids, across the pages of one list. */
type Selection = {
  readonly rows: ReadonlyMap<number, number>;
  readonly set: (rows: readonly SelectedRow[], isSelected: boolean) => void;
  /** One row; with `isRange` all from the one before it, as they stand on the page. */
  readonly tick: (row: SelectedRow, isSelected: boolean, isRange: boolean) => void;
  readonly clear: () => void;
};

const Context = createContext<Selection | null>(null);

/** The selection of the list around. */
export function useSelection(): Selection {
  const selection = use(Context);
  if (selection === null) throw new Error('Invariant broken: a selection has a list around it');
  return selection;
}

type ListProps = {
  /** More are not selected. */
  readonly most: number;
  readonly children: ReactNode;
};

/** Keeps what is selected while one turns the pages; X selects the row that has the keyboard, Shift all from the one before. */
export function SelectableRows({ most, children }: ListProps) {
  const [rows, setRows] = useState<ReadonlyMap<number, number>>(new Map());
  const box = useRef<HTMLDivElement>(null);
  const anchor = useRef<number | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== KEYS.tick || !singleKeysAllowed(event)) return;
      const row = document.activeElement?.closest('[data-row]');
      if (!row || !box.current?.contains(row)) return;
      const click = new MouseEvent('click', { bubbles: true, shiftKey: event.shiftKey });
      row.querySelector('[data-select]')?.dispatchEvent(click);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const value = useMemo<Selection>(() => {
    const set: Selection['set'] = (changed, isSelected) =>
      setRows((known) => {
        const next = new Map(known);
        for (const { id, version } of changed) {
          if (!isSelected) next.delete(id);
          else if (next.has(id) || next.size < most) next.set(id, version);
        }
        return next;
      });
    return {
      rows,
      set,
      tick: (row, isSelected, isRange) => {
        const from = isRange ? anchor.current : null;
        anchor.current = row.id;
        set(from === null ? [row] : rowsBetween(box.current, from, row), isSelected);
      },
      clear: () => setRows(new Map()),
    };
  }, [rows, most]);
  return (
    <Context value={value}>
      <div ref={box}>{children}</div>
    </Context>
  );
}

/** The rows of the page from one to another, both ends in; the other alone where the first is on another page. */
function rowsBetween(box: HTMLElement | null, from: number, to: SelectedRow): SelectedRow[] {
  const shown = [...(box?.querySelectorAll<HTMLElement>('[data-select]') ?? [])].map((one) => ({
    id: Number(one.dataset.select),
    version: Number(one.dataset.version),
  }));
  const ends = [from, to.id].map((id) => shown.findIndex((row) => row.id === id));
  if (ends.includes(-1)) return [to];
  return shown.slice(Math.min(...ends), Math.max(...ends) + 1);
}

const BOX = 'block size-4 accent-primary touch:size-5';

type RowProps = { readonly row: SelectedRow; readonly label: string };

/** The box of a row. */
export function SelectRow({ row, label }: RowProps) {
  const { rows, tick } = useSelection();
  return (
    <input
      type="checkbox"
      data-select={row.id}
      data-version={row.version}
      aria-label={label}
      checked={rows.has(row.id)}
      onChange={({ target, nativeEvent }) =>
        tick(row, target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
      className={BOX}
    />
  );
}

type PageProps = { readonly page: readonly SelectedRow[]; readonly label: string };

/** The box above the rows: all of this page. */
export function SelectPage({ page, label }: PageProps) {
  const { rows, set } = useSelection();
  const box = useRef<HTMLInputElement>(null);
  const count = page.filter(({ id }) => rows.has(id)).length;
  const isAll = count === page.length;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = count > 0 && !isAll;
  });
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      checked={isAll}
      onChange={({ target }) => set(page, target.checked)}
      className={BOX}
    />
  );
}
