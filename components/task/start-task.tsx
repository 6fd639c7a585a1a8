'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import type { ActionResult, Refusal } from '@/lib/domain/shared/action-result';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { FormError } from '../form/form-error';
import { Button } from '../ui/button';

/** What a task is to be about. */
export type TaskAbout = { readonly cardId: number } | { readonly memberId: number };

/** Begins a task and leads to its page. */
export type StartTaskAction = (given: {
  kind: TaskKind;
  about: TaskAbout;
}) => Promise<ActionResult>;

type Props = {
  readonly kind: TaskKind;
  readonly about: TaskAbout;
  readonly action: StartTaskAction;
  readonly size?: 'small' | 'regular';
  /** What is read aloud, where the words alone do not say which card. */
  readonly title?: string;
  readonly children: ReactNode;
};

/** A button that begins a guided task. A second click comes to the same task. */
export function StartTask({ kind, about, action, size = 'regular', title, children }: Props) {
  const router = useRouter();
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const start = () =>
    startTransition(async () => {
      const answer = await action({ kind, about });
      if (answer.ok) return;
      setRefusal(answer.error);
      router.refresh();
    });
  return (
    <span className="inline-flex flex-col gap-1">
      <Button size={size} onClick={start} disabled={isPending} aria-label={title}>
        {children}
      </Button>
      <FormError message={words(refusal)} />
    </span>
  );
}
