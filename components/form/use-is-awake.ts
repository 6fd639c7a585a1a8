'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page listens already. What is typed into a field before that would be lost. */
export function useIsAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
