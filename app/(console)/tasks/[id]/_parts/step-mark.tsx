import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';

/** How far a step is: told by shape, not by colour alone. */
export type StepState = 'done' | 'current' | 'attention' | 'todo';

const LOOKS: Readonly<Record<StepState, string>> = {
  done: 'border-primary bg-primary text-on-primary',
  current: 'border-seal bg-surface text-seal-text shadow-[0_0_0_3px_var(--seal-soft)]',
  attention: 'border-warning bg-warning-soft text-warning-text',
  todo: 'border-dashed border-line-strong bg-canvas text-ink-3',
};

const ICON_PX = 14;

type Props = { readonly state: StepState; readonly number: ReactNode };

/** A round check, a ring with the number, an exclamation mark, or a dashed ring. */
export function StepMark({ state, number }: Props) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'relative z-[1] grid size-6 shrink-0 place-items-center rounded-full border-[1.5px] text-xs/none font-semibold',
        LOOKS[state],
      )}
    >
      {state === 'done' ? <Icon of={Check} size={ICON_PX} /> : state === 'attention' ? '!' : number}
    </span>
  );
}
