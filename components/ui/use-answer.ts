'use client';

import { useEffect, useState } from 'react';

/** `stale`: the answer is to what was asked before, the next one is on its way. */
export type Answer<Value> = {
  readonly value: Value | undefined;
  readonly isStale: boolean;
  readonly hasFailed: boolean;
};

const WAIT_MS = 300;

type Settled<Value> = {
  readonly question: string;
  readonly value: Value | undefined;
  readonly hasFailed: boolean;
};

/**
 * Asks a handler of ours whenever the question changes and stands still for a moment; what is asked in between is not
 * waited for. Null asks nothing.
 */
export function useAnswer<Value>(path: string, question: string | null): Answer<Value> {
  const [settled, setSettled] = useState<Settled<Value>>({
    question: '',
    value: undefined,
    hasFailed: false,
  });
  useEffect(() => {
    if (question === null) return;
    const abort = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch(path, {
          method: 'POST',
          body: question,
          headers: { 'content-type': 'application/json' },
          signal: abort.signal,
        });
        if (!response.ok) throw new Error('refused');
        const value: Value = await response.json();
        setSettled({ question, value, hasFailed: false });
      } catch {
        if (!abort.signal.aborted) setSettled({ question, value: undefined, hasFailed: true });
      }
    };
    const timer = setTimeout(ask, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, question]);
  const { value, hasFailed } = settled;
  return { value, hasFailed, isStale: question !== null && settled.question !== question };
}
