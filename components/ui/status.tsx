import type { ReactNode } from 'react';
import { cx } from './cx';

export type StatusTone = 'success' | 'warning' | 'danger' | 'info' | 'neutral' | 'live';

const TONES: Readonly<Record<StatusTone, string>> = {
  success: 'bg-success-soft text-success-text',
  warning: 'bg-warning-soft text-warning-text',
  danger: 'bg-danger-soft text-danger-text',
  info: 'bg-info-soft text-info-text',
  neutral: 'bg-sunken text-ink-2 shadow-[inset_0_0_0_1px_var(--line)]',
  live: 'bg-seal-soft text-seal-text',
};

type Props = { readonly tone: StatusTone; readonly children: ReactNode };

/** A state in words, with a tone and a shape: triangle warns, square blocks, ring is idle. */
export function Status({ tone, children }: Props) {
  return (
    <span
      data-tone={tone}
      className={cx(
        'status inline-flex h-5 items-center gap-1.5 rounded-status px-1.5 text-xs font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
