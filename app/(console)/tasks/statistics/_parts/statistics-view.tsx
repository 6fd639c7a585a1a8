import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import {
  STATISTICS_COUNTS,
  type StatisticsDays,
  type TaskStatistics,
} from '@/lib/domain/tasks/statistics';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { StatisticsSection } from './statistics-section';
import { cellHref } from './statistics-words';
import { useColumns } from './use-columns';

type Props = {
  readonly statistics: TaskStatistics;
  readonly days: StatisticsDays;
  readonly timeZone: string;
};

/** The figures in a strip, then by kind, by step, by pause and by week. */
export function StatisticsView({ statistics, days, timeZone }: Props) {
  const t = useTranslations('taskStatistics');
  const locale = useLocale();
  const columns = useColumns(days);
  const { kinds, steps, pauses, weeks } = statistics;
  const of = (count: (typeof STATISTICS_COUNTS)[number]) =>
    kinds.reduce((sum, line) => sum + line[count], 0);
  const ended = of('done') + of('cancelled');
  if (ended === 0) return <EmptyState title={t('empty.title')} text={t('empty.text')} />;
  const shared = { days, timeZone };
  return (
    <>
      <LedgerStrip
        label={t('figures.label')}
        figures={STATISTICS_COUNTS.map((count) => ({
          id: count,
          label: t(`figures.${count}`),
          value: formatCount(of(count), locale),
          note: t('figures.share', { share: formatPercent(of(count) / ended, locale, 0) }),
          ...(of(count) > 0 && { href: cellHref(days, { of: 'all', count }) }),
        }))}
      />
      <StatisticsSection
        {...shared}
        table="kinds"
        columns={columns.kinds}
        rows={kinds}
        rowKey={({ kind }) => kind}
      />
      <StatisticsSection
        {...shared}
        table="steps"
        columns={columns.steps}
        rows={steps}
        rowKey={({ kind, step }) => `${kind} ${step}`}
      />
      <StatisticsSection
        {...shared}
        table="pauses"
        columns={columns.pauses}
        rows={pauses}
        rowKey={({ kind, step, reason }) => `${kind} ${step} ${reason}`}
      />
      <StatisticsSection
        {...shared}
        table="weeks"
        columns={columns.weeks}
        rows={weeks}
        rowKey={({ weekOn }) => weekOn}
      />
    </>
  );
}
