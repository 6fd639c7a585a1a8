'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ActionResult, Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { FormError } from '../form/form-error';
import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { KEYS, keyCaps } from '../ui/keys';
import { useSingleKey } from '../ui/use-single-key';

const [CAP = ''] = keyCaps(KEYS.resume);

type Props = {
  readonly taskId: number;
  readonly label: string;
  /** What is read aloud: which task goes on. */
  readonly title: string;
  /** Takes the task into the reader's hands and leads to it. */
  readonly action: (given: { taskId: number }) => Promise<ActionResult>;
  /** Whether the key that goes on with a task goes on with this one. */
  readonly hasKey?: boolean | undefined;
};

/** Goes on with a task in one click: it is in the reader's hands when its page opens. */
export function ContinueTask({ taskId, label, title, action, hasKey = false }: Props) {
  const router = useRouter();
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const go = () =>
    startTransition(async () => {
      const answer = await action({ taskId });
      if (answer.ok) return;
      setRefusal(answer.error);
      router.refresh();
    });
  useSingleKey(hasKey ? KEYS.resume : undefined, () => {
    if (!isPending) go();
  });
  return (
    <span className="flex flex-col gap-1">
      <Button onClick={go} disabled={isPending} {...(hasKey && { 'aria-keyshortcuts': CAP })}>
        <span aria-hidden="true">{label}</span>
        <span className="sr-only">{title}</span>
        {hasKey && (
          <span aria-hidden="true" className="max-shell:hidden">
            <Kbd>{CAP}</Kbd>
          </span>
        )}
      </Button>
      <FormError message={words(refusal)} />
    </span>
  );
}
