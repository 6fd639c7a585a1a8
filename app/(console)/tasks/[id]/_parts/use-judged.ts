'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { claimedOf } from '@/lib/domain/purchases/tasks/claim-receipt';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import type { SaveStatus } from './task-saver';
import type { TaskEditor } from './use-task-editor';

/**
 * Whether what the page says of the points of a claim is about the answers as they stand; at the last step it asks the server
 * once they are saved.
 */
export function useJudged(
  task: TaskPage,
  editor: TaskEditor,
  { status, isLast }: { readonly status: SaveStatus; readonly isLast: boolean },
): boolean {
  const router = useRouter();
  const { claiming } = task.subject;
  const of = claiming === undefined ? null : claimedOf(editor.answers, claiming);
  const isKnown = (claiming?.judged?.of ?? null) === of;
  const ask = useEffectEvent(() => router.refresh());
  const isDue = isLast && !isKnown && status.kind === 'saved';
  // Once for each claim that is looked at: one that cannot be judged is not asked for again.
  useEffect(() => {
    if (isDue && of !== null) ask();
  }, [isDue, of]);
  return isKnown;
}
