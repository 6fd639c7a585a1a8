'use client';

import type { RuleWords } from '@/components/rule/rule-words';
import { TokenPopover } from '@/components/rule/token-popover';
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
  const text = told ?? words.t('value.choose');
  return (
    <TokenPopover
      title={label}
      text={text}
      label={words.t('editor.change', { name: label, value: text })}
      isChosen={told !== null}
      isOpenAtFirst={isOpenAtFirst}
    >
      {(close) => (
        <SlotPicker
          words={words}
          slot={slot}
          label={label}
          value={value}
          onCancel={close}
          onApply={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </TokenPopover>
  );
}
