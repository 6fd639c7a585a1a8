import type { KeyboardEventHandler, ReactNode, RefObject } from 'react';
import { cx } from './cx';

type Props = {
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly box?: RefObject<HTMLDivElement | null>;
  readonly onKeyDown?: KeyboardEventHandler;
};

/** Scrolls what is wider than the page sideways, by keyboard too, so that the page itself never does. */
export function ScrollRegion({ label, children, className, box, onKeyDown }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would add a landmark to every table
    <div
      ref={box}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
      className={cx('relative overflow-x-auto', className)}
    >
      {children}
    </div>
  );
}
