'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useIsAwake } from '@/components/form/use-is-awake';
import { askedFields } from '@/lib/domain/tasks/check-answers';
import { textOf } from '@/lib/domain/tasks/definition';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { AnswerList } from './answer-list';
import { chosenDigit } from './digit-key';
import { StepField } from './step-field';
import { useStepFocus } from './use-step-focus';
import type { TaskEditor } from './use-task-editor';
import type { TaskWords } from './use-task-words';

type Props = {
  readonly task: TaskPage;
  readonly editor: TaskEditor;
  readonly words: TaskWords;
  /** The id of the form, for the buttons that stand outside of it. */
  readonly formId: string;
  /** Nothing can be typed now: somebody else saved. */
  readonly isHalted: boolean;
  readonly onSubmit: () => void;
  /** Below the questions of the last step. */
  readonly children?: ReactNode;
};

/** Digits choose in the first choice of the step while nothing else has the keyboard. */
function useDigits(task: TaskPage, editor: TaskEditor, isHalted: boolean): void {
  const current = useRef({ task, editor, isHalted });
  useEffect(() => {
    current.current = { task, editor, isHalted };
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const { editor: now, task: of, isHalted: isOff } = current.current;
      // A group of radio buttons that has the keyboard hears its own digits; so does an open layer.
      if (isOff || event.target !== document.body) return;
      const field = now.definition.steps[now.step]?.fields.find(({ kind }) => kind === 'choice');
      if (field?.kind !== 'choice') return;
      const chosen = field.options(of.subject, now.answers)[(chosenDigit(event) ?? 0) - 1];
      if (chosen !== undefined && textOf(now.answers, field.id) !== chosen) {
        now.set(field.id, chosen);
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The current step: its heading and its questions. Enter goes on. */
export function StepForm({ task, editor, words, formId, isHalted, onSubmit, children }: Props) {
  const headingId = useId();
  const form = useRef<HTMLFormElement>(null);
  const isAwake = useIsAwake();
  useStepFocus(form, editor.focus);
  useDigits(task, editor, isHalted);
  const { definition, answers } = editor;
  const step = definition.steps[editor.step] ?? definition.steps[0];
  if (step === undefined) return null;
  const isReview = editor.step > 0 && editor.step === definition.steps.length - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      id={formId}
      noValidate
      aria-labelledby={headingId}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={onKeyDown}
      className="min-w-0 [&_:is(input,textarea)]:scroll-mb-24"
    >
      <h2
        id={headingId}
        tabIndex={-1}
        className="text-[18px]/6 font-semibold tracking-[-0.006em] outline-none"
      >
        {words.stepTitle(step)}
      </h2>
      <p className="mt-0.5 mb-4 text-ink-2">{words.stepLead(step)}</p>
      {isReview && (
        <AnswerList
          task={task}
          answers={answers}
          words={words}
          steps={definition.steps.slice(0, -1)}
          onChange={editor.goTo}
        />
      )}
      <fieldset key={step.id} disabled={!isAwake || isHalted} className="min-w-0">
        {askedFields(step, answers, task.subject).map((field) => (
          <StepField key={field.id} task={task} field={field} editor={editor} words={words} />
        ))}
      </fieldset>
      {children}
      {/* The buttons stand in the bar: without one of its own a form with several fields would not hear Enter. */}
      <button type="submit" hidden />
    </form>
  );
}
