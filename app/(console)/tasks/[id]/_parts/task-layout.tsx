import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { taskCode } from '@/lib/domain/tasks/states';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { Ticket } from './ticket';

/** Parts of the page that the server writes, whatever happens to the task. */
export type TaskSlots = {
  readonly about: ReactNode;
  readonly member: ReactNode;
  readonly history: ReactNode;
  /** Why a claim earns what it earns; null: it is not known. */
  readonly why: ReactNode;
};

type Props = {
  readonly task: TaskPage;
  readonly slots: TaskSlots;
  readonly step: number;
  readonly mark?: ReactNode;
  readonly aside: ReactNode;
  readonly rail: ReactNode;
  readonly bar?: ReactNode;
  readonly children: ReactNode;
};

/** The page of a task: the ticket, the steps, the current one, the member; the buttons at its foot. */
export function TaskLayout({ task, slots, step, mark, aside, rail, bar, children }: Props) {
  const t = useTranslations('tasks');
  const code = taskCode(task.taskId);
  return (
    <div className="-mb-8 flex min-h-[calc(100dvh-62px)] flex-col shell:min-h-[calc(100dvh-18px)]">
      <nav aria-label={t('crumbs')} className="text-sm text-ink-3">
        <ol className="flex gap-1.5">
          <li className="flex gap-1.5">
            <TextLink href="/tasks">{t('title')}</TextLink>
            <span aria-hidden="true">{'/'}</span>
          </li>
          <li aria-current="page">{code}</li>
        </ol>
      </nav>
      <Ticket
        code={code}
        title={t(`kinds.${task.kind}.title`)}
        step={step}
        steps={taskDefinition(task.kind).steps.map(({ id }) => id)}
        mark={mark}
        about={slots.about}
        aside={aside}
      />
      <div className="grid gap-x-7 gap-y-5 pb-7 shell:grid-cols-[200px_minmax(0,1fr)] dock:grid-cols-[216px_minmax(0,1fr)_296px]">
        {rail}
        <div className="min-w-0">{children}</div>
        <div className="min-w-0 shell:col-span-2 dock:col-span-1">{slots.member}</div>
      </div>
      <div className="mb-6">{slots.history}</div>
      {bar}
    </div>
  );
}
