import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { iconButtonStyles } from './icon-button-styles';

type Props = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** What it does, in words: read aloud and shown on hover. */
  readonly label: string;
  readonly icon: ReactNode;
};

/** A button that shows only an icon of 16 px. */
export function IconButton({ label, icon, className, type = 'button', ...rest }: Props) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cx(iconButtonStyles, className)}
      {...rest}
    >
      {icon}
    </button>
  );
}
