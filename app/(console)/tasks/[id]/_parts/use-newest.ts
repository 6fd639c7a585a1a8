'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { showToast } from '@/components/ui/toast-store';
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
  /** A version was just chosen: the second click of a double one must meet nothing. */
  readonly isSettling: boolean;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** Reads what the server has; what was typed stays. */
  readonly read: () => void;
};

/** Refusals after which the page shows something that is not so any more. */
const BEHIND = ['stale_version', 'task_held', 'wrong_state', 'not_found'];

/** Longer than a double click lasts. */
const SETTLE_MS = 700;

/** Follows a task that somebody saved elsewhere: takes what is there, and asks where both typed. */
export function useNewest({ task, editor, status, lost, onLost }: Options): Newest {
  const t = useTranslations('tasks.conflict');
  const router = useRouter();
  const [isSettling, setSettling] = useState(false);
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

  const choose = (typed: TaskAnswers) => {
    setSettling(true);
    adopt(typed);
  };

  useEffect(() => {
    if (!isSettling) return;
    const timer = setTimeout(() => setSettling(false), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isSettling]);
  const readAnew = useEffectEvent(read);
  const adoptQuietly = useEffectEvent(() => {
    adopt({});
    showToast({ title: t('loaded'), text: t('loadedText') });
  });
  // Once for each time the saving stops.
  useEffect(() => {
    if (stopCode !== null && BEHIND.includes(stopCode)) readAnew();
  }, [stopCode]);
  // Once for each version that is read.
  useEffect(() => {
    if (isReading && isNewer && !mustChoose) adoptQuietly();
  }, [isReading, isNewer, mustChoose]);
  useEffect(() => {
    if (lost !== null && !isReading && !mustChoose) onLost(null);
  }, [lost, isReading, mustChoose, onLost]);

  return {
    isReading: isReading && !isNewer,
    differences: isReading && !isNewer ? [] : differences,
    isSettling,
    keepMine: () => choose(lost ?? {}),
    takeTheirs: () => choose({}),
    read,
  };
}
