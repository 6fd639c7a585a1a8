'use client';

import { useEffect } from 'react';

/** Says once that the page of the member was opened: reading a page must not write by itself. */
export function OpenedBeacon({ memberId }: { readonly memberId: number }) {
  useEffect(() => {
    // In development React mounts everything twice: only what stays mounted was opened.
    const timer = setTimeout(() => {
      navigator.sendBeacon(`/api/internal/members/${memberId}/opened`);
    }, 0);
    return () => clearTimeout(timer);
  }, [memberId]);
  return null;
}
