import {
  type ConditionDraft,
  type ItemDraft,
  isGroupDraft,
  type SegmentDraft,
  specOf,
} from '@/lib/domain/segments/draft';
import { partsOf, type SegmentWords, sentenceKey, slotWords } from './segment-words';

/** A condition as plain text; what still has to be chosen is an ellipsis. */
export function conditionText(words: SegmentWords, condition: ConditionDraft): string {
  const told = Object.keys(specOf(condition.is).slots).map(
    (name) => [name, () => slotWords(words, condition, name) ?? '…'] as const,
  );
  return words.t.markup(sentenceKey(condition.is), {
    ...partsOf(condition),
    ...Object.fromEntries(told),
  });
}

function itemText(words: SegmentWords, item: ItemDraft, isInner: boolean): string {
  if (!isGroupDraft(item)) return conditionText(words, item);
  const word = words.t(item.join === 'all' ? 'words.and' : 'words.or');
  const text = item.items.map((each) => itemText(words, each, true)).join(` ${word} `);
  return isInner && item.items.length > 1 ? `(${text})` : text;
}

/** Ends a sentence, unless it is open at its end: something is still to be chosen there. */
const ended = (text: string) => (text.endsWith('…') ? text : `${text}.`);

/** A definition as sentences: who is in, and who is left out. */
export function segmentText(words: SegmentWords, { include, exclude }: SegmentDraft): string {
  const { t } = words;
  const sentences = [
    include === null
      ? t('words.all')
      : ended(t('words.include', { conditions: itemText(words, include, false) })),
    ...(exclude === null
      ? []
      : [ended(t('words.exclude', { conditions: itemText(words, exclude, false) }))]),
  ];
  return sentences.join(' ');
}
