'use client';

import { ErrorScreen } from '@/components/shell/error-screen';

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** What broke outside the console's shell: no words can be counted on, so the screen brings its own. */
export default function RootError({ error, reset }: Props) {
  return <ErrorScreen requestId={error.digest} onRetry={reset} />;
}
