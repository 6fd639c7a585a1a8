/** Class names of every text-like control of a form. */
export const controlStyles =
  'h-8 w-full min-w-0 rounded-control border border-line-strong bg-raised px-2.5 text-ink aria-invalid:border-danger touch:h-11 touch:text-[16px]';
