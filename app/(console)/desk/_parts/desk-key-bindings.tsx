'use client';

import { KEYS } from '@/components/ui/keys';
import { useSingleKey } from '@/components/ui/use-single-key';

const ROWS = '[data-desk-row]';

/** Down and up the lists of the page, from the row that has the focus. */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? rows.indexOf(activeElement) : -1;
  const next = at === -1 ? rows[by === 1 ? 0 : rows.length - 1] : rows[at + by];
  next?.focus();
}

/** Single keys of the desk beside R, which its first task on hold listens to. */
export function DeskKeyBindings() {
  useSingleKey(KEYS.add, () => document.querySelector<HTMLElement>('[data-desk-next]')?.click());
  useSingleKey(KEYS.next, () => step(1));
  useSingleKey(KEYS.previous, () => step(-1));
  return null;
}
