import { useEffect, useState } from 'react';

const SECOND_MS = 1000;

/** Seconds until a moment, counted down while there are any. */
export function useSecondsLeft(endsAtMs: number | undefined): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (endsAtMs === undefined) return;
    const count = () => setLeft(Math.max(0, Math.ceil((endsAtMs - Date.now()) / SECOND_MS)));
    count();
    const timer = setInterval(count, SECOND_MS);
    return () => clearInterval(timer);
  }, [endsAtMs]);
  return left;
}
