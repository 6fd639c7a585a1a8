'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { TaskEvent, TaskPage } from '@/lib/domain/tasks/task-page';
import { formatMoment } from '@/lib/format/dates';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { resumeTask } from '../../actions';
import { Notice } from './notice';
import { useMove } from './use-move';

type Pause = NonNullable<TaskPage['pause']>;

/** How it came to stand still. */
function lastStop({ events }: TaskPage): TaskEvent | undefined {
  return events.find(({ move }) => move === 'pause' || move === 'reject');
}

/** Who laid it aside, and when. */
function usePauseWords(task: TaskPage, pause: Pause): string {
  const t = useTranslations('tasks.paused');
  const locale = useLocale();
  const { holder, touchedAt, timeZone } = task;
  const last = lastStop(task);
  const moment = formatMoment(last?.happenedAt ?? touchedAt, { locale, timeZone });
  if (last?.move === 'reject') return t('sentBack', { name: last.who, moment });
  if (holder === null) return t('byNobody', { moment });
  if (!holder.isMe) return t('byOther', { name: holder.name, moment });
  return t(pause.reason === 'left' ? 'leftByMe' : 'byMe', { moment });
}

/** A task that stands still, or that a colleague has: who, since when, why, and the one way on. */
export function WaitingPanel({ task }: { readonly task: TaskPage }) {
  return task.pause === null ? (
    <HeldPanel task={task} />
  ) : (
    <Paused task={task} pause={task.pause} />
  );
}

function Paused({ task, pause }: { readonly task: TaskPage; readonly pause: Pause }) {
  const t = useTranslations('tasks');
  const words = usePauseWords(task, pause);
  const isSentBack = lastStop(task)?.move === 'reject';
  const isOthers = task.holder !== null && !task.holder.isMe;
  return (
    <Notice
      tone="warning"
      title={isSentBack ? t('moves.reject') : t(`pauseReasons.${pause.reason}`)}
      actions={<Resume taskId={task.taskId} text={t('continue')} />}
    >
      <p>{words}</p>
      {pause.note !== '' && <p className="font-medium">{pause.note}</p>}
      {isOthers && <p className="text-ink-2">{t('paused.takesOver')}</p>}
    </Notice>
  );
}

function HeldPanel({ task }: { readonly task: TaskPage }) {
  const t = useTranslations('tasks');
  const locale = useLocale();
  const { taskId, holder, touchedAt, timeZone } = task;
  const moment = formatMoment(touchedAt, { locale, timeZone });
  if (holder === null || !holder.isThere) {
    return (
      <Notice
        tone="info"
        title={holder === null ? t('held.nobody') : t('held.away', { name: holder.name })}
        actions={<Resume taskId={taskId} text={t('continue')} />}
      >
        <p>{t('held.awayText', { moment })}</p>
      </Notice>
    );
  }
  const { name } = holder;
  return (
    <Notice
      tone="warning"
      title={t('held.there', { name })}
      actions={<Resume taskId={taskId} text={t('held.takeOver', { name })} isSecond />}
    >
      <p>{t('held.thereText', { name, moment })}</p>
    </Notice>
  );
}

type ResumeProps = {
  readonly taskId: number;
  readonly text: string;
  /** Somebody is at it: the button does not invite. */
  readonly isSecond?: boolean;
};

function Resume({ taskId, text, isSecond = false }: ResumeProps) {
  const { run, refusal, isPending } = useMove();
  const words = useRefusalWords();
  return (
    <>
      <Button
        tone={isSecond ? 'default' : 'primary'}
        aria-busy={isPending}
        onClick={() => run(() => resumeTask({ taskId }))}
      >
        {text}
      </Button>
      <span role="alert" className="text-sm text-danger-text empty:hidden">
        {words(refusal)}
      </span>
    </>
  );
}
