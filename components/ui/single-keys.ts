const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/* Closed layers may stay in the page; open ones carry data-open. */
const OPEN_LAYER = '[data-open]:is([role="dialog"], [role="menu"], [role="listbox"])';

/**
 * Whether a single key may act: nobody is typing, no modifier is held, no dialog is open, and the reader has not
 * switched single keys off (`data-single-keys="off"` on the page).
 */
export function singleKeysAllowed(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (document.querySelector('[data-single-keys="off"]') !== null) return false;
  const { target } = event;
  if (target instanceof Element && target.closest(TYPING)) return false;
  return document.querySelector(OPEN_LAYER) === null;
}
