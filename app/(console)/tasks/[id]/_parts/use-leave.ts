'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { TaskEditor } from './use-task-editor';

/** Tasks that were left in this window: a page kept by the browser would show them open still. */
const leftTasks = new Set<number>();

function sendLeave(taskId: number, { saver, now }: TaskEditor): void {
  leftTasks.add(taskId);
  const { version } = saver.saved();
  void fetch(`/api/internal/tasks/${taskId}/leave`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version, ...now() }),
    // Nobody is here any more to be told of a failure; what was saved is kept in any case.
  }).catch(() => {});
}

/** Leaving the page pauses the task, unless the work on it is over. */
export function useLeave(taskId: number, editor: TaskEditor): void {
  const router = useRouter();
  const current = useRef(editor);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    current.current = editor;
  });
  useEffect(() => {
    clearTimeout(leaving.current);
    if (leftTasks.delete(taskId)) router.refresh();
    const onPageHide = () => {
      if (!current.current.saver.isOver()) sendLeave(taskId, current.current);
    };
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) router.refresh();
    };
    window.addEventListener('pagehide', onPageHide);
    window.addEventListener('pageshow', onPageShow);
    return () => {
      window.removeEventListener('pagehide', onPageHide);
      window.removeEventListener('pageshow', onPageShow);
      // In development React mounts everything twice: only what stays unmounted was left.
      leaving.current = setTimeout(async () => {
        const { saver } = current.current;
        await saver.flush();
        saver.stop();
        if (!saver.isOver()) sendLeave(taskId, current.current);
      }, 0);
    };
  }, [taskId, router]);
}
