'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { keepToast, onToast } from './toast-store';

const ToastViewport = lazy(() => import('./toast-viewport'));

/** Waits for the first notice, then loads the part that shows them. */
export function Toaster() {
  const [needed, setNeeded] = useState(false);
  useEffect(
    () =>
      onToast((message) => {
        keepToast(message);
        setNeeded(true);
      }),
    [],
  );
  return needed ? (
    <Suspense fallback={null}>
      <ToastViewport />
    </Suspense>
  ) : null;
}
