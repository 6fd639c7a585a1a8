import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { Column } from '@/components/table/column';
import { SimpleTable } from '@/components/table/simple-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { readTaskCursor } from '@/lib/domain/tasks/list-filters';
import { taskCode } from '@/lib/domain/tasks/states';
import {
  type CountedTask,
  daysFromAddress,
  readCell,
  type StatisticsCell,
  type StatisticsDays,
  writeCell,
} from '@/lib/domain/tasks/statistics';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { listCountedTasks } from '@/lib/tasks/queries/list-counted-tasks';
import { cellHref, daysParameter, statisticsWords } from '../_parts/statistics-words';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('taskStatistics.list');
  return { title: t('title') };
}

type ListProps = {
  readonly cell: StatisticsCell;
  readonly days: StatisticsDays;
  readonly cursor: string | undefined;
  readonly timeZone: string;
};

/** A page of the tasks: when and how long, nothing of whom they are about. */
async function List({ cell, days, cursor, timeZone }: ListProps) {
  const actor = await requireActor('tasks.statistics');
  const place = readTaskCursor(cursor);
  const after = place === null ? null : { endedAt: place.touchedAt, taskId: place.taskId };
  const [t, tasks, locale, page] = await Promise.all([
    getTranslations('taskStatistics'),
    getTranslations('tasks'),
    getLocale(),
    runQuery(listCountedTasks, { days, cell: writeCell(cell), after }, actor),
  ]);
  const words = statisticsWords({ t, tasks, locale });
  const opens = can(actor, 'tasks.work');
  const moment = (at: Date) => formatMoment(at, { locale, timeZone });
  const figure = (
    id: 'total' | 'work' | 'pauses' | 'handOvers',
    value: (task: CountedTask) => string,
  ): Column<CountedTask> => ({ id, header: t(`list.${id}`), isNumeric: true, cell: value });
  const columns: readonly Column<CountedTask>[] = [
    {
      id: 'task',
      header: t('list.task'),
      cell: ({ taskId, kind }) => (
        <>
          {opens ? (
            <TextLink href={`/tasks/${taskId}`}>{taskCode(taskId)}</TextLink>
          ) : (
            taskCode(taskId)
          )}{' '}
          <span className="font-normal text-ink-2">{words.kind(kind)}</span>
        </>
      ),
    },
    { id: 'state', header: t('list.state'), cell: ({ state }) => tasks(`states.${state}`) },
    {
      id: 'opened',
      header: t('list.opened'),
      isSecondary: true,
      cell: ({ openedAt }) => moment(openedAt),
    },
    { id: 'ended', header: t('list.ended'), cell: ({ endedAt }) => moment(endedAt) },
    figure('total', ({ totalMs }) => words.time(totalMs)),
    figure('work', ({ workMs }) => words.time(workMs)),
    figure('pauses', ({ pauses }) => formatCount(pauses, locale)),
    figure('handOvers', ({ handOvers }) => formatCount(handOvers, locale)),
  ];
  const href = cellHref(days, cell);
  const { next } = page;
  return (
    <>
      <PageHeader
        title={words.cell(cell)}
        crumbs={[
          { label: t('list.back'), href: `/tasks/statistics?days=${daysParameter(days)}` },
          { label: words.cell(cell) },
        ]}
        meta={t('list.count', { count: page.count })}
      />
      <SimpleTable
        caption={words.cell(cell)}
        columns={columns}
        rows={page.tasks}
        rowKey={({ taskId }) => String(taskId)}
      />
      {(after !== null || next !== null) && (
        <Pagination
          range=""
          previousHref={after === null ? undefined : href}
          nextHref={next === null ? undefined : `${href}&cursor=${next.endedAt}_${next.taskId}`}
        />
      )}
    </>
  );
}

/** The tasks behind a figure of the statistics: as many as it says. */
export default async function CountedTasksPage({ searchParams }: Props) {
  const actor = await requireActor('tasks.statistics');
  const [t, programme, address] = await Promise.all([
    getTranslations('taskStatistics.list'),
    runQuery(findProgramme, {}, actor),
    searchParams,
  ]);
  const timeZone = programme?.timeZone ?? 'UTC';
  const days = daysFromAddress(address, dayInZone(new Date(), timeZone));
  const cell = readCell(parameterOf(address, 'cell'));
  if (cell === null) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState
          title={t('wrong')}
          text={t('wrongText')}
          action={<ButtonLink href="/tasks/statistics">{t('back')}</ButtonLink>}
        />
      </>
    );
  }
  const cursor = parameterOf(address, 'cursor');
  return <List cell={cell} days={days} cursor={cursor} timeZone={timeZone} />;
}
