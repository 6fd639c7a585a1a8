import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import type { Locale } from '@/lib/domain/access/preferences';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { TASKS_PAGE_SIZE, type TasksPage } from '@/lib/domain/tasks/listed-task';
import { formatAge } from '@/lib/format/age';
import { formatDay, formatTime } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listRecentMembers } from '@/lib/members/queries/list-recent-members';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { listTasks } from '@/lib/tasks/queries/list-tasks';
import { type OwnDay, sumOwnDay } from '@/lib/tasks/queries/sum-own-day';
import { DeskBox } from './_parts/desk-box';
import { DeskKeyBindings } from './_parts/desk-key-bindings';
import { DeskKeys } from './_parts/desk-keys';
import { HoldSection } from './_parts/hold-section';
import { QueueSection } from './_parts/queue-section';
import { RecentSection } from './_parts/recent-section';

/** More than these are on the page of tasks. */
const SHOWN_HOLD = 5;
const SHOWN_QUEUE = 6;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk');
  return { title: t('title') };
}

/** How many there are: the list is read a page at a time. */
function countOf({ tasks, next }: TasksPage, locale: Locale): string {
  const count = formatCount(next === null ? tasks.length : TASKS_PAGE_SIZE, locale);
  return next === null ? count : `${count}+`;
}

type MetaProps = { readonly now: Date; readonly timeZone: string; readonly day: OwnDay | null };

/** The day, the time, and what the reader finished today. */
async function Meta({ now, timeZone, day }: MetaProps) {
  const [t, locale] = await Promise.all([getTranslations('desk'), getLocale()]);
  const parts = [
    t('metaDay', {
      day: formatDay(dayInZone(now, timeZone), locale, 'long'),
      time: formatTime(now, { locale, timeZone }),
    }),
    ...(day === null ? [] : [t('metaClosed', { count: day.finished })]),
    ...(day === null || day.averageMs === null
      ? []
      : [t('metaAverage', { time: formatAge(day.averageMs, locale) })]),
  ];
  return parts.join(' · ');
}

/** Where those who serve members begin: finding the one on the line, or going on with what they began. */
export default async function DeskPage() {
  const actor = await requireActor('members.read');
  const worksOnTasks = can(actor, 'tasks.work');
  const none: TasksPage = { tasks: [], next: null };
  const [t, locale, programme, recent, hold, queue, day] = await Promise.all([
    getTranslations('desk'),
    getLocale(),
    runQuery(findProgramme, {}, actor),
    runQuery(listRecentMembers, {}, actor),
    worksOnTasks
      ? runQuery(listTasks, { scope: 'mine', filters: { state: ['open', 'paused'] } }, actor)
      : none,
    worksOnTasks ? runQuery(listTasks, { scope: 'queue', order: 'oldest' }, actor) : none,
    worksOnTasks ? runQuery(sumOwnDay, {}, actor) : null,
  ]);
  const now = new Date();
  const timeZone = programme?.timeZone ?? 'UTC';
  return (
    <ClientMessages areas={['common', 'errors', 'desk']}>
      <PageHeader title={t('title')} meta={<Meta now={now} timeZone={timeZone} day={day} />} />
      <DeskBox />
      <div className="grid items-start gap-x-7 shell:grid-cols-[minmax(0,1fr)_304px]">
        <div className="min-w-0">
          {worksOnTasks && (
            <>
              <HoldSection
                tasks={hold.tasks.slice(0, SHOWN_HOLD)}
                count={countOf(hold, locale)}
                now={now}
              />
              <QueueSection
                tasks={queue.tasks.slice(0, SHOWN_QUEUE)}
                count={countOf(queue, locale)}
                now={now}
              />
            </>
          )}
        </div>
        <div className="min-w-0">
          <RecentSection members={recent} now={now} timeZone={timeZone} />
          {actor.singleKeys && <DeskKeys worksOnTasks={worksOnTasks} />}
        </div>
      </div>
      <DeskKeyBindings />
    </ClientMessages>
  );
}
