'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { showToast } from '@/components/ui/toast-store';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { askedFields } from '@/lib/domain/tasks/check-answers';
import { type PauseReason, taskCode } from '@/lib/domain/tasks/states';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { cancelTask, finishTask, pauseTask, resumeTask } from '../../actions';
import { refusedFields, refusedReason } from './refused-fields';
import { useEffectWords } from './use-effect-words';
import type { Newest } from './use-newest';
import type { TaskEditor } from './use-task-editor';

export type Ending = {
  readonly isPending: boolean;
  /** Why the last try was refused. */
  readonly refusal: Refusal | undefined;
  readonly finish: () => void;
  readonly pause: (reason: PauseReason, note: string) => void;
  readonly cancel: (note: string) => void;
};

type Options = { readonly task: TaskPage; readonly editor: TaskEditor; readonly newest: Newest };

/** The task is not as this page shows it. */
const CHANGED_HANDS: readonly Refusal['code'][] = ['stale_version', 'task_held', 'wrong_state'];

/** The ways a task ends on this page: carried out, paused or cancelled. */
export function useEnding({ task, editor, newest }: Options): Ending {
  const t = useTranslations('tasks');
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const { taskId } = task;
  const { saver, now } = editor;
  const code = taskCode(taskId);
  const words = useEffectWords(task, editor.answers);

  const refused = async (error: Refusal) => {
    if (error.code === 'invalid_input') {
      editor.refuse(refusedFields(error));
      router.refresh();
      return;
    }
    const ofField = refusedReason(error);
    const isAsked =
      ofField !== null &&
      editor.definition.steps
        .flatMap((step) => askedFields(step, now().answers, task.subject))
        .some(({ id }) => id === ofField.field);
    if (ofField !== null && isAsked) {
      editor.refuse([ofField]);
      return;
    }
    setRefusal(error);
    // A second look at a card that changed: the next press is on what is seen then.
    if (error.code === 'stale_version') await resumeTask({ taskId });
    if (CHANGED_HANDS.includes(error.code)) newest.read();
    else if (error.code !== 'unavailable') router.refresh();
  };
  const finish = () => {
    if (isPending || !editor.check()) return;
    setRefusal(undefined);
    startTransition(async () => {
      const { answers } = now();
      const promised = editor.definition.promise?.(answers, task.subject) ?? null;
      const answer = await saver.alone((version) =>
        finishTask({ taskId, version, answers, promised }),
      );
      if (!answer?.ok) return refused(answer?.error ?? NO_ANSWER);
      const { state, cardId } = answer.value;
      if (state !== 'done') {
        showToast({ title: t('ended.submitted', { code }) });
        router.refresh();
        return;
      }
      showToast({ title: words.done });
      router.push(cardId === null ? `/members/${task.member.memberId}` : `/cards/${cardId}`);
    });
  };
  const pause = (reason: PauseReason, note: string) =>
    startTransition(async () => {
      const answer = await saver.alone((version) =>
        pauseTask({ taskId, version, ...now(), reason, note }),
      );
      if (!answer?.ok) return refused(answer?.error ?? NO_ANSWER);
      showToast({
        title: t('pause.done', { code }),
        undo: () => void resumeTask({ taskId }).then(() => router.push(`/tasks/${taskId}`)),
      });
      router.push('/tasks');
    });
  const cancel = (note: string) =>
    startTransition(async () => {
      const answer = await saver.alone((version) => cancelTask({ taskId, version, note }));
      if (!answer?.ok) return refused(answer?.error ?? NO_ANSWER);
      showToast({ title: t('cancel.done', { code }) });
      router.refresh();
    });
  return { isPending, refusal, finish, pause, cancel };
}
