'use client';

import { useTranslations } from 'next-intl';
import { StartTask } from '@/components/task/start-task';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { taskCode } from '@/lib/domain/tasks/states';
import type { TaskPage, TaskUndo } from '@/lib/domain/tasks/task-page';
import { startNextTask } from '../../actions';
import { useReasonWords } from './use-reason-words';

/** Begins the task that takes back what this one did; where that has no way now, it says why. */
function UndoButton({ taskId, undo }: { readonly taskId: number; readonly undo: TaskUndo }) {
  const t = useTranslations('tasks');
  const reasonOf = useReasonWords();
  const { kind, about, refusal } = undo;
  const label = t('ended.undoNow');
  return (
    <div className="mt-2">
      {refusal === null ? (
        <StartTask kind={kind} about={about} undoOf={taskId} action={startNextTask}>
          {label}
        </StartTask>
      ) : (
        <Button disabledReason={reasonOf(refusal)}>{label}</Button>
      )}
    </div>
  );
}

/** How a done task is undone: by which task, or that it is already. Null: no task does that. */
export function UndoLine({ task }: { readonly task: TaskPage }) {
  const t = useTranslations('tasks');
  const { taskId, undo, undoneBy } = task;
  if (undoneBy !== null) {
    return (
      <p>
        {t.rich('ended.undoneBy', {
          state: undoneBy.state,
          code: taskCode(undoneBy.taskId),
          link: (code) => <TextLink href={`/tasks/${undoneBy.taskId}`}>{code}</TextLink>,
        })}
      </p>
    );
  }
  if (undo === null) return null;
  return (
    <>
      <p className="text-ink-2">
        {t('ended.undoBegins', { title: t(`kinds.${undo.kind}.title`) })}
      </p>
      <UndoButton taskId={taskId} undo={undo} />
    </>
  );
}
