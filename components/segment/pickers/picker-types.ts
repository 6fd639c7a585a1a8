import type { ConditionDraft } from '@/lib/domain/segments/draft';
import type { Slot } from '@/lib/domain/segments/slots';
import type { SegmentWords } from '../segment-words';

/** What a picker of a slot is given. */
export type PickerProps = {
  readonly words: SegmentWords;
  readonly condition: ConditionDraft;
  readonly name: string;
  readonly slot: Slot;
  readonly label: string;
  readonly value: unknown;
  readonly onApply: (value: unknown) => void;
  readonly onCancel: () => void;
};
