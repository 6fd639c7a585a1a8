'use client';

import { lazy, Suspense } from 'react';

/* Loaded only when needed: no page should carry the words of its failure. */
const PageErrorState = lazy(() => import('@/components/shell/page-error-state'));

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** A page that broke. The digest is the id under which the server logged it. */
export default function PageError({ error, reset }: Props) {
  return (
    <Suspense fallback={null}>
      <PageErrorState requestId={error.digest} onRetry={reset} />
    </Suspense>
  );
}
