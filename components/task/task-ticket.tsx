import { Pause, RefreshCw } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/domain/shared/action-result';
import { mayGoOn } from '@/lib/domain/tasks/go-on';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { taskCode } from '@/lib/domain/tasks/states';
import { formatAge } from '@/lib/format/age';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icon';
import { TextLink } from '../ui/text-link';
import { TierMark } from '../ui/tier-mark';
import { ContinueTask } from './continue-task';
import { changeWords } from './fact-words';
import { StepBar } from './step-bar';
import { taskStanding } from './task-standing';
import { WaitAge } from './wait-age';

type Props = {
  readonly task: ListedTask;
  readonly now: Date;
  readonly action: (given: { taskId: number }) => Promise<ActionResult>;
  /** It stands on the page of its member: who that is need not be said. */
  readonly isOnMember?: boolean;
  /** The letter of the key that goes on with it. */
  readonly hasKey?: boolean;
};

/* Half circles bitten out of the edge at both ends of the perforation. */
const STUB = cx(
  'relative flex shrink-0 gap-1 border-dashed border-line-strong px-3.5 py-2.5 sm:w-30 sm:flex-col sm:border-r max-sm:items-center max-sm:gap-2.5 max-sm:border-b',
  'before:absolute before:border before:border-line before:bg-canvas after:absolute after:border after:border-line after:bg-canvas',
  'max-sm:before:-bottom-[6px] max-sm:before:-left-px max-sm:before:h-[11px] max-sm:before:w-[6px] max-sm:before:rounded-r-full max-sm:before:border-l-canvas',
  'max-sm:after:-right-px max-sm:after:-bottom-[6px] max-sm:after:h-[11px] max-sm:after:w-[6px] max-sm:after:rounded-l-full max-sm:after:border-r-canvas',
  'sm:before:-top-px sm:before:-right-[6px] sm:before:h-[6px] sm:before:w-[11px] sm:before:rounded-b-full sm:before:border-t-canvas',
  'sm:after:-right-[6px] sm:after:-bottom-px sm:after:h-[6px] sm:after:w-[11px] sm:after:rounded-t-full sm:after:border-b-canvas',
);

const isOver = ({ state }: ListedTask): boolean => state === 'done' || state === 'cancelled';

/** Its number and how far it has come. */
function TicketStub({ task }: { readonly task: ListedTask }) {
  const t = useTranslations('tasks');
  const { taskId, kind, step } = task;
  const steps = taskDefinition(kind).steps.length;
  return (
    <div className={STUB}>
      <TextLink href={`/tasks/${taskId}`} data-desk-row className="text-sm font-[550]">
        {taskCode(taskId)}
      </TextLink>
      <span className="text-xs text-ink-2">
        {t('stepOf', { step: Math.min(step + 1, steps), steps })}
      </span>
      <span className="max-sm:ml-auto sm:mt-1">
        <StepBar steps={steps} step={isOver(task) ? steps : step} />
      </span>
    </div>
  );
}

/** What changed about its member and card since somebody last looked. */
function Meanwhile({ changes }: Pick<ListedTask, 'changes'>) {
  const tasks = useTranslations('tasks');
  const t = useTranslations('taskList');
  const words = changeWords({
    tasks,
    members: useTranslations('members'),
    cards: useTranslations('cards'),
    locale: useLocale(),
  });
  if (changes.length === 0) return null;
  return (
    <p className="mt-1 flex items-start gap-1.5 text-xs text-warning-text">
      <Icon of={RefreshCw} size={14} className="shrink-0" />
      <span>{t('meanwhile', { changes: changes.map(words).join('; ') })}</span>
    </p>
  );
}

/** Whom it is about, why it waits, and what changed since. */
function TicketBody({ task, isOnMember }: { task: ListedTask; isOnMember: boolean }) {
  const tasks = useTranslations('tasks');
  const taskList = useTranslations('taskList');
  const locale = useLocale();
  const { kind, member, cardEnding } = task;
  const { tier } = member;
  return (
    <div className="min-w-0 flex-1 basis-60">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-[550]">{tasks(`kinds.${kind}.title`)}</span>
        {tier !== null && !isOnMember && (
          <TierMark
            shape={tier.shape}
            colour={tier.colour}
            name={locale === 'ru' ? tier.nameRu : tier.nameEn}
            markOnly
          />
        )}
        {!isOnMember && (
          <span className="text-ink-2">{member.name === '' ? member.code : member.name}</span>
        )}
        {cardEnding !== null && <span className="text-sm text-ink-3">{`•• ${cardEnding}`}</span>}
      </p>
      <p className="flex items-center gap-1.5 text-sm text-ink-2">
        {task.state === 'paused' && <Icon of={Pause} size={14} className="shrink-0" />}
        <span className="min-w-0 wrap-anywhere">{taskStanding(task, { tasks, taskList })}</span>
      </p>
      <Meanwhile changes={task.changes} />
    </div>
  );
}

/** A task as a ticket: its step on the stub, whom it is about, why it waits and how long, and the way on. */
export function TaskTicket({ task, now, action, isOnMember = false, hasKey }: Props) {
  const t = useTranslations('tasks');
  const words = useTranslations('taskList');
  const locale = useLocale();
  const { taskId, kind, touchedAt } = task;
  const title = t(`kinds.${kind}.title`);
  const ms = now.getTime() - touchedAt.getTime();
  return (
    <li className="flex rounded-panel border bg-surface max-sm:flex-col">
      <TicketStub task={task} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <TicketBody task={task} isOnMember={isOnMember} />
        <div className="flex items-center gap-4 max-sm:w-full max-sm:justify-between">
          {isOver(task) ? (
            <span className="text-sm text-ink-2 tabular-nums">
              {words('age', { age: formatAge(ms, locale) })}
            </span>
          ) : (
            <WaitAge ms={ms} />
          )}
          {mayGoOn(task) && (
            <ContinueTask
              taskId={taskId}
              label={t('continue')}
              title={words('continueThis', { title, code: taskCode(taskId) })}
              action={action}
              hasKey={hasKey}
            />
          )}
        </div>
      </div>
    </li>
  );
}
