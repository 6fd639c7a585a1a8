'use client';

import { useRef, useState } from 'react';
import { firstOpenStep } from '@/lib/domain/tasks/check-answers';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { saveTask } from '../../actions';
import { type Snapshot, TaskSaver } from './task-saver';

/** The answers and the place of a task as they stand on this page, and what saves them. */
export function useSnapshot(task: TaskPage) {
  const { taskId, kind, subject } = task;
  const [saver] = useState(
    () =>
      new TaskSaver({
        version: task.version,
        answers: task.answers,
        send: (version, { step, answers }) => saveTask({ taskId, version, step, answers }),
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
