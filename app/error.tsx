'use client';

import { lazy, Suspense } from 'react';

/* Loaded only when needed: no page should carry the words of its failure. */
const ErrorScreen = lazy(() => import('@/components/shell/error-screen'));

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** What broke outside the console's shell: no words can be counted on, so the screen brings its own. */
export default function RootError({ error, reset }: Props) {
  return (
    <Suspense fallback={null}>
      <ErrorScreen requestId={error.digest} onRetry={reset} />
    </Suspense>
  );
}
