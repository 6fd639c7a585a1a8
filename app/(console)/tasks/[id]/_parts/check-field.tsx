'use client';

import { useId } from 'react';
import { describedBy } from '@/components/form/described-by';
import { FieldError } from '@/components/form/field-error';
import type { QuestionProps } from './field-frame';

type Props = QuestionProps & {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
};

/** Something that has to be so: ticked, or not yet. */
export function CheckField({ id, label, hint, error, value, onChange, onLeave }: Props) {
  const own = useId();
  return (
    <div className="mb-3 min-w-0">
      <label className="grid cursor-pointer grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 rounded-control border border-line-strong bg-surface px-3 pt-2 pb-2.5 hover:bg-hover has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-aria-invalid:border-danger">
        <input
          type="checkbox"
          name={id}
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
          onBlur={onLeave}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={describedBy(
            error !== undefined && `${own}-error`,
            hint !== undefined && `${own}-hint`,
          )}
          className="mt-0.5 size-4 accent-primary outline-none"
        />
        <span className="font-medium">{label}</span>
        {hint !== undefined && (
          <span id={`${own}-hint`} className="col-start-2 text-xs text-ink-2">
            {hint}
          </span>
        )}
      </label>
      {error !== undefined && <FieldError id={`${own}-error`} error={error} />}
    </div>
  );
}
