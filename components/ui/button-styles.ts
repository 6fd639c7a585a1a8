import { cx } from './cx';

export type ButtonTone = 'primary' | 'default' | 'quiet' | 'danger';
export type ButtonSize = 'regular' | 'small';

const TONES: Readonly<Record<ButtonTone, string>> = {
  primary:
    'border-primary bg-primary text-on-primary hover:border-primary-hover hover:bg-primary-hover',
  default: 'border-line-strong bg-surface text-ink hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border-line-strong bg-surface text-danger-text hover:bg-danger-soft',
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  regular: 'h-8 px-3 text-base touch:h-11',
  small: 'h-7 px-2.5 text-sm touch:h-11 touch:text-base',
};

const BASE =
  'inline-flex items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap transition-colors select-none';

/** Looks of a button that cannot be used now. */
const BLOCKED = 'cursor-not-allowed border-line bg-sunken text-ink-3';

type Look = { readonly tone?: ButtonTone; readonly size?: ButtonSize; readonly blocked?: boolean };

/** Class names shared by buttons and by links that look like buttons. */
export function buttonStyles({
  tone = 'default',
  size = 'regular',
  blocked = false,
}: Look): string {
  return cx(BASE, SIZES[size], blocked ? BLOCKED : TONES[tone]);
}
