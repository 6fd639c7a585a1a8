'use client';

import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { ScrollRegion } from '../ui/scroll-region';

type Props = { readonly label: string; readonly children: ReactNode };
type Step = readonly [rows: number, columns: number];

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Walks the cells of a heat table by arrows, Home and End. Enter follows the link by itself. */
export function HeatKeys({ label, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const next = nextCell(box.current, event.key);
    if (!next) return;
    event.preventDefault();
    for (const cell of box.current?.querySelectorAll<HTMLElement>('[data-heat-cell]') ?? []) {
      cell.tabIndex = cell === next ? 0 : -1;
    }
    next.focus();
  }
  return (
    <ScrollRegion label={label} box={box} onKeyDown={onKeyDown} className="p-0.5">
      {children}
    </ScrollRegion>
  );
}

function linkAt(rows: readonly HTMLTableRowElement[], row: number, column: number) {
  return rows[row]?.cells[column]?.querySelector<HTMLElement>('[data-heat-cell]') ?? null;
}

function nextCell(box: HTMLElement | null, key: string): HTMLElement | null {
  const place = document.activeElement?.closest('td');
  const line = place?.closest('tr');
  if (!box || !place || !line || !box.contains(place)) return null;
  const rows = [...box.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  if (key === 'Home' || key === 'End') {
    const links = [...line.querySelectorAll<HTMLElement>('[data-heat-cell]')];
    return (key === 'Home' ? links[0] : links.at(-1)) ?? null;
  }
  const step = STEPS[key];
  if (!step) return null;
  // Gaps are jumped over: the next cell that opens something.
  let row = rows.indexOf(line) + step[0];
  let column = place.cellIndex + step[1];
  while (row >= 0 && row < rows.length && column >= 0 && column < line.cells.length) {
    const link = linkAt(rows, row, column);
    if (link) return link;
    row += step[0];
    column += step[1];
  }
  return null;
}
