'use client';

import { useTranslations } from 'next-intl';
import { taskCode } from '@/lib/domain/tasks/states';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { ActionBar } from './action-bar';
import { CancelButton } from './cancel-button';
import { PausePopover } from './pause-popover';
import type { EffectWords } from './use-effect-words';
import type { Ending } from './use-ending';
import type { TaskEditor } from './use-task-editor';
import type { TaskWords } from './use-task-words';

type Props = {
  readonly task: TaskPage;
  readonly editor: TaskEditor;
  readonly words: TaskWords;
  readonly effects: EffectWords;
  readonly ending: Ending;
  readonly formId: string;
  readonly isHalted: boolean;
};

/** The buttons of a task in the reader's hands. */
export function EditorBar({ task, editor, words, effects, ending, formId, isHalted }: Props) {
  const t = useTranslations('tasks.bar');
  const { step, definition, goTo } = editor;
  const next = definition.steps[step + 1];
  const isFinal = next === undefined;
  const isRefused = isFinal && task.refusal !== null;
  const count = editor.shownProblems(step).length;
  const problem = () => {
    if (isHalted) return t('blocked');
    if (isRefused) return t('refused');
    return count === 0 ? undefined : t('problems', { count });
  };
  const code = taskCode(task.taskId);
  return (
    <ActionBar
      onBack={step === 0 || isHalted ? undefined : () => goTo(step - 1)}
      problem={problem()}
      main={{
        text: isFinal ? effects.final : t('next', { step: words.stepName(next) }),
        isFinal,
        isPending: ending.isPending,
        isBlocked: isHalted || isRefused,
        formId,
        onFinal: ending.finish,
      }}
    >
      {!isHalted && (
        <>
          <CancelButton code={code} isPending={ending.isPending} onCancel={ending.cancel} />
          <PausePopover isPending={ending.isPending} onPause={ending.pause} />
        </>
      )}
    </ActionBar>
  );
}
