import type { ReactNode } from 'react';
import { cx } from './cx';

type Props = {
  readonly children: ReactNode;
  readonly className?: string;
  /** The head of an issued thing: a card, a coupon, a ticket. A perforation divides it from the rest. */
  readonly stub?: ReactNode;
};

/** A bordered sheet without shadow. */
export function Panel({ children, className, stub }: Props) {
  return (
    <div className="rounded-panel border bg-surface">
      {stub !== undefined && <div className="perforation px-3.5 py-2.5">{stub}</div>}
      <div className={cx('px-3.5 py-3', className)}>{children}</div>
    </div>
  );
}
