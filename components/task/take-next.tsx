'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ActionResult, Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { FormError } from '../form/form-error';
import { Button } from '../ui/button';

type Props = {
  readonly label: string;
  /** Takes the task that waits longest into the reader's hands and leads to it. */
  readonly action: (given: Record<string, never>) => Promise<ActionResult>;
};

/** Takes the next task; where a colleague was faster with the last one, the list is read again. */
export function TakeNext({ label, action }: Props) {
  const router = useRouter();
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const take = () =>
    startTransition(async () => {
      const answer = await action({});
      if (answer.ok) return;
      setRefusal(answer.error);
      router.refresh();
    });
  return (
    <span className="flex flex-col items-end gap-1">
      <Button data-desk-next onClick={take} disabled={isPending}>
        {label}
      </Button>
      <FormError message={words(refusal)} />
    </span>
  );
}
