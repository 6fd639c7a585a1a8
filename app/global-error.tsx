'use client';

import { ErrorScreen } from '@/components/shell/error-screen';
import './globals.css';

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** What broke in the page around every page. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <ErrorScreen requestId={error.digest} onRetry={reset} />
      </body>
    </html>
  );
}
