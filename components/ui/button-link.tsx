import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonTone, buttonStyles } from './button-styles';
import { cx } from './cx';

type Props = ComponentProps<typeof NextLink> & {
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
};

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ tone = 'default', size = 'regular', className, ...rest }: Props) {
  return (
    <NextLink prefetch={false} className={cx(buttonStyles({ tone, size }), className)} {...rest} />
  );
}
