import { type ComponentProps, type ReactNode, useId } from 'react';

type Props = Omit<ComponentProps<'input'>, 'type' | 'id'> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

/** A box to tick, with its words beside it. */
export function Checkbox({ label, hint, ...rest }: Props) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <input
        type="checkbox"
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="mt-0.5 size-4 shrink-0 accent-primary"
        {...rest}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="touch:-my-3 touch:block touch:py-3">
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-xs text-ink-2">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
