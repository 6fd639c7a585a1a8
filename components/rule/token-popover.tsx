'use client';

import { type ReactNode, useState } from 'react';
import { cx } from '../ui/cx';
import { Popover } from '../ui/popover';
import { tokenStyles } from './rule-token';

type Props = {
  /** What the word is called. */
  readonly title: string;
  readonly text: string;
  /** What is read aloud: the name, the word, and that it can be changed. */
  readonly label: string;
  /** Whether it is chosen already. */
  readonly isChosen: boolean;
  readonly isOpenAtFirst: boolean;
  /** The picker; it closes the sheet. */
  readonly children: (close: () => void) => ReactNode;
};

/** A word of a sentence that opens its picker. */
export function TokenPopover({ title, text, label, isChosen, isOpenAtFirst, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={title}
      width="narrow"
      trigger={
        <button
          type="button"
          aria-label={label}
          className={cx(
            tokenStyles(isChosen),
            'cursor-pointer text-left leading-6 hover:outline-1 hover:outline-primary aria-expanded:outline-2 aria-expanded:outline-primary touch:py-1.5',
          )}
        >
          {text}
        </button>
      }
    >
      {children(() => setOpen(false))}
    </Popover>
  );
}
