'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks for the page anew while work is under way; a page that nobody looks at does not ask. */
export function AutoRefresh({ everyMs }: { readonly everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
