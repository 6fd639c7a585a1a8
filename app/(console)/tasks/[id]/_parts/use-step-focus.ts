'use client';

import { type RefObject, useEffect } from 'react';
import type { FocusWish } from './use-task-editor';

/** Follows the work with the keyboard: to the first wrong field, or to the heading of the step that opened. */
export function useStepFocus(form: RefObject<HTMLElement | null>, focus: FocusWish): void {
  useEffect(() => {
    const field = focus.field === null ? null : focusable(form.current, focus.field);
    const target = field ?? form.current?.querySelector<HTMLElement>('h2');
    target?.focus();
  }, [form, focus]);
}

/** The control of a question; of several radio buttons the chosen one, else the first. */
function focusable(form: HTMLElement | null, name: string): HTMLElement | null {
  const named = `[name="${CSS.escape(name)}"]`;
  return (
    form?.querySelector<HTMLElement>(`${named}:checked`) ??
    form?.querySelector<HTMLElement>(named) ??
    null
  );
}
