import { type ComponentProps, useId } from 'react';
import { type ButtonSize, type ButtonTone, buttonStyles } from './button-styles';
import { cx } from './cx';

type Props = ComponentProps<'button'> & {
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
  /** Why the action is not possible now. The button stays reachable and says so. */
  readonly disabledReason?: string | undefined;
};

/** A button. One that cannot be used keeps its place in the tab order and tells the reason. */
export function Button({
  tone = 'default',
  size = 'regular',
  disabledReason,
  className,
  type = 'button',
  children,
  ...rest
}: Props) {
  const reasonId = useId();
  if (disabledReason === undefined) {
    return (
      <button
        type={type}
        className={cx(buttonStyles({ tone, size, blocked: rest.disabled ?? false }), className)}
        {...rest}
      >
        {children}
      </button>
    );
  }
  return (
    <span className="has-reason relative inline-flex">
      <button
        {...rest}
        type="button"
        onClick={undefined}
        aria-disabled="true"
        aria-describedby={reasonId}
        className={cx(buttonStyles({ tone, size, blocked: true }), className)}
      >
        {children}
      </button>
      <span
        id={reasonId}
        role="tooltip"
        className="reason absolute top-full right-0 z-30 mt-1.5 w-max max-w-64 rounded-control border border-line-strong bg-raised px-2.5 py-1.5 text-left text-xs text-ink shadow-float"
      >
        {disabledReason}
      </span>
    </span>
  );
}
