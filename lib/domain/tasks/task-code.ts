import { foldText } from '../members/fold-text';
import { swapLayout } from '../members/keyboard-layout';

const CODE = /^tsk[-\s]?(\d{1,15})$/;

/** The task that a text names: TSK-1184, in either alphabet and keyboard layout; null when it names none. */
export function taskIdOf(text: string): number | null {
  const typed = text.trim().toLowerCase();
  for (const way of [typed, foldText(typed), swapLayout(typed)]) {
    const id = Number(CODE.exec(way)?.[1] ?? Number.NaN);
    if (Number.isSafeInteger(id) && id > 0) return id;
  }
  return null;
}
