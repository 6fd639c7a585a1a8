import type { ReactNode } from 'react';

/** A short mark beside a name: a letter of an event, a version, a count. */
export function Badge({ children }: { readonly children: ReactNode }) {
  return (
    <span className="inline-flex h-4 min-w-4 items-center justify-center rounded-heat border border-line-strong bg-surface px-1 text-2xs font-medium text-ink-2">
      {children}
    </span>
  );
}
