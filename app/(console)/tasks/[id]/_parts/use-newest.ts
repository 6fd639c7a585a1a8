'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { type AnswerDifference, answerDifferences, typedSince } from './answer-changes';
import type { SaveStatus } from './task-saver';
import type { TaskEditor } from './use-task-editor';

type Options = {
  readonly task: TaskPage;
  readonly editor: TaskEditor;
  readonly status: SaveStatus;
  /** What was typed and could not be saved; null: nothing. Kept above, as this page may change hands. */
  readonly lost: TaskAnswers | null;
  readonly onLost: (typed: TaskAnswers | null) => void;
};

export type Newest = {
  /** The page is being read anew. */
  readonly isReading: boolean;
  /** Where what was typed here is not what is saved now: the reader chooses. */
  readonly differences: readonly AnswerDifference[];
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** Reads what the server has; what was typed stays. */
  readonly read: () => void;
};

/** Refusals after which the page shows something that is not so any more. */
const BEHIND = ['stale_version', 'task_held', 'wrong_state', 'not_found'];

/** Follows a task that somebody saved elsewhere: takes what is there, and asks where both typed. */
export function useNewest({ task, editor, status, lost, onLost }: Options): Newest {
  const router = useRouter();
  const [isReading, setReading] = useState(false);
  const { saver } = editor;
  const stopCode = status.kind === 'stopped' ? status.refusal.code : null;
  const isNewer = task.version > saver.saved().version;
  const differences = lost === null ? [] : answerDifferences(task.answers, lost);
  const mustChoose = differences.length > 0;

  const read = () => {
    const typed = typedSince(saver.saved().answers, editor.now().answers);
    if (Object.keys(typed).length > 0) onLost(typed);
    setReading(true);
    router.refresh();
  };
  const adopt = (typed: TaskAnswers) => {
    saver.adopt(task);
    const answers = { ...task.answers, ...typed };
    editor.load({ step: task.step, answers });
    onLost(null);
    setReading(false);
    if (Object.keys(typed).length === 0) return;
    saver.change(editor.now());
    void saver.flush();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the saving stops
  useEffect(() => {
    if (stopCode !== null && BEHIND.includes(stopCode)) read();
  }, [stopCode]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that is read
  useEffect(() => {
    if (isReading && isNewer && !mustChoose) adopt({});
  }, [isReading, isNewer, mustChoose]);
  useEffect(() => {
    if (lost !== null && !isReading && !mustChoose) onLost(null);
  }, [lost, isReading, mustChoose, onLost]);

  return {
    isReading: isReading && !isNewer,
    differences: isReading && !isNewer ? [] : differences,
    keepMine: () => adopt(lost ?? {}),
    takeTheirs: () => adopt({}),
    read,
  };
}
