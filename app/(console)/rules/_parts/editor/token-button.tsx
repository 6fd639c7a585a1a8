'use client';

import { useState } from 'react';
import { tokenStyles } from '@/components/rule/rule-token';
import type { RuleWords } from '@/components/rule/rule-words';
import { cx } from '@/components/ui/cx';
import { Popover } from '@/components/ui/popover';
import type { Slot } from '@/lib/domain/rules/sentence';
import { SlotPicker } from './slot-picker';

type Props = {
  readonly words: RuleWords;
  readonly slot: Slot;
  readonly label: string;
  readonly value: unknown;
  /** The value in words; null: it still has to be chosen. */
  readonly told: string | null;
  readonly isOpenAtFirst: boolean;
  readonly onChange: (value: unknown) => void;
};

/** A word of the sentence that opens its picker. */
export function TokenButton(props: Props) {
  const { words, slot, label, value, told, isOpenAtFirst, onChange } = props;
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const text = told ?? words.t('value.choose');
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={label}
      width="narrow"
      trigger={
        <button
          type="button"
          aria-label={words.t('editor.change', { name: label, value: text })}
          className={cx(
            tokenStyles(told !== null),
            'cursor-pointer text-left leading-6 hover:outline-1 hover:outline-primary aria-expanded:outline-2 aria-expanded:outline-primary touch:py-1.5',
          )}
        >
          {text}
        </button>
      }
    >
      <SlotPicker
        words={words}
        slot={slot}
        label={label}
        value={value}
        onCancel={() => setOpen(false)}
        onApply={(next) => {
          onChange(next);
          setOpen(false);
        }}
      />
    </Popover>
  );
}
