'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';

export type Move = {
  readonly isPending: boolean;
  readonly refusal: Refusal | undefined;
  /** Does it, tells of it, and reads the task anew. */
  readonly run: (act: () => Promise<ActionResult>, onDone?: () => void) => void;
};

/** A move of a task that is not worked on here: what it led to is read anew, refused or not. */
export function useMove(): Move {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const run: Move['run'] = (act, onDone) => {
    if (isPending) return;
    startTransition(async () => {
      const answer = await act().catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (answer?.ok) onDone?.();
      router.refresh();
    });
  };
  return { isPending, refusal, run };
}
