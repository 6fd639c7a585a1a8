import { Pause } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/domain/shared/action-result';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { taskCode } from '@/lib/domain/tasks/states';
import { formatAge } from '@/lib/format/age';
import { Icon } from '../ui/icon';
import { TextLink } from '../ui/text-link';
import { TierMark } from '../ui/tier-mark';
import { ContinueTask } from './continue-task';
import { StepBar } from './step-bar';

type Props = {
  readonly task: ListedTask;
  readonly now: Date;
  readonly action: (given: { taskId: number }) => Promise<ActionResult>;
  /** It stands on the page of its member: who that is need not be said. */
  readonly isOnMember?: boolean;
  /** The letter of the key that goes on with it. */
  readonly hotKey?: string;
};

/** What a task waits for, or who has it. */
function useStanding({ state, pause, holder }: ListedTask): string {
  const t = useTranslations('tasks');
  const words = useTranslations('taskList');
  if (state === 'paused' && pause !== null) {
    const reason = t(`pauseReasons.${pause.reason}`);
    return pause.note === '' ? reason : words('pausedWith', { reason, note: pause.note });
  }
  if (state === 'open' && holder !== null) {
    return words(holder.isMe ? 'inMyHands' : 'inHands', { name: holder.name });
  }
  return t(`states.${state}`);
}

/** One click goes on with a task, unless a colleague is at it now: taking that over is said on its page. */
function mayGoOn({ state, holder }: ListedTask): boolean {
  if (state === 'paused') return true;
  return state === 'open' && (holder === null || holder.isMe || !holder.isThere);
}

/** A task as a ticket: its step on the stub, whom it is about, why it waits and how long, and the way on. */
export function TaskTicket({ task, now, action, isOnMember = false, hotKey }: Props) {
  const t = useTranslations('tasks');
  const words = useTranslations('taskList');
  const locale = useLocale();
  const standing = useStanding(task);
  const { taskId, kind, member, cardEnding } = task;
  const steps = taskDefinition(kind).steps.length;
  const title = t(`kinds.${kind}.title`);
  const tier = member.tier;
  const isEnded = task.state === 'done' || task.state === 'cancelled';
  return (
    <li className="flex rounded-panel border bg-surface max-sm:flex-col">
      <div className="flex w-30 shrink-0 flex-col gap-1 border-r border-dashed border-line-strong px-3.5 py-2.5 max-sm:w-auto max-sm:flex-row max-sm:items-center max-sm:justify-between max-sm:border-r-0 max-sm:border-b">
        <TextLink href={`/tasks/${taskId}`} className="text-sm font-[550]">
          {taskCode(taskId)}
        </TextLink>
        <span className="text-xs text-ink-2">{t('stepOf', { step: task.step + 1, steps })}</span>
        <StepBar steps={steps} step={isEnded ? steps : task.step} />
      </div>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <div className="min-w-0 flex-1 basis-60">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-[550]">{title}</span>
            {tier !== null && !isOnMember && (
              <TierMark
                rank={tier.step}
                name={locale === 'ru' ? tier.nameRu : tier.nameEn}
                markOnly
              />
            )}
            {!isOnMember && (
              <span className="text-ink-2">{member.name === '' ? member.code : member.name}</span>
            )}
            {cardEnding !== null && (
              <span className="text-sm text-ink-3">{`•• ${cardEnding}`}</span>
            )}
          </p>
          <p className="flex items-center gap-1.5 text-sm text-ink-2">
            {task.state === 'paused' && <Icon of={Pause} size={14} />}
            <span className="min-w-0 wrap-anywhere">{standing}</span>
          </p>
        </div>
        <div className="flex items-center gap-4 max-sm:w-full max-sm:justify-between">
          <span className="text-sm text-ink-2 tabular-nums">
            {words('age', { age: formatAge(now.getTime() - task.touchedAt.getTime(), locale) })}
          </span>
          {mayGoOn(task) && (
            <ContinueTask
              taskId={taskId}
              label={t('continue')}
              title={words('continueThis', { title, code: taskCode(taskId) })}
              action={action}
              hotKey={hotKey}
            />
          )}
        </div>
      </div>
    </li>
  );
}
