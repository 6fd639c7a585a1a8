import { type ConditionDraft, specOf } from '@/lib/domain/segments/draft';
import { partsOf, type SegmentWords, sentenceKey, slotWords } from '../segment-words';
import { SlotToken } from './slot-token';

type Props = {
  readonly words: SegmentWords;
  readonly condition: ConditionDraft;
  /** The slot whose picker is open as the condition appears. */
  readonly openSlot: string | null;
  readonly onChange: (condition: ConditionDraft) => void;
};

/** A condition as a sentence whose words can be chosen. */
export function ConditionSentence({ words, condition, openSlot, onChange }: Props) {
  const tokens = Object.keys(specOf(condition.is).slots).map(
    (name) =>
      [
        name,
        () => (
          <SlotToken
            key={name}
            words={words}
            condition={condition}
            name={name}
            isOpenAtFirst={openSlot === name && slotWords(words, condition, name) === null}
            onChange={(value) => {
              const { [name]: _, ...rest } = condition;
              onChange((value === undefined ? rest : { ...rest, [name]: value }) as ConditionDraft);
            }}
          />
        ),
      ] as const,
  );
  return (
    <span className="leading-7">
      {words.t.rich(sentenceKey(condition.is), {
        ...partsOf(condition),
        ...Object.fromEntries(tokens),
      })}
    </span>
  );
}
