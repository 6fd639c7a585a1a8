import type { ReactNode } from 'react';
import { FieldError } from '@/components/form/field-error';

type Props = {
  readonly label: string;
  readonly id?: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
};

/** One line of a part: what it is called, then its controls as words of a sentence. */
export function Line({ label, id, error, hint, children }: Props) {
  return (
    <div className="grid gap-x-4 gap-y-1 py-1.5 sm:grid-cols-[148px_minmax(0,1fr)]">
      <span id={id} className="text-sm text-ink-2 sm:pt-1.5">
        {label}
      </span>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">{children}</div>
        {error !== undefined && <FieldError id={`${id}-error`} error={error} />}
        {hint !== undefined && <p className="mt-1 max-w-prose text-xs text-ink-2">{hint}</p>}
      </div>
    </div>
  );
}
