import { useTranslations } from 'next-intl';
import { TaskTicket } from '@/components/task/task-ticket';
import { TextLink } from '@/components/ui/text-link';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import type { ListedTask } from '@/lib/domain/tasks/listed-task';
import { continueMemberTask } from '../actions';

type Props = {
  readonly memberId: number;
  readonly tasks: readonly ListedTask[];
  readonly now: Date;
};

/** More tickets than these would push the member out of sight. */
const SHOWN = 2;

/** What is begun about the member and not finished, one click or the key R from going on. */
export function MemberTickets({ memberId, tasks, now }: Props) {
  const t = useTranslations('members.tasks');
  if (tasks.length === 0) return null;
  const rest = tasks.length - SHOWN;
  return (
    <div className="mb-4">
      <ul aria-label={t('waiting')} className="flex flex-col gap-2">
        {tasks.slice(0, SHOWN).map((task, index) => (
          <TaskTicket
            key={task.taskId}
            task={task}
            now={now}
            action={continueMemberTask}
            isOnMember
            hasKey={index === 0}
          />
        ))}
      </ul>
      {rest > 0 && (
        <p className="mt-1.5 text-sm">
          <TextLink href={memberTabHref(memberId, 'tasks')}>{t('more', { count: rest })}</TextLink>
        </p>
      )}
    </div>
  );
}
