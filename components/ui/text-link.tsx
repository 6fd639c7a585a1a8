import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { cx } from './cx';

/** A link in running text. It does not prefetch: lists hold hundreds of them. */
export function TextLink({ className, ...rest }: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} className={cx('link', className)} {...rest} />;
}
