import { cx } from './cx';

/** A grey place of the final size. Give it the width and height of what will come. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden="true" className={cx('skeleton block', className)} />;
}
