'use client';

import { useEffect, useRef } from 'react';
import { HELD_SECONDS } from '@/lib/domain/tasks/states';
import type { TaskEditor } from './use-task-editor';

const SECOND_MS = 1_000;
const LOOK_MS = 10 * SECOND_MS;
/** Twice within the time after which a quiet page is taken to be left. */
const QUIET_MS = (HELD_SECONDS * SECOND_MS) / 2 - LOOK_MS;

/** While the page is in sight it saves now and then, so that colleagues know it is worked on; `isNew`: now. */
export function useKeepAlive(editor: TaskEditor, isNew: boolean): void {
  const current = useRef(editor);
  useEffect(() => {
    current.current = editor;
  });
  useEffect(() => {
    const openedAtMs = Date.now();
    const timer = setInterval(() => {
      const { saver, now } = current.current;
      const status = saver.status();
      if (document.visibilityState !== 'visible' || status.kind !== 'saved') return;
      if (Date.now() - (status.atMs ?? openedAtMs) >= QUIET_MS) saver.change(now());
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (!isNew) return;
    const { saver, now } = current.current;
    saver.change(now());
    void saver.flush();
  }, [isNew]);
}
