'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../ui/cx';
import { KEYS } from '../ui/keys';
import { ScrollRegion } from '../ui/scroll-region';
import { singleKeysAllowed } from '../ui/single-keys';

type Props = {
  readonly label: string;
  /** The columns are a reader's own choice and may need more room than there is: they scroll, the head stays no more. */
  readonly mayBeWide?: boolean;
  readonly children: ReactNode;
};

const STEPS: Readonly<Record<string, number>> = { [KEYS.next]: 1, [KEYS.previous]: -1 };
const ARROWS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves the focus between the links of the rows: J and K from anywhere on the page, arrows inside the table. */
export function RowKeys({ label, mayBeWide = false, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      const step = STEPS[event.code];
      if (step === undefined || !singleKeysAllowed(event)) return;
      if (moveFocus(box.current, step)) event.preventDefault();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  function onArrow(event: KeyboardEvent) {
    const step = ARROWS[event.key];
    if (step !== undefined && moveFocus(box.current, step)) event.preventDefault();
  }
  return (
    <ScrollRegion
      label={label}
      box={box}
      onKeyDown={onArrow}
      className={cx('rounded-panel border bg-surface', !mayBeWide && 'shell:overflow-x-clip')}
    >
      {children}
    </ScrollRegion>
  );
}

function moveFocus(box: HTMLElement | null, step: number): boolean {
  const links = [...(box?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
  const active = document.activeElement;
  const now = active instanceof HTMLElement ? links.indexOf(active) : -1;
  const next = links[now === -1 ? (step > 0 ? 0 : links.length - 1) : now + step];
  next?.focus();
  return next !== undefined;
}
