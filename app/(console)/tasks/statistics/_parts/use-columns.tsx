import type { Column } from '@/components/table/column';
import {
  type KindLine,
  type PauseLine,
  STATISTICS_COUNTS,
  type StatisticsDays,
  type StepLine,
  type WeekLine,
} from '@/lib/domain/tasks/statistics';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { useColumnParts } from './use-column-parts';

/** The columns of the four tables: each count opens its tasks. */
export function useColumns(days: StatisticsDays) {
  const { t, tasks, locale, counted, times, kindOf, stepOf } = useColumnParts(days);
  const kinds: readonly Column<KindLine>[] = [
    kindOf(),
    ...STATISTICS_COUNTS.map(
      (count): Column<KindLine> => ({
        id: count,
        header: t(`columns.${count}`),
        isNumeric: true,
        cell: (line) => counted(line[count], { of: 'kind', kind: line.kind, count }),
      }),
    ),
    ...times<KindLine>('total', ({ total }) => total),
    ...times<KindLine>('work', ({ work }) => work),
  ];
  const steps: readonly Column<StepLine>[] = [
    kindOf(),
    stepOf(),
    {
      id: 'tasks',
      header: t('columns.tasks'),
      isNumeric: true,
      cell: ({ kind, step, tasks: count }) => counted(count, { of: 'step', kind, step }),
    },
    ...times<StepLine>('time', ({ work }) => work),
  ];
  const pauses: readonly Column<PauseLine>[] = [
    kindOf(),
    stepOf(),
    {
      id: 'reason',
      header: t('columns.reason'),
      cell: (line) => tasks(`pauseReasons.${line.reason}`),
    },
    {
      id: 'pauses',
      header: t('columns.pauses'),
      isNumeric: true,
      cell: (line) => formatCount(line.pauses, locale),
    },
    {
      id: 'tasks',
      header: t('columns.tasks'),
      isNumeric: true,
      cell: ({ kind, step, reason, tasks: count }) =>
        counted(count, { of: 'pause', kind, step, reason }),
    },
    ...times<PauseLine>('lasted', ({ lasted }) => lasted),
  ];
  const weeks: readonly Column<WeekLine>[] = [
    { id: 'week', header: t('columns.week'), cell: ({ weekOn }) => formatDay(weekOn, locale) },
    ...(['done', 'cancelled'] as const).map(
      (count): Column<WeekLine> => ({
        id: count,
        header: t(`columns.${count}`),
        isNumeric: true,
        cell: (line) => counted(line[count], { of: 'week', weekOn: line.weekOn, count }),
      }),
    ),
    ...times<WeekLine>('total', ({ total }) => total),
  ];
  return { kinds, steps, pauses, weeks };
}
