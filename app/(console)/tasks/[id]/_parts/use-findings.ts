'use client';

import { useEffect, useState } from 'react';
import { type Findings, readFindings } from '@/lib/domain/purchases/findings-text';
import { CLAIM_FIELDS } from '@/lib/domain/purchases/tasks/claim-receipt';
import { type TaskAnswers, textOf } from '@/lib/domain/tasks/definition';

const DEBOUNCE_MS = 250;

/** What is known of a search: nothing yet, what it found, or that it does not answer. */
export type Search =
  | { readonly kind: 'looking'; readonly found: Findings | null }
  | { readonly kind: 'found'; readonly found: Findings }
  | { readonly kind: 'failed' };

async function ask(address: string, body: string, signal: AbortSignal): Promise<Findings | null> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body, signal }).catch(() => null);
  return answer?.ok === true ? readFindings(await answer.text()) : null;
}

/**
 * Receipts that fit the answers, looked for as they are typed; `again` looks once more, and so does an answer that turned
 * out wrong: what it named may be somebody else's now.
 */
export function useFindings(taskId: number, answers: TaskAnswers, error: string | undefined) {
  const { store, day, number, amount } = CLAIM_FIELDS;
  const said = JSON.stringify(
    Object.fromEntries(
      [store, day, number, amount].map((field) => [field, textOf(answers, field)]),
    ),
  );
  const [search, setSearch] = useState<Search>({ kind: 'looking', found: null });
  const [request, setRequest] = useState({ said, error });
  if (request.said !== said || request.error !== error) setRequest({ said, error });
  useEffect(() => {
    const abort = new AbortController();
    setSearch((known) => ({
      kind: 'looking',
      found: known.kind === 'failed' ? null : known.found,
    }));
    const timer = setTimeout(async () => {
      const found = await ask(`/api/internal/tasks/${taskId}/receipts`, request.said, abort.signal);
      if (abort.signal.aborted) return;
      setSearch(found === null ? { kind: 'failed' } : { kind: 'found', found });
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [taskId, request]);
  return { search, again: () => setRequest({ said, error }) };
}
