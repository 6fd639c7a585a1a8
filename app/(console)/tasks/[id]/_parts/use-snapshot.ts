'use client';

import { type RefObject, useRef, useState } from 'react';
import { firstOpenStep } from '@/lib/domain/tasks/check-answers';
import type { StepProblem, TaskAnswers } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { saveTask } from '../../actions';
import { type Snapshot, TaskSaver } from './task-saver';

/** Hears of card numbers that cannot be given: the fields with why, and what was typed in them when it was said. */
export type OnTaken = (taken: readonly StepProblem[], answers: TaskAnswers) => void;

/** The answers and the place of a task as they stand on this page, and what saves them. */
export function useSnapshot(task: TaskPage, onTaken: RefObject<OnTaken>) {
  const { taskId, kind, subject } = task;
  const [saver] = useState(
    () =>
      new TaskSaver({
        version: task.version,
        answers: task.answers,
        send: async (version, { step, answers }) => {
          const answer = await saveTask({ taskId, version, step, answers });
          if (answer.ok) onTaken.current(answer.value.taken, answers);
          return answer;
        },
      }),
  );
  const [snapshot, setSnapshot] = useState<Snapshot>({ step: task.step, answers: task.answers });
  // Handlers of one moment follow each other faster than the page is drawn.
  const latest = useRef(snapshot);
  const [furthest, setFurthest] = useState(() =>
    Math.max(task.step, firstOpenStep(taskDefinition(kind), task.answers, subject)),
  );
  return {
    saver,
    snapshot,
    furthest,
    now: (): Snapshot => latest.current,
    put: (next: Snapshot) => {
      latest.current = next;
      setSnapshot(next);
      setFurthest((known) => Math.max(known, next.step));
    },
  };
}
