'use client';

import { useState } from 'react';
import { tokenStyles } from '@/components/rule/rule-token';
import { type SegmentWords, slotWords } from '@/components/segment/segment-words';
import { cx } from '@/components/ui/cx';
import { Popover } from '@/components/ui/popover';
import { type ConditionDraft, specOf } from '@/lib/domain/segments/draft';
import { SlotPicker } from '../pickers/slot-picker';

type Props = {
  readonly words: SegmentWords;
  readonly condition: ConditionDraft;
  readonly name: string;
  readonly isOpenAtFirst: boolean;
  readonly onChange: (value: unknown) => void;
};

/** A word of a condition that opens its picker. */
export function SlotToken({ words, condition, name, isOpenAtFirst, onChange }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const { t } = words;
  const slot = specOf(condition.is).slots[name];
  if (slot === undefined) return null;
  const told = slotWords(words, condition, name);
  const text = told ?? t('values.choose');
  const label = t(`slotNames.${name as 'tiers'}`);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={label}
      width="narrow"
      trigger={
        <button
          type="button"
          aria-label={t('builder.change', { name: label, value: text })}
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
        condition={condition}
        name={name}
        slot={slot}
        label={label}
        value={condition[name]}
        onCancel={() => setOpen(false)}
        onApply={(next) => {
          onChange(next);
          setOpen(false);
        }}
      />
    </Popover>
  );
}
