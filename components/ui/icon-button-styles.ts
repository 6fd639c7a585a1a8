/** Class names shared by icon buttons and links that look like them. */
export const iconButtonStyles =
  'inline-grid size-7 shrink-0 place-items-center rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-pressed:bg-primary-soft aria-pressed:text-primary-text aria-disabled:cursor-not-allowed aria-disabled:text-ink-3 touch:size-11';
