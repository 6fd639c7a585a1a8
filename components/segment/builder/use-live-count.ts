'use client';

import { useEffect, useState } from 'react';
import type { SegmentAnswer } from '@/lib/domain/segments/segment-page';

const WAIT_MS = 200;
const PATH = '/api/internal/segments/count';

type Settled = {
  /** The definition it is for, as JSON. */
  readonly question: string;
  readonly estimate: SegmentAnswer | null;
  readonly exact: SegmentAnswer | null;
  readonly hasFailed: boolean;
};

/** The counts of what is written now; those before stay until the next are there. */
export type LiveCount = {
  readonly estimate: SegmentAnswer | null;
  readonly exact: SegmentAnswer | null;
  /** The counts are for what was written before. */
  readonly isStale: boolean;
  readonly hasFailed: boolean;
};

async function ask(definition: unknown, isEstimate: boolean, signal: AbortSignal) {
  const response = await fetch(PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ definition, isEstimate }),
    signal,
  });
  if (!response.ok) throw new Error('refused');
  const answer: SegmentAnswer = await response.json();
  return answer;
}

/** Counts a definition whenever it stands still for a moment: an estimate first, the exact figure right after it. */
export function useLiveCount(definition: unknown): LiveCount {
  const question = JSON.stringify(definition);
  const [settled, setSettled] = useState<Settled>({
    question: '',
    estimate: null,
    exact: null,
    hasFailed: false,
  });
  useEffect(() => {
    const abort = new AbortController();
    const asked: unknown = JSON.parse(question);
    const take = (part: Partial<Settled>) =>
      setSettled((before) => ({
        ...(before.question === question ? before : { estimate: null, exact: null }),
        hasFailed: false,
        ...part,
        question,
      }));
    const timer = setTimeout(() => {
      ask(asked, true, abort.signal)
        .then((first) => {
          // Of a small base the first answer is exact already.
          if (!first.isEstimate) return first;
          take({ estimate: first });
          return ask(asked, false, abort.signal);
        })
        .then((exact) => take({ exact }))
        .catch(() => {
          if (!abort.signal.aborted) take({ hasFailed: true });
        });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [question]);
  const { estimate, exact, hasFailed } = settled;
  return { estimate, exact, hasFailed, isStale: settled.question !== question };
}
