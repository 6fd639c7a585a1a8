'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** How the palette's keys are written on this machine. The server guesses; a Mac is known only in the browser. */
export function usePaletteKeys(): string {
  return useSyncExternalStore(
    subscribe,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'),
    () => 'Ctrl K',
  );
}
