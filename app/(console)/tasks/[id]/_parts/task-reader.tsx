'use client';

import { useTranslations } from 'next-intl';
import { Status, type StatusTone } from '@/components/ui/status';
import type { Permission } from '@/lib/domain/access/permissions';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskState } from '@/lib/domain/tasks/states';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { answerDifferences } from './answer-changes';
import { AnswerList } from './answer-list';
import { ApprovalPanel } from './approval-panel';
import { DifferenceList } from './difference-list';
import { EndedPanel } from './ended-panel';
import { MovingLots } from './moving-lots';
import { Notice } from './notice';
import { RailEffects } from './rail-effects';
import type { StepState } from './step-mark';
import { StepRail } from './step-rail';
import { TaskLayout, type TaskSlots } from './task-layout';
import { useEffectWords } from './use-effect-words';
import { type TaskWords, useTaskWords } from './use-task-words';
import { WaitingPanel } from './waiting-panel';

const TONES: Readonly<Record<TaskState, StatusTone>> = {
  open: 'live',
  paused: 'warning',
  awaitingApproval: 'info',
  done: 'success',
  cancelled: 'neutral',
};

type Props = {
  readonly task: TaskPage;
  readonly slots: TaskSlots;
  readonly lost: TaskAnswers | null;
  /** The right that the reader lacks to agree to it; null: none. */
  readonly missingRight: Permission | null;
};

/** A task that is not in the reader's hands: the same page to read, with the one way on. */
export function TaskReader({ task, slots, lost, missingRight }: Props) {
  const t = useTranslations('tasks');
  const words = useTaskWords(task);
  const effects = useEffectWords(task, task.answers);
  const { steps } = taskDefinition(task.kind);
  const { state, answers, step } = task;
  const isEnded = state === 'done' || state === 'cancelled';
  const isComplete = state === 'done' || state === 'awaitingApproval';
  const stateOf = (index: number): StepState => {
    if (isComplete || index < step) return 'done';
    return index === step && !isEnded ? 'current' : 'todo';
  };
  return (
    <TaskLayout
      task={task}
      slots={slots}
      step={isComplete ? steps.length : step}
      mark={<Status tone={TONES[state]}>{t(`states.${state}`)}</Status>}
      aside={<Holder task={task} />}
      rail={
        <StepRail steps={steps} answers={answers} words={words} stateOf={stateOf}>
          {(state === 'open' || state === 'paused') && (
            <RailEffects title={t('effects.title')} lines={effects.lines} preview={null} />
          )}
        </StepRail>
      }
    >
      {isEnded && <EndedPanel task={task} effects={effects} />}
      {state === 'awaitingApproval' && (
        <ApprovalPanel task={task} effects={effects} missingRight={missingRight} />
      )}
      {(state === 'open' || state === 'paused') && <WaitingPanel task={task} />}
      {lost !== null && <Lost answers={answers} lost={lost} words={words} />}
      <h2 className="mb-2 text-lg">
        {t(isComplete || isEnded ? 'answers.titleEnded' : 'answers.title')}
      </h2>
      <AnswerList task={task} answers={answers} words={words} steps={steps} />
      {!isEnded && <MovingLots subject={task.subject} answers={answers} />}
      {slots.why}
    </TaskLayout>
  );
}

type LostProps = {
  readonly answers: TaskAnswers;
  readonly lost: TaskAnswers;
  readonly words: TaskWords;
};

/** What was typed before the task changed hands. */
function Lost({ answers, lost, words }: LostProps) {
  const t = useTranslations('tasks.conflict');
  const differences = answerDifferences(answers, lost);
  if (differences.length === 0) return null;
  return (
    <Notice isAlert tone="danger" title={t('lostTitle')}>
      <p>{t('lostText')}</p>
      <DifferenceList differences={differences} words={words} isMineOnly />
    </Notice>
  );
}

/** In whose hands it is, and since when there is such a task. */
function Holder({ task }: { readonly task: TaskPage }) {
  const t = useTranslations('tasks.who');
  const { holder, state } = task;
  if (state === 'done' || state === 'cancelled') return null;
  if (holder === null) return <span>{t('nobody')}</span>;
  const { name } = holder;
  if (holder.isMe) return <span>{t('mine')}</span>;
  return <span>{t(holder.isThere ? 'there' : 'away', { name })}</span>;
}
