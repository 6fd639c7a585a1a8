import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

const DIGIT = /^(?:Digit|Numpad)([1-9])$/;
const WRITTEN = 'input:not([type="radio"], [type="checkbox"]), textarea, select';

/** Hides the mark of a single key from fingers and from readers who switched single keys off. */
export const KEY_MARK = 'touch:hidden [body:has([data-single-keys=off])_&]:hidden';

/** The digit of a key from 1 to 9 that may choose; null when somebody types, holds a modifier or wants no single keys. */
export function chosenDigit(event: KeyboardEvent | ReactKeyboardEvent): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (document.querySelector('[data-single-keys="off"]') !== null) return null;
  const { target } = event;
  if (target instanceof Element && target.closest(WRITTEN) !== null) return null;
  const digit = DIGIT.exec(event.code)?.[1];
  return digit === undefined ? null : Number(digit);
}
