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
  undoOf?: number;
}) => Promise<ActionResult>;

type Props = {
  readonly kind: TaskKind;
  readonly about: TaskAbout;
  readonly action: StartTaskAction;
  /** The done task that it is to undo. */
  readonly undoOf?: number;
  readonly size?: 'small' | 'regular';
  /** What is read aloud, where the words alone do not say which card. */
  readonly title?: string;
  readonly children: ReactNode;
};

/** A button that begins a guided task. A second click comes to the same task. */
export function StartTask(props: Props) {
  const { kind, about, action, undoOf, size = 'regular', title, children } = props;
  const router = useRouter();
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const start = () =>
    startTransition(async () => {
      const answer = await action({ kind, about, ...(undoOf !== undefined && { undoOf }) });
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
