'use client';

import { useEffect, useRef } from 'react';
import { KEYS } from './keys';
import { singleKeysAllowed } from './single-keys';

/** After G another key leads to a page: it is not meant for the one that is open. */
const AFTER_G_MS = 1_000;

/** Acts on one key, by its place on the keyboard, unless somebody types, a dialog is open or single keys are off. */
export function useSingleKey(code: string | undefined, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (code === undefined) return;
    let gAtMs = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      const isAfterG = event.timeStamp - gAtMs < AFTER_G_MS;
      gAtMs = event.code === KEYS.go ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.code !== code || isAfterG || event.shiftKey || event.repeat) return;
      if (!singleKeysAllowed(event)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [code]);
}
