import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { TakeNext } from '@/components/task/take-next';
import { TaskTicket } from '@/components/task/task-ticket';
import { ButtonLink } from '@/components/ui/button-link';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { requireActor } from '@/lib/access/session';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import {
  setFilters,
  TASK_ORDERS,
  type TaskList,
  taskListFromAddress,
} from '@/lib/domain/tasks/list-filters';
import type { TasksPage } from '@/lib/domain/tasks/listed-task';
import { keptAlong } from '@/lib/domain/views/view-query';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { countTasks } from '@/lib/tasks/queries/count-tasks';
import { findBlockingTaskFilters } from '@/lib/tasks/queries/find-blocking-task-filters';
import { listHolders } from '@/lib/tasks/queries/list-holders';
import { listTasks } from '@/lib/tasks/queries/list-tasks';
import { PageViews } from '../page-views';
import { filterDefinitions } from './_parts/filter-definitions';
import { taskListHref } from './_parts/list-address';
import { NoTasks } from './_parts/no-tasks';
import { ScopeChoice } from './_parts/scope-choice';
import { continueTask, takeNextTask } from './actions';

type Props = { readonly searchParams: Promise<AddressParameters> };

const METAS = { mine: 'meta', queue: 'metaQueue', everybody: 'meta', ended: 'metaEnded' } as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('tasks');
  return { title: t('title') };
}

type HrefOf = (change: Parameters<typeof taskListHref>[1]) => string;
type ListProps = {
  readonly list: TaskList;
  readonly page: TasksPage;
  readonly label: string;
  readonly hrefOf: HrefOf;
};

function Tickets({ list, page: { tasks, next }, label, hrefOf }: ListProps) {
  const now = new Date();
  const isFirst = list.cursor === null;
  return (
    <>
      <ul aria-label={label} className="flex flex-col gap-2">
        {tasks.map((task) => (
          <TaskTicket key={task.taskId} task={task} now={now} action={continueTask} />
        ))}
      </ul>
      {(!isFirst || next !== null) && (
        <Pagination
          range=""
          previousHref={isFirst ? undefined : hrefOf({})}
          nextHref={next === null ? undefined : hrefOf({ cursor: next })}
        />
      )}
    </>
  );
}

/** Guided tasks: one's own, those that wait for anybody, everybody's, and those that ended. */
export default async function TasksPageView({ searchParams }: Props) {
  const actor = await requireActor('tasks.work');
  const address = await searchParams;
  const list = taskListFromAddress(address);
  const hrefOf: HrefOf = (change) => keptAlong(taskListHref(list, change), address);
  const { scope, filters, order } = list;
  const [tasks, t, page, counts, holders] = await Promise.all([
    getTranslations('tasks'),
    getTranslations('taskList'),
    runQuery(listTasks, list, actor),
    runQuery(countTasks, { filters }, actor),
    runQuery(listHolders, {}, actor),
  ]);
  const isEmpty = page.tasks.length === 0;
  const blocking =
    isEmpty && setFilters(filters).length > 0
      ? await runQuery(findBlockingTaskFilters, { scope, filters }, actor)
      : [];
  const canTake = scope === 'queue' && page.tasks.some(({ state }) => state !== 'awaitingApproval');
  return (
    <ClientMessages areas={['common', 'errors']}>
      <PageHeader
        title={tasks('title')}
        meta={t(METAS[scope])}
        actions={
          <>
            {!isEmpty && (
              <ExportList
                href={`/api/internal/tasks/csv?${hrefOf({}).split('?')[1] ?? ''}`}
                isPersonal
              />
            )}
            <ButtonLink href="/tasks/statistics">{t('statistics')}</ButtonLink>
            {canTake && <TakeNext label={t('takeNext')} action={takeNextTask} />}
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <ScopeChoice scope={scope} counts={counts} hrefOf={(id) => hrefOf({ scope: id })} />
        <SegmentedControl
          label={t('sort')}
          current={order}
          items={TASK_ORDERS.map((id) => ({
            id,
            label: t(`orders.${id}`),
            href: hrefOf({ order: id }),
          }))}
        />
      </div>
      <FilterBar
        before={<PageViews page="/tasks" />}
        filters={filterDefinitions({ list, holders, t, tasks })}
      />
      {isEmpty ? (
        <NoTasks list={list} blocking={blocking} />
      ) : (
        <Tickets list={list} page={page} label={t(`scopes.${scope}`)} hrefOf={hrefOf} />
      )}
    </ClientMessages>
  );
}
