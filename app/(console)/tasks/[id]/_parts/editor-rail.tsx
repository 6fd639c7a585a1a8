'use client';

import { useTranslations } from 'next-intl';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { RailEffects } from './rail-effects';
import type { StepState } from './step-mark';
import { StepRail } from './step-rail';
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
  readonly isHalted: boolean;
};

/** How far each step is, seen from the current one. */
function stateOf(editor: TaskEditor, step: number): StepState {
  if (step === editor.step) return 'current';
  // The last step is done by its button, and then the task is over.
  if (step > editor.furthest || step === editor.definition.steps.length - 1) return 'todo';
  return editor.problemsOf(step).length > 0 ? 'attention' : 'done';
}

/** The steps, and what the last of them will do. */
export function EditorRail({ task, editor, words, effects, ending, isHalted }: Props) {
  const t = useTranslations('tasks');
  const { steps } = editor.definition;
  const open = steps.find((_, index) => editor.problemsOf(index).length > 0);
  const isLast = editor.step === steps.length - 1;
  const reason = () => {
    if (isHalted) return t('bar.blocked');
    if (task.refusal !== null) return t('bar.refused');
    return open === undefined ? undefined : t('effects.waits', { step: words.stepName(open) });
  };
  return (
    <StepRail
      steps={steps}
      answers={editor.answers}
      words={words}
      stateOf={(step) => stateOf(editor, step)}
      onGo={isHalted ? undefined : editor.goTo}
    >
      <RailEffects
        title={t(isLast ? 'effects.titleNow' : 'effects.title')}
        lines={effects.lines}
        preview={isLast ? null : { text: effects.final, reason: reason(), onPress: ending.finish }}
      />
    </StepRail>
  );
}
