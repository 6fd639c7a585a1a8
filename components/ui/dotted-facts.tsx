import type { ReactNode } from 'react';

/** Short facts in a row with dots between them; where the row is broken, no dot begins or ends a line. */
export function DottedFacts({
  facts,
}: {
  readonly facts: readonly (readonly [id: string, fact: ReactNode])[];
}) {
  return (
    // Each fact brings a dot on its left; that of the first in a line stands outside and is cut off.
    <div className="w-full overflow-x-clip [overflow-clip-margin:4px]">
      <ul className="-ml-4 flex flex-wrap items-center">
        {facts.map(([id, fact]) => (
          <li key={id} className="inline-flex items-center">
            <span aria-hidden="true" className="w-4 shrink-0 text-center text-ink-3">
              {'·'}
            </span>
            <span>{fact}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
