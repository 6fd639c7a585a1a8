import type { ReactNode } from 'react';
import { cx } from './cx';

export type ChangeMeaning = 'good' | 'bad' | 'neutral';

const COLOURS: Readonly<Record<ChangeMeaning, string>> = {
  good: 'text-success-text',
  bad: 'text-danger-text',
  neutral: 'text-ink-3',
};

type Props = { readonly meaning: ChangeMeaning; readonly children: ReactNode };

/** A change coloured by whether it is good or bad, never by its sign; the sign stands in the text. */
export function Change({ meaning, children }: Props) {
  return <span className={cx(COLOURS[meaning])}>{children}</span>;
}
