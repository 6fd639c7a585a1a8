'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { resumeTask } from '../../actions';

const KEY = 'vernost-task-left';

/** Notes for the same window that the page of a task went away. */
export function noteLeft(taskId: number): void {
  try {
    sessionStorage.setItem(KEY, String(taskId));
  } catch {
    // A browser that keeps nothing: after a reload the task is paused, one press goes on.
  }
}

function takeNote(): number | null {
  try {
    const noted = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return noted === null ? null : Number(noted);
  } catch {
    return null;
  }
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}

/**
 * A reload looks like a leave, and the server may hear of it before or after it has written the page. Whoever reloads
 * wants to go on: a task found paused by it is continued. True: the page was reloaded, and the pause may still come.
 */
export function useReload(task: TaskPage): boolean {
  const router = useRouter();
  const [wasReloaded, setReloaded] = useState(false);
  const { taskId, pause, holder } = task;
  const isPausedByIt = wasReloaded && pause?.reason === 'left' && holder?.isMe === true;
  useEffect(() => {
    if (takeNote() === taskId && isReload()) setReloaded(true);
  }, [taskId]);
  useEffect(() => {
    if (!isPausedByIt) return;
    setReloaded(false);
    void resumeTask({ taskId }).then(() => router.refresh());
  }, [isPausedByIt, taskId, router]);
  return wasReloaded;
}
