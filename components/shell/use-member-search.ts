'use client';

import { useEffect, useState } from 'react';
import { MEMBER_QUERY_MIN, type MemberHit, searchMembers } from './member-search';

const PAUSE_MS = 150;

type State = { readonly members: readonly MemberHit[]; readonly failed: boolean };
const NOTHING: State = { members: [], failed: false };

/** Members for what is typed: asked after a short pause, and a newer question drops the older one. */
export function useMemberSearch(query: string, isAllowed: boolean): State {
  const [state, setState] = useState<State>(NOTHING);
  const text = query.trim();
  const isAsked = isAllowed && text.length >= MEMBER_QUERY_MIN;
  useEffect(() => {
    if (!isAsked) {
      setState(NOTHING);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      searchMembers(text, abort.signal)
        .then((members) => setState({ members, failed: false }))
        .catch(() => {
          if (!abort.signal.aborted) setState({ members: [], failed: true });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, isAsked]);
  return state;
}
