'use client';

import { useTranslations } from 'next-intl';
import { useId, useSyncExternalStore } from 'react';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { EditorBar } from './editor-bar';
import { EditorRail } from './editor-rail';
import { EffectList } from './effect-list';
import { HaltedNotice } from './halted-notice';
import { MovingLots } from './moving-lots';
import { RefusalNotice } from './refusal-notice';
import { SavedState } from './saved-state';
import { StepForm } from './step-form';
import { TaskLayout, type TaskSlots } from './task-layout';
import { useEffectWords } from './use-effect-words';
import { useEnding } from './use-ending';
import { useJudged } from './use-judged';
import { useKeepAlive } from './use-keep-alive';
import { useLeave } from './use-leave';
import { useNewest } from './use-newest';
import { usePicks } from './use-picks';
import { useRefusedStep } from './use-refused-step';
import { useTaskEditor } from './use-task-editor';
import { useTaskWords } from './use-task-words';

type Props = {
  readonly task: TaskPage;
  readonly slots: TaskSlots;
  readonly lost: TaskAnswers | null;
  readonly onLost: (typed: TaskAnswers | null) => void;
  /** The pause that a reload asked for may still come: a save comes before it, or finds it. */
  readonly wasReloaded: boolean;
};

/** What goes over is shown from the step on at which the amount is asked. */
const SHOWN_FROM = 2;

/** A task in the reader's hands: answered step by step, saved as it goes, ended by a button that names its effect. */
export function TaskEditor({ task: given, slots, lost, onLost, wasReloaded }: Props) {
  const t = useTranslations('tasks');
  const formId = useId();
  const { task, picks } = usePicks(given);
  const editor = useTaskEditor(task, picks);
  const { saver, step, definition } = editor;
  const status = useSyncExternalStore(saver.subscribe, saver.status, saver.status);
  const newest = useNewest({ task, editor, status, lost, onLost });
  const ending = useEnding({ task, editor, newest });
  const words = useTaskWords(task);
  const effects = useEffectWords(task, editor.answers);
  useRefusedStep(editor, status);
  useLeave(task, editor);
  useKeepAlive(editor, wasReloaded);
  const isLast = step === definition.steps.length - 1;
  const isJudged = useJudged(task, editor, { status, isLast });
  const isHalted = status.kind === 'stopped' || newest.differences.length > 0 || newest.isSettling;
  const submit = () => {
    if (isHalted) return;
    if (!isLast) editor.goTo(step + 1);
    // Enter does not carry out: it brings to the button that says what will happen.
    else if (editor.check()) {
      document.querySelector<HTMLElement>(`[data-final="${CSS.escape(formId)}"]`)?.focus();
    }
  };
  return (
    <TaskLayout
      task={task}
      slots={slots}
      step={step}
      aside={
        <>
          <SavedState status={status} onRetry={() => saver.retry()} />
          <span>{t('who.me')}</span>
        </>
      }
      rail={<EditorRail {...{ task, editor, words, effects, ending, isHalted }} />}
      bar={<EditorBar {...{ task, editor, words, effects, ending, formId, isHalted }} />}
    >
      <HaltedNotice status={status} newest={newest} words={words} onRetry={() => saver.retry()} />
      <RefusalNotice task={task} refusal={ending.refusal} />
      <StepForm {...{ task, editor, words, formId, isHalted }} onSubmit={submit}>
        {step >= SHOWN_FROM && <MovingLots subject={task.subject} answers={editor.answers} />}
        {isLast && isJudged && slots.why}
        {isLast && (
          <section aria-label={t('effects.titleNow')} className="mb-5 shell:hidden">
            <h3 className="mb-1 text-sm font-semibold">{t('effects.titleNow')}</h3>
            <EffectList lines={effects.lines} />
          </section>
        )}
      </StepForm>
    </TaskLayout>
  );
}
