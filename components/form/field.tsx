import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { describedBy } from './described-by';
import { FieldError } from './field-error';

/** What a control needs to be tied to its label, its hint and its error. */
export type FieldControl = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly required: boolean;
};

export type FieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong, in words. */
  readonly error?: string | undefined;
  readonly required?: boolean;
};

type Props = FieldProps & { readonly children: (control: FieldControl) => ReactNode };

/** A label, a control, its hint and its error, tied together for eyes and for screen readers. */
export function Field({ label, hint, error, required = false, children }: Props) {
  const t = useTranslations('common.form');
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {!required && <span className="ml-1.5 font-normal text-ink-3">{t('optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': describedBy(
          error !== undefined && errorId,
          hint !== undefined && hintId,
        ),
        'aria-invalid': error === undefined ? undefined : true,
        required,
      })}
      {error !== undefined && <FieldError id={errorId} error={error} />}
      {hint !== undefined && (
        <div id={hintId} className="text-xs text-ink-2">
          {hint}
        </div>
      )}
    </div>
  );
}
