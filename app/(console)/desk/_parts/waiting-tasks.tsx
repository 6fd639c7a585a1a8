import { useTranslations } from 'next-intl';
import { TaskTicket } from '@/components/task/task-ticket';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { resumeFromDesk } from '../actions';

type Props = { readonly tasks: readonly ListedTask[]; readonly now: Date };

/** What the reader has begun and not finished, one click from going on. */
export function WaitingTasks({ tasks, now }: Props) {
  const t = useTranslations('taskList');
  if (tasks.length === 0) return null;
  return (
    <Section
      title={t('paused')}
      note={t('pausedNote')}
      tools={<TextLink href="/tasks">{t('all')}</TextLink>}
    >
      <ul aria-label={t('paused')} className="flex flex-col gap-2">
        {tasks.map((task) => (
          <TaskTicket key={task.taskId} task={task} now={now} action={resumeFromDesk} />
        ))}
      </ul>
    </Section>
  );
}
