import type { ReactNode } from 'react';

/** A key of the keyboard. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-grid h-[18px] min-w-[18px] place-items-center rounded-status border border-b-2 border-line bg-surface px-1 font-sans text-2xs/none font-medium text-ink-2">
      {children}
    </kbd>
  );
}
