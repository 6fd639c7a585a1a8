'use client';

import { lazy, Suspense } from 'react';
import './globals.css';

/* Loaded only when needed: no page should carry the words of its failure. */
const ErrorScreen = lazy(() => import('@/components/shell/error-screen'));

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** What broke in the page around every page. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <Suspense fallback={null}>
          <ErrorScreen requestId={error.digest} onRetry={reset} />
        </Suspense>
      </body>
    </html>
  );
}
