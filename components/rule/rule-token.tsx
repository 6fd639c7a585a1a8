import type { ReactNode } from 'react';
import { cx } from '../ui/cx';

/** Looks of a word of a rule that can be chosen, and of one that still has to be. */
export const tokenStyles = (isChosen: boolean): string =>
  cx(
    'inline rounded-status px-1.5 py-0.5 font-medium box-decoration-clone',
    isChosen
      ? 'bg-primary-soft text-primary-text'
      : 'bg-warning-soft text-warning-text outline-1 outline-dashed outline-warning',
  );

/** A word of a rule: what somebody chose in its sentence. */
export function RuleToken({ children }: { readonly children: ReactNode }) {
  return <span className={tokenStyles(true)}>{children}</span>;
}
