'use client';

import { useEffect, useRef } from 'react';
import { singleKeysAllowed } from './single-keys';

/** Acts on one key, by its place on the keyboard ('KeyN'), unless somebody types, a dialog is open or single keys are off. */
export function useSingleKey(code: string | undefined, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (code === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== code || event.shiftKey || event.repeat || !singleKeysAllowed(event))
        return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [code]);
}
