import type { ReactNode } from 'react';

export type HowEntry = { readonly term: string; readonly text: ReactNode };

/** Terms and how each is computed: the body of "How is this computed". */
export function HowList({ entries }: { readonly entries: readonly HowEntry[] }) {
  return (
    <dl className="grid grid-cols-[76px_1fr] gap-x-3 gap-y-1.5 text-sm">
      {entries.map((entry) => (
        <div key={entry.term} className="contents">
          <dt className="text-ink-3">{entry.term}</dt>
          <dd>{entry.text}</dd>
        </div>
      ))}
    </dl>
  );
}
