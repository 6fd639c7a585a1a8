import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { daysFromAddress } from '@/lib/domain/tasks/statistics';
import { formatDay } from '@/lib/format/dates';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { readStatistics } from '@/lib/tasks/queries/read-statistics';
import { StatisticsView } from './_parts/statistics-view';
import { daysParameter } from './_parts/statistics-words';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('taskStatistics');
  return { title: t('title') };
}

/** How guided tasks go: how many end, how long they take, at which steps, and where people pause. */
export default async function TaskStatisticsPage({ searchParams }: Props) {
  const actor = await requireActor('tasks.statistics');
  const [t, locale, programme, address] = await Promise.all([
    getTranslations('taskStatistics'),
    getLocale(),
    runQuery(findProgramme, {}, actor),
    searchParams,
  ]);
  const timeZone = programme?.timeZone ?? 'UTC';
  const days = daysFromAddress(address, dayInZone(new Date(), timeZone));
  const statistics = await runQuery(readStatistics, days, actor);
  const ends = { from: formatDay(days.fromOn, locale), to: formatDay(days.toOn, locale) };
  return (
    <ClientMessages areas={['common', 'errors']}>
      <PageHeader title={t('title')} meta={t('meta', ends)} />
      <FilterBar
        filters={[
          {
            key: 'days',
            label: t('days'),
            kind: 'days',
            value: daysParameter(days),
            valueLabel: t('daysValue', ends),
            fixed: true,
          },
        ]}
      />
      <StatisticsView statistics={statistics} days={days} timeZone={timeZone} />
    </ClientMessages>
  );
}
