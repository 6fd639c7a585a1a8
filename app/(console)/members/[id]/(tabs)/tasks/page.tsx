import { getTranslations } from 'next-intl/server';
import { TaskTicket } from '@/components/task/task-ticket';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { memberTabHref } from '@/lib/domain/members/member-tabs';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { readTaskCursor, type TaskCursor, writeTaskCursor } from '@/lib/domain/tasks/list-filters';
import { runQuery } from '@/lib/kernel/query';
import { listTasks } from '@/lib/tasks/queries/list-tasks';
import { continueMemberTask } from '../../actions';
import { readMember } from '../../read-member';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<AddressParameters>;
};

function hrefOf(memberId: number, cursor: TaskCursor): string {
  const query = new URLSearchParams({ cursor: writeTaskCursor(cursor) });
  return `${memberTabHref(memberId, 'tasks')}?${query}`;
}

/** The guided tasks about a member that have ended, after those that still wait, the latest first. */
export default async function MemberTasksPage({ params, searchParams }: Props) {
  const actor = await requireActor('tasks.work');
  const [{ memberId }, address] = await Promise.all([readMember((await params).id), searchParams]);
  const cursor = readTaskCursor(parameterOf(address, 'cursor'));
  const [t, waiting, ended] = await Promise.all([
    getTranslations('members.tasks'),
    runQuery(listTasks, { scope: 'everybody', memberId }, actor),
    runQuery(listTasks, { scope: 'ended', memberId, cursor }, actor),
  ]);
  const tasks = cursor === null ? [...waiting.tasks, ...ended.tasks] : ended.tasks;
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
