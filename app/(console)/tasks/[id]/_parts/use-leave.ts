'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { TaskEditor } from './use-task-editor';

/** Tasks that were left in this window, each until the server knows. */
const leaving = new Map<number, Promise<void>>();

/** Says that the page goes away, with what was typed last. */
function sendLeave(taskId: number, { saver, now }: TaskEditor): void {
  const { version } = saver.saved();
  const sent = fetch(`/api/internal/tasks/${taskId}/leave`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version, ...now() }),
  });
  // Nobody is here any more to be told of a failure; what was saved is kept in any case.
  leaving.set(
    taskId,
    sent.then(
      () => {},
      () => {},
    ),
  );
}

/** Leaving the page pauses the task, unless the work on it is over. */
export function useLeave(taskId: number, editor: TaskEditor): void {
  const router = useRouter();
  const current = useRef(editor);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A page that the browser or the router kept shows the task as it was before it was left.
  const isKept = useRef(false);
  useEffect(() => {
    current.current = editor;
  });
  useEffect(() => {
    clearTimeout(timer.current);
    const left = leaving.get(taskId);
    leaving.delete(taskId);
    if (left !== undefined) {
      isKept.current = true;
      void left.then(() => router.refresh());
    }
    const leave = () => {
      const { saver } = current.current;
      if (!isKept.current && !saver.isOver()) sendLeave(taskId, current.current);
    };
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) router.refresh();
    };
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', onPageShow);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', onPageShow);
      // In development React mounts everything twice: only what stays unmounted was left.
      timer.current = setTimeout(async () => {
        await current.current.saver.flush();
        current.current.saver.stop();
        leave();
      }, 0);
    };
  }, [taskId, router]);
}
