'use client';

import { useTranslations } from 'next-intl';
import { askedFields } from '@/lib/domain/tasks/check-answers';
import type { TaskAnswers, TaskStep } from '@/lib/domain/tasks/definition';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import type { TaskWords } from './use-task-words';

type Props = {
  readonly task: TaskPage;
  readonly answers: TaskAnswers;
  readonly words: TaskWords;
  readonly steps: readonly TaskStep[];
  /** Goes to a step to change it; left out where nothing can be changed. */
  readonly onChange?: (step: number) => void;
};

/** What was answered, step by step; optional questions only when they were. */
export function AnswerList({ task, answers, words, steps, onChange }: Props) {
  const t = useTranslations('tasks.answers');
  const shown = steps.flatMap((step, index) => {
    const fields = askedFields(step, answers, task.subject).filter(
      (field) => field.isOptional !== true || words.answer(field, answers) !== null,
    );
    return fields.length === 0 ? [] : [{ step, index, fields }];
  });
  return (
    <div className="mb-5 border-t">
      {shown.map(({ step, index, fields }) => (
        <div key={step.id} className="flex items-start gap-3 border-b py-2">
          <dl className="grid min-w-0 flex-1 gap-y-1.5">
            {fields.map((field) => (
              <div
                key={field.id}
                className="grid items-baseline gap-x-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
              >
                <dt className="text-sm text-ink-3">{words.label(field.id)}</dt>
                <dd className="min-w-0 font-medium break-words whitespace-pre-line">
                  {words.answer(field, answers) ?? (
                    <span className="font-normal text-ink-3">{t('none')}</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          {onChange !== undefined && (
            <button
              type="button"
              aria-label={t('changeStep', { step: words.stepName(step) })}
              onClick={() => onChange(index)}
              className="link text-sm touch:-my-3 touch:py-3"
            >
              {t('change')}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
