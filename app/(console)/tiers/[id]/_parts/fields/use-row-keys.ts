import { useState } from 'react';

/** Keys of rows that have no name of their own: a row keeps its key when one before it is dropped. */
export function useRowKeys(count: number) {
  const [known, setKnown] = useState<readonly number[]>([]);
  const next = Math.max(-1, ...known) + 1;
  const more = Array.from({ length: Math.max(0, count - known.length) }, (_, at) => next + at);
  const keys = [...known.slice(0, count), ...more];
  return { keys, drop: (at: number) => setKnown(keys.toSpliced(at, 1)) };
}
