import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SimpleTable } from '@/components/table/simple-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { requireActor } from '@/lib/access/session';
import { CALENDAR_DAYS, pressureOf } from '@/lib/domain/mechanics/calendar';
import { addDays } from '@/lib/domain/shared/calendar';
import { formatDay, formatDayOfYear } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { runQuery } from '@/lib/kernel/query';
import { planMechanics } from '@/lib/mechanics/queries/plan-mechanics';
import { MechanicStateMark } from '../_parts/mechanic-state';
import { MechanicsTabs } from '../_parts/mechanics-tabs';
import { DayBar } from './_parts/day-bar';

const WEEKS = 8;
const WEEK = 7;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanics');
  return { title: t('calendar.title') };
}

async function readPlan() {
  const actor = await requireActor('rules.read');
  const [t, locale, plan] = await Promise.all([
    getTranslations('mechanics'),
    getLocale(),
    runQuery(planMechanics, {}, actor),
  ]);
  return { t, locale, ...plan };
}
type Plan = Awaited<ReturnType<typeof readPlan>>;

/** Every mechanic with its days. */
function Days({ t, locale, planned, todayOn }: Plan) {
  const day = (on: string) => formatDay(on, locale);
  return (
    <SimpleTable
      caption={t('calendar.table')}
      rows={planned}
      rowKey={({ ruleId }) => String(ruleId)}
      columns={[
        {
          id: 'mechanic',
          header: t('calendar.mechanic'),
          cell: ({ ruleId, nameEn, nameRu, state }) => (
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1.5">
              <TextLink href={`/mechanics/${ruleId}`}>{locale === 'ru' ? nameRu : nameEn}</TextLink>
              <MechanicStateMark state={state} />
            </span>
          ),
        },
        {
          id: 'group',
          header: t('calendar.group'),
          isQuiet: true,
          cell: ({ mechanic }) => mechanic.group?.name ?? t('calendar.noGroup'),
        },
        {
          id: 'days',
          header: t('calendar.days'),
          cell: (one) => (
            <DayBar
              planned={one}
              fromOn={todayOn}
              isLive={one.state === 'running' || one.state === 'scheduled'}
              label={
                one.endsOn === null
                  ? t('calendar.open', { from: day(one.startsOn) })
                  : t('calendar.span', { from: day(one.startsOn), to: day(one.endsOn) })
              }
            />
          ),
        },
      ]}
    />
  );
}

/** Pairs that reach the same members on the same days. */
function Meetings({ t, locale, planned, meetings }: Plan) {
  const nameOf = (id: number) => {
    const found = planned.find(({ ruleId }) => ruleId === id);
    return (locale === 'ru' ? found?.nameRu : found?.nameEn) ?? String(id);
  };
  if (meetings.length === 0) return <p className="text-ink-2">{t('calendar.noMeet')}</p>;
  return (
    <SimpleTable
      caption={t('calendar.meet')}
      rows={meetings}
      rowKey={({ pair }) => pair.join('.')}
      columns={[
        {
          id: 'pair',
          header: t('calendar.mechanic'),
          cell: ({ pair: [one, other] }) =>
            t('calendar.pair', { one: nameOf(one), other: nameOf(other) }),
        },
        {
          id: 'members',
          header: t('calendar.both'),
          isNumeric: true,
          cell: ({ members }) =>
            members === null ? t('calendar.notCounted') : formatCount(members, locale),
        },
      ]}
    />
  );
}

/** All mechanics by day for two months: what runs beside what, for whom, and how much of it one member may hear. */
export default async function MechanicsCalendarPage() {
  const plan = await readPlan();
  const { t, locale, planned, todayOn } = plan;
  const weeks = Array.from({ length: WEEKS }, (_, week) => addDays(todayOn, week * WEEK));
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        crumbs={[{ label: t('title'), href: '/mechanics' }, { label: t('nav.calendar') }]}
        meta={t('calendar.meta', { days: CALENDAR_DAYS, day: formatDay(todayOn, locale) })}
      />
      <MechanicsTabs current="calendar" />
      {planned.length === 0 ? (
        <EmptyState
          title={t('calendar.empty')}
          text={t('calendar.emptyText')}
          action={<ButtonLink href="/mechanics">{t('calendar.all')}</ButtonLink>}
        />
      ) : (
        <>
          <Section title={t('calendar.table')}>
            <Days {...plan} />
          </Section>
          <Section title={t('calendar.pressure')} note={t('calendar.pressureNote')}>
            <LedgerStrip
              label={t('calendar.pressure')}
              figures={weeks.map((on) => ({
                id: on,
                label: t('calendar.week', { day: formatDayOfYear(on, locale) }),
                value: formatCount(pressureOf(planned, on), locale),
              }))}
            />
          </Section>
          <Section title={t('calendar.meet')} note={t('calendar.meetNote')}>
            <Meetings {...plan} />
          </Section>
        </>
      )}
    </>
  );
}
