import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';

/** Runs a decision about what is on screen; the page is read anew either way. */
export function useDecision() {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const decide = (send: () => Promise<ActionResult>) =>
    startTransition(async () => {
      const answer = await send().catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      router.refresh();
    });
  return { refusal, isPending, decide };
}
