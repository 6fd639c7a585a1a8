'use client';

import { useEffect, useState } from 'react';
import { type DeskAnswer, isDeskAnswer } from '@/lib/domain/desk/answer';

const PAUSE_MS = 150;
/** Fewer characters are not sent. */
export const QUERY_MIN = 3;

/** What is known for what is typed. The answer before stays until the next one is there. */
export type DeskSearch = {
  readonly answer: DeskAnswer | null;
  /** What `answer` is for. */
  readonly answered: string;
  readonly isPending: boolean;
  readonly hasFailed: boolean;
};

const NOTHING: DeskSearch = { answer: null, answered: '', isPending: false, hasFailed: false };

async function ask(text: string, signal: AbortSignal): Promise<DeskAnswer> {
  const response = await fetch('/api/internal/desk', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    signal,
  });
  const body: unknown = await response.json();
  if (!response.ok || !isDeskAnswer(body)) throw new Error(`the desk answered ${response.status}`);
  return body;
}

/** The answer to what is typed: asked after a short pause, and a newer question drops the older one. */
export function useDeskSearch(typed: string): DeskSearch {
  const [state, setState] = useState<DeskSearch>(NOTHING);
  const text = typed.trim();
  useEffect(() => {
    if (text.length < QUERY_MIN) {
      setState(NOTHING);
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, isPending: true }));
    const timer = setTimeout(() => {
      ask(text, abort.signal)
        .then((answer) => setState({ answer, answered: text, isPending: false, hasFailed: false }))
        .catch(() => {
          if (abort.signal.aborted) return;
          setState((before) => ({ ...before, isPending: false, hasFailed: true }));
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text]);
  return state;
}
