'use client';

import { useLayoutEffect } from 'react';
import { followDesktop } from './follow-desktop';

/**
 * Follows the desktop's theme for those whose profile says so. The script in the head has done so before the first
 * paint, save on a page that only the browser renders (one not found): a script made there does not run.
 */
export function SystemTheme() {
  useLayoutEffect(
    () =>
      followDesktop(window.matchMedia('(prefers-color-scheme: dark)'), (isDark) => {
        document.documentElement.classList.toggle('dark', isDark);
      }),
    [],
  );
  return null;
}
