'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/domain/access/preferences';
import type { PreviewedLetter } from '@/lib/domain/messaging/template-input';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { areComplete, type MessageWords } from './message-words';

const WAIT_MS = 300;
const PATH = '/api/internal/messages/preview';

/** What a mechanic would give, for the variables that tell of it: hundredths of a point, their last day, a code and its last day. */
export type PreviewedAward = {
  readonly points: string | null;
  readonly expiresOn: string | null;
  readonly couponCode: string | null;
  readonly couponUntil: string | null;
};

type Asked = {
  readonly words: MessageWords;
  readonly memberId: number | null;
  readonly language: Locale;
  readonly award?: PreviewedAward | undefined;
};

type State = {
  /** Stays while the next one is being filled in. */
  readonly letter: PreviewedLetter | null;
  /** Why the words cannot be read as they stand. */
  readonly refusal: Pick<Refusal, 'code' | 'details'> | null;
  readonly hasFailed: boolean;
};
const NOTHING: State = { letter: null, refusal: null, hasFailed: false };

type Problem = { readonly error?: Pick<Refusal, 'code' | 'details'> };

async function ask(question: string, signal: AbortSignal): Promise<State> {
  const response = await fetch(PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: question,
    signal,
  });
  if (response.ok) {
    const letter: PreviewedLetter = await response.json();
    return { ...NOTHING, letter };
  }
  const { error }: Problem = await response.json();
  if (error?.code !== 'template_refused') throw new Error('not answered');
  return { ...NOTHING, refusal: error };
}

/** Words filled for a member whenever they stand still for a moment; a newer question drops the older one. */
export function useLetterPreview({ words, memberId, language, award }: Asked): State {
  const [state, setState] = useState<State>(NOTHING);
  const { subject, text } = words;
  const question =
    memberId !== null && areComplete(words)
      ? JSON.stringify({ subject, text, memberId, language, award })
      : null;
  useEffect(() => {
    if (question === null) {
      setState(NOTHING);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask(question, abort.signal)
        .then((next) => setState((before) => ({ ...next, letter: next.letter ?? before.letter })))
        .catch(() => {
          if (!abort.signal.aborted) setState((before) => ({ ...before, hasFailed: true }));
        });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [question]);
  return state;
}
