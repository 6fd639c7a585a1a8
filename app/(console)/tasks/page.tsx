import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TaskTicket } from '@/components/task/task-ticket';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { TASK_SCOPES, type TaskScope, taskListInput } from '@/lib/domain/tasks/listed-task';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listTasks } from '@/lib/tasks/queries/list-tasks';
import { ScopeChoice } from './_parts/scope-choice';
import { continueTask } from './actions';

type Address = { readonly scope?: string; readonly at?: string; readonly after?: string };
type Props = { readonly searchParams: Promise<Address> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tasks');
  return { title: t('title') };
}

/** What an address asks for; one that makes no sense is the first page of one's own. */
function readAddress({ scope, at, after }: Address) {
  const before = at === undefined ? null : { touchedAt: at, taskId: Number(after) };
  const known = taskListInput.safeParse({ scope: scope ?? 'mine', before });
  return known.success ? known.data : { scope: TASK_SCOPES[0], before: null };
}

function pageHref(scope: TaskScope, next: { touchedAt: string; taskId: number } | null) {
  if (next === null) return undefined;
  const { touchedAt, taskId } = next;
  return `/tasks?${new URLSearchParams({ scope, at: touchedAt, after: String(taskId) })}`;
}

/** Guided tasks: one's own first, everybody's, and those that ended. */
export default async function TasksPage({ searchParams }: Props) {
  const actor = await requireActor('tasks.work');
  const asked = readAddress(await searchParams);
  const [t, words, list] = await Promise.all([
    getTranslations('tasks'),
    getTranslations('taskList'),
    runQuery(listTasks, asked, actor),
  ]);
  const { scope, before } = asked;
  const now = new Date();
  return (
    <ClientMessages areas={['common', 'errors']}>
      <PageHeader title={t('title')} meta={words(scope === 'ended' ? 'metaEnded' : 'meta')} />
      <div className="mb-4">
        <ScopeChoice scope={scope} />
      </div>
      {list.tasks.length === 0 ? (
        <EmptyState
          title={words(`empty.${scope}.title`)}
          text={words(`empty.${scope}.text`)}
          action={<ButtonLink href="/desk">{words('toDesk')}</ButtonLink>}
        />
      ) : (
        <ul aria-label={words(`scopes.${scope}`)} className="flex flex-col gap-2">
          {list.tasks.map((task) => (
            <TaskTicket key={task.taskId} task={task} now={now} action={continueTask} />
          ))}
        </ul>
      )}
      {(before !== null || list.next !== null) && (
        <Pagination
          range=""
          previousHref={
            before === null ? undefined : (pageHref(scope, null) ?? `/tasks?scope=${scope}`)
          }
          nextHref={pageHref(scope, list.next)}
        />
      )}
    </ClientMessages>
  );
}
