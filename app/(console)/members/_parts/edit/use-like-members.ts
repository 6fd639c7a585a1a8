'use client';

import { useEffect, useState } from 'react';
import type { LikeMember } from '@/lib/domain/members/cleansing/member-form';

const PAUSE_MS = 300;

type Question = {
  readonly phone: string;
  readonly email: string;
  readonly external: string;
  readonly name: string;
  readonly birthOn: string;
  readonly exceptMemberId: number | null;
};

function isLike(value: unknown): value is LikeMember {
  return (
    typeof value === 'object' &&
    value !== null &&
    'memberId' in value &&
    typeof value.memberId === 'number' &&
    'reasons' in value &&
    Array.isArray(value.reasons)
  );
}

async function ask(question: string, signal: AbortSignal): Promise<LikeMember[]> {
  const answer = await fetch('/api/internal/members/like', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: question,
    signal,
  });
  const body: unknown = answer.ok ? await answer.json() : null;
  if (typeof body !== 'object' || body === null || !('members' in body)) return [];
  return Array.isArray(body.members) ? body.members.filter(isLike) : [];
}

/** Members who may be the one that is typed: asked after a short pause, a newer question drops the older one. */
export function useLikeMembers(question: Question): readonly LikeMember[] {
  const [found, setFound] = useState<readonly LikeMember[]>([]);
  const text = JSON.stringify(question);
  const { phone, email, external, name, birthOn } = question;
  const isAsked = [phone, email, external].some((value) => value !== '') || (name && birthOn);
  useEffect(() => {
    if (!isAsked) {
      setFound([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      // The list is a help: when it cannot be had, the command still refuses a contact that is taken.
      ask(text, abort.signal).then(setFound, () => {});
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, isAsked]);
  return found;
}
