'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';

/**
 * Asks for the page anew while work is under way: a moment after the last answer has come, so that a slow server is
 * not asked faster than it answers. A page that nobody looks at does not ask.
 */
export function AutoRefresh({ everyMs }: { readonly everyMs: number }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  useEffect(() => {
    if (isPending) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') startTransition(() => router.refresh());
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs, isPending]);
  return null;
}
