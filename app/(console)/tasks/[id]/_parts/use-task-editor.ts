'use client';

import { useEffect, useRef, useState } from 'react';
import { askedFields } from '@/lib/domain/tasks/check-answers';
import type { StepProblem, TaskAnswers, TaskDefinition } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import type { Snapshot, TaskSaver } from './task-saver';
import type { Picks } from './use-picks';
import { useProblems } from './use-problems';
import { type OnTaken, useSnapshot } from './use-snapshot';

/** Where the eye and the keyboard go next: to a field, or to the heading of the step. */
export type FocusWish = { readonly field: string | null };

export type TaskEditor = Snapshot &
  Picks & {
    readonly definition: TaskDefinition;
    readonly saver: TaskSaver;
    /** The last step that was reached. */
    readonly furthest: number;
    readonly focus: FocusWish;
    readonly now: () => Snapshot;
    readonly problemsOf: (step: number) => readonly StepProblem[];
    /** The problems of a step that are shown: of fields that were left, or asked for by going on. */
    readonly shownProblems: (step: number) => readonly StepProblem[];
    readonly set: (field: string, value: TaskAnswers[string]) => void;
    readonly leave: (field: string) => void;
    /** Goes to a step; forward no further than to the first that is not complete. */
    readonly goTo: (step: number) => void;
    /** Whether every step is complete; otherwise it goes to the first that is not. */
    readonly check: () => boolean;
    /** The server does not take these answers. */
    readonly refuse: (refused: readonly StepProblem[]) => void;
    readonly load: (snapshot: Snapshot) => void;
  };

/** The work on an open task: answers, place, what is wrong, and the saving of it all. */
export function useTaskEditor(task: TaskPage, picks: Picks): TaskEditor {
  const definition = taskDefinition(task.kind);
  const onTaken = useRef<OnTaken>(() => undefined);
  const { saver, snapshot, furthest, now, put } = useSnapshot(task, onTaken);
  const problems = useProblems(definition, snapshot.answers, task.subject);
  // Whoever opens a task stands at its open step at once, so that its keys work.
  const [focus, setFocus] = useState<FocusWish>({ field: null });
  useEffect(() => {
    onTaken.current = (taken, answers) => {
      // What was typed since is another number.
      const same = taken.filter(({ field }) => now().answers[field] === answers[field]);
      problems.refuse(same);
      problems.tell(same.map(({ field }) => field));
    };
  });
  const stand = (step: number, field: string | null) => {
    const isElsewhere = step !== now().step;
    put({ ...now(), step });
    setFocus({ field });
    if (!isElsewhere) return;
    saver.change(now());
    void saver.flush();
  };
  /** Goes to the first step before this one that is not complete; true when all are. */
  const areComplete = (before: number) => {
    const wrong = problems.steps.slice(0, before).findIndex((found) => found.length > 0);
    if (wrong === -1) return true;
    const fields = (problems.steps[wrong] ?? []).map(({ field }) => field);
    problems.tell(fields);
    stand(wrong, fields[0] ?? null);
    return false;
  };
  /** Goes on once the server has looked at the numbers that are left behind; refused, the step stays. */
  const goOn = async (step: number) => {
    const from = now().step;
    saver.change({ ...now(), step });
    await saver.flush();
    if (saver.status().kind === 'saved' && now().step === from) stand(step, null);
  };
  const problemsOf = (step: number) => problems.steps[step] ?? [];
  return {
    definition,
    saver,
    ...snapshot,
    furthest,
    focus,
    now,
    problemsOf,
    shownProblems: (step) => problemsOf(step).filter(({ field }) => problems.told.has(field)),
    ...picks,
    set: (field, value) => {
      put({ ...now(), answers: { ...now().answers, [field]: value } });
      problems.forget(field);
      saver.change(now());
    },
    leave: (field) => {
      problems.tell([field]);
      void saver.flush();
    },
    goTo: (step) => {
      const { step: from, answers } = now();
      if (step > from && !areComplete(step)) return;
      const hasNumber = definition.steps
        .slice(from, step)
        .flatMap((one) => askedFields(one, answers, task.subject))
        .some(({ kind }) => kind === 'cardNumber');
      if (hasNumber) void goOn(step);
      else stand(step, null);
    },
    check: () => areComplete(definition.steps.length),
    refuse: (refused) => {
      const fields = refused.map(({ field }) => field);
      problems.refuse(refused);
      problems.tell(fields);
      const isIn = (step: TaskDefinition['steps'][number]) =>
        step.fields.some(({ id }) => fields.includes(id));
      const step = definition.steps.findIndex(isIn);
      if (step === -1) return;
      // What was refused must not be sent once more: the page stands here again.
      saver.change({ ...now(), step });
      stand(step, fields[0] ?? null);
    },
    load: (next) => {
      put(next);
      problems.forget();
    },
  };
}
