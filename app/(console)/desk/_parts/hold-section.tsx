import { useTranslations } from 'next-intl';
import { TaskTicket } from '@/components/task/task-ticket';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { resumeFromDesk } from '../actions';

type Props = { readonly tasks: readonly ListedTask[]; readonly count: string; readonly now: Date };

/** What the reader has begun and not finished, each one click from going on. */
export function HoldSection({ tasks, count, now }: Props) {
  const t = useTranslations('desk.hold');
  return (
    <Section
      title={
        <>
          {t('title')} <span className="font-medium text-ink-3">{count}</span>
        </>
      }
      tools={<TextLink href="/tasks">{t('all')}</TextLink>}
    >
      {tasks.length === 0 ? (
        <div className="rounded-panel border border-dashed border-line-strong px-4 py-3 text-sm">
          <p>{t('none')}</p>
          <p className="text-ink-2">{t('noneText')}</p>
        </div>
      ) : (
        <ul aria-label={t('title')} className="flex flex-col gap-2">
          {tasks.map((task, place) => (
            <TaskTicket
              key={task.taskId}
              task={task}
              now={now}
              action={resumeFromDesk}
              hasKey={place === 0}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
