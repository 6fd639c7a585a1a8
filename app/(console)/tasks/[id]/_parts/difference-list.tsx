'use client';

import { useTranslations } from 'next-intl';
import type { AnswerDifference } from './answer-changes';
import type { TaskWords } from './use-task-words';

type Props = {
  readonly differences: readonly AnswerDifference[];
  readonly words: TaskWords;
  /** Leaves what is saved out: it stands elsewhere on the page. */
  readonly isMineOnly?: boolean;
};

/** Answers that were typed here beside those that are saved. */
export function DifferenceList({ differences, words, isMineOnly = false }: Props) {
  const t = useTranslations('tasks');
  const none = t('answers.none');
  return (
    <ul className="grid gap-2">
      {differences.map(({ field, there, here }) => (
        <li key={field}>
          <span className="font-medium">{words.label(field)}</span>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
            <dt className="text-ink-2">{t('conflict.here')}</dt>
            <dd className="break-words">{words.answerTo(field, here) ?? none}</dd>
            {!isMineOnly && (
              <>
                <dt className="text-ink-2">{t('conflict.there')}</dt>
                <dd className="break-words">{words.answerTo(field, there) ?? none}</dd>
              </>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}
