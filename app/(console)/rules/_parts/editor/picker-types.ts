import type { RuleWords } from '@/components/rule/rule-words';
import type { Slot } from '@/lib/domain/rules/sentence';

/** What a picker of a slot gets. It keeps what is typed and gives it back when it is applied. */
export type PickerProps = {
  readonly words: RuleWords;
  readonly slot: Slot;
  /** What the slot is called. */
  readonly label: string;
  readonly value: unknown;
  readonly onApply: (value: unknown) => void;
  readonly onCancel: () => void;
};
