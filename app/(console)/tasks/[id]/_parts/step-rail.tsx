'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { TaskAnswers, TaskStep } from '@/lib/domain/tasks/definition';
import { formatCount } from '@/lib/format/numbers';
import { StepMark, type StepState } from './step-mark';
import type { TaskWords } from './use-task-words';

type Props = {
  readonly steps: readonly TaskStep[];
  readonly answers: TaskAnswers;
  readonly words: TaskWords;
  readonly stateOf: (step: number) => StepState;
  /** Goes to a step that was reached; left out where nothing can be changed. */
  readonly onGo?: ((step: number) => void) | undefined;
  /** What the last step does. */
  readonly children?: ReactNode;
};

/* Between two marks a line: down the side on wide screens, across on narrow ones. */
const ITEM = cx(
  'relative flex min-w-0 flex-1 flex-col items-center gap-1 text-center',
  'not-last:before:absolute not-last:before:top-3 not-last:before:left-1/2 not-last:before:h-px not-last:before:w-full not-last:before:bg-line-strong',
  'shell:grid shell:grid-cols-[24px_minmax(0,1fr)] shell:items-start shell:gap-x-2.5 shell:pb-4.5 shell:text-left shell:last:pb-0',
  'shell:not-last:before:top-[26px] shell:not-last:before:bottom-0.5 shell:not-last:before:left-[11.5px] shell:not-last:before:h-auto shell:not-last:before:w-px',
);

/** The steps of a task with what was answered at each. */
export function StepRail({ steps, answers, words, stateOf, onGo, children }: Props) {
  const t = useTranslations('tasks');
  return (
    <div className="min-w-0">
      <nav aria-label={t('rail')} className={cx(steps.length === 1 && 'max-shell:hidden')}>
        <ol className="flex shell:block">
          {steps.map((step, index) => (
            <RailStep
              key={step.id}
              name={words.stepName(step)}
              index={index}
              state={stateOf(index)}
              summary={words.summary(step, answers)}
              onGo={onGo === undefined ? undefined : () => onGo(index)}
            />
          ))}
        </ol>
      </nav>
      {children}
    </div>
  );
}

type StepProps = {
  readonly name: string;
  readonly index: number;
  readonly state: StepState;
  readonly summary: readonly { readonly id: string; readonly text: string }[];
  readonly onGo: (() => void) | undefined;
};

function RailStep({ name, index, state, summary, onGo }: StepProps) {
  const t = useTranslations('tasks.stepStates');
  const locale = useLocale();
  const isReached = state === 'done' || state === 'attention';
  const text = 'text-xs shell:text-base/6';
  return (
    <li
      aria-current={state === 'current' ? 'step' : undefined}
      className={cx(ITEM, state === 'done' && 'not-last:before:bg-primary')}
    >
      <StepMark state={state} number={formatCount(index + 1, locale)} />
      <div className="min-w-0">
        {isReached && onGo !== undefined ? (
          <button
            type="button"
            onClick={onGo}
            className={cx(
              'font-medium hover:underline touch:relative touch:after:absolute touch:after:-inset-x-2 touch:after:-top-9 touch:after:-bottom-2',
              text,
            )}
          >
            {name}
          </button>
        ) : (
          <span
            className={cx(
              text,
              state === 'current' ? 'font-semibold' : 'font-medium',
              state === 'todo' && 'text-ink-3',
            )}
          >
            {name}
          </span>
        )}
        <span className={cx('sr-only', state === 'attention' && 'shell:hidden')}>{t(state)}</span>
        <span
          className={cx(
            'block text-xs max-shell:hidden',
            state === 'attention' ? 'text-warning-text' : 'text-ink-2',
          )}
        >
          {state === 'attention' && <span className="block">{t('attention')}</span>}
          {summary.map(({ id, text: said }) => (
            <span key={id} className="line-clamp-2 break-words">
              {said}
            </span>
          ))}
        </span>
      </div>
    </li>
  );
}
