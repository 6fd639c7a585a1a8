import { getTranslations } from 'next-intl/server';
import { TaskTicket } from '@/components/task/task-ticket';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { type AddressParameters, parameterOf } from '@/lib/domain/members/list-filters';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { type TasksPage, taskListInput } from '@/lib/domain/tasks/listed-task';
import { runQuery } from '@/lib/kernel/query';
import { listTasks } from '@/lib/tasks/queries/list-tasks';
import { continueMemberTask } from '../../actions';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

/** The place an address names among the ended tasks; one that makes no sense is the beginning. */
function placeOf(address: AddressParameters): TasksPage['next'] {
  const before = {
    touchedAt: parameterOf(address, 'at'),
    taskId: Number(parameterOf(address, 'after')),
  };
  const asked = taskListInput.safeParse({ scope: 'ended', before });
  return asked.success ? asked.data.before : null;
}

function hrefOf(memberId: number, { touchedAt, taskId }: NonNullable<TasksPage['next']>): string {
  const query = new URLSearchParams({ at: touchedAt, after: String(taskId) });
  return `${memberTabHref(memberId, 'tasks')}?${query}`;
}

/** The guided tasks about a member that have ended, after those that still wait, the latest first. */
export default async function MemberTasksPage({ params, searchParams }: Props) {
  const actor = await requireActor('tasks.work');
  const [{ memberId }, address] = await Promise.all([readMember((await params).id), searchParams]);
  const before = placeOf(address);
  const [t, waiting, ended] = await Promise.all([
    getTranslations('members.tasks'),
    runQuery(listTasks, { scope: 'everybody', memberId, before: null }, actor),
    runQuery(listTasks, { scope: 'ended', memberId, before }, actor),
  ]);
  const tasks = before === null ? [...waiting.tasks, ...ended.tasks] : ended.tasks;
  if (tasks.length === 0) return <EmptyState title={t('none')} text={t('noneText')} />;
  const now = new Date();
  return (
    <>
      <ul aria-label={t('label')} className="flex flex-col gap-2">
        {tasks.map((task) => (
          <TaskTicket
            key={task.taskId}
            task={task}
            now={now}
            action={continueMemberTask}
            isOnMember
          />
        ))}
      </ul>
      {ended.next !== null && (
        <p className="my-4">
          <TextLink href={hrefOf(memberId, ended.next)}>{t('earlier')}</TextLink>
        </p>
      )}
    </>
  );
}
