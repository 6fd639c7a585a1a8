import type { ReactNode } from 'react';
import { cx } from './cx';

type Props = {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
};

/** Scrolls what is wider than the page sideways, by keyboard too, so that the page itself never does. */
export function ScrollRegion({ label, children, className }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would add a landmark to every table
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cx('relative overflow-x-auto', className)}
    >
      {children}
    </div>
  );
}
