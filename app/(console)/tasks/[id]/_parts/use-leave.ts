'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { noteLeft } from './use-reload';
import type { TaskEditor } from './use-task-editor';

/** Tasks that were left in this window, each until the server knows. */
const leaving = new Map<number, Promise<void>>();

/** Says that the page goes away, with what was typed last; done when the server heard it, or cannot hear. */
async function sendLeave(taskId: number, { saver, now }: TaskEditor): Promise<void> {
  if (saver.isOver()) return;
  const { version } = saver.saved();
  try {
    await fetch(`/api/internal/tasks/${taskId}/leave`, {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version, ...now() }),
    });
  } catch {
    // Nobody is here any more to be told of a failure; what was saved is kept in any case.
  }
}

/** The same after the last save, so that it is not taken for a second window. */
async function leaveQuietly(taskId: number, editor: TaskEditor): Promise<void> {
  await editor.saver.flush();
  editor.saver.stop();
  await sendLeave(taskId, editor);
}

/** Leaving the page pauses the task, unless the work on it is over. */
export function useLeave(task: TaskPage, editor: TaskEditor): void {
  const { taskId } = task;
  const router = useRouter();
  const current = useRef(editor);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A page that the browser or the router kept shows the task as it was before it was left.
  const isKept = useRef(false);
  const shown = useRef(task);
  useEffect(() => {
    current.current = editor;
    if (shown.current !== task) isKept.current = false;
    shown.current = task;
  });
  useEffect(() => {
    const left = timer.current === undefined ? leaving.get(taskId) : undefined;
    clearTimeout(timer.current);
    timer.current = undefined;
    leaving.delete(taskId);
    if (left !== undefined) {
      isKept.current = true;
      void left.then(() => router.refresh());
    }
    const onPageHide = () => {
      if (isKept.current || current.current.saver.isOver()) return;
      noteLeft(taskId);
      leaving.set(taskId, sendLeave(taskId, current.current));
    };
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) router.refresh();
    };
    window.addEventListener('pagehide', onPageHide);
    window.addEventListener('pageshow', onPageShow);
    return () => {
      window.removeEventListener('pagehide', onPageHide);
      window.removeEventListener('pageshow', onPageShow);
      if (isKept.current) return;
      // In development React mounts everything twice: only what stays unmounted was left.
      const stayed = new Promise<void>((done) => {
        timer.current = setTimeout(done, 0);
      });
      leaving.set(
        taskId,
        stayed.then(() => leaveQuietly(taskId, current.current)),
      );
    };
  }, [taskId, router]);
}
