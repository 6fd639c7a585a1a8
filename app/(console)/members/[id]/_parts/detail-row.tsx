import type { ReactNode } from 'react';

type Props = { readonly label: string; readonly children: ReactNode };

/** A fact with its name, in the list beside the page. */
export function DetailRow({ label, children }: Props) {
  return (
    <div className="grid min-h-8 grid-cols-[120px_minmax(0,1fr)] items-center gap-2 border-b py-1">
      <dt className="break-words text-ink-3">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
