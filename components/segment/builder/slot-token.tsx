'use client';

import { type ConditionDraft, specOf } from '@/lib/domain/segments/draft';
import { TokenPopover } from '../../rule/token-popover';
import { SlotPicker } from '../pickers/slot-picker';
import { type SegmentWords, slotWords } from '../segment-words';

type Props = {
  readonly words: SegmentWords;
  readonly condition: ConditionDraft;
  readonly name: string;
  readonly isOpenAtFirst: boolean;
  readonly onChange: (value: unknown) => void;
};

/** A word of a condition that opens its picker. */
export function SlotToken({ words, condition, name, isOpenAtFirst, onChange }: Props) {
  const { t } = words;
  const slot = specOf(condition.is).slots[name];
  if (slot === undefined) return null;
  const told = slotWords(words, condition, name);
  const text = told ?? t('values.choose');
  const label = t(`slotNames.${name as 'tiers'}`);
  return (
    <TokenPopover
      title={label}
      text={text}
      label={t('builder.change', { name: label, value: text })}
      isChosen={told !== null}
      isOpenAtFirst={isOpenAtFirst}
    >
      {(close) => (
        <SlotPicker
          words={words}
          condition={condition}
          name={name}
          slot={slot}
          label={label}
          value={condition[name]}
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
