import type { useTranslations } from 'next-intl';
import { stepKey } from '@/components/task/step-key';
import type { Locale } from '@/lib/domain/access/preferences';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import type { StatisticsCell, StatisticsDays } from '@/lib/domain/tasks/statistics';
import { writeCell } from '@/lib/domain/tasks/statistics';
import { formatDay } from '@/lib/format/dates';
import { formatDuration } from '@/lib/format/duration';

export type Translators = {
  readonly t: ReturnType<typeof useTranslations<'taskStatistics'>>;
  readonly tasks: ReturnType<typeof useTranslations<'tasks'>>;
  readonly locale: Locale;
};

/** Words for the rows and figures of the statistics. */
export function statisticsWords({ t, tasks, locale }: Translators) {
  const kind = (id: TaskKind): string => tasks(`kinds.${id}.title`);
  const step = (of: TaskKind, id: string): string => {
    const isKnown = taskDefinition(of).steps.some((one) => one.id === id);
    return isKnown ? tasks(`steps.${stepKey(of, id)}.name`) : t('unknownStep', { step: id });
  };
  const cell = (of: StatisticsCell): string => {
    if (of.of === 'week') {
      const day = formatDay(of.weekOn, locale);
      return t(of.count === 'done' ? 'cell.weekDone' : 'cell.weekCancelled', { day });
    }
    if (of.of === 'all') return t(`all.${of.count}`);
    if (of.of === 'kind') return t(`cell.${of.count}`, { kind: kind(of.kind) });
    const at = { kind: kind(of.kind), step: step(of.kind, of.step) };
    if (of.of === 'step') return t('cell.step', at);
    return t('cell.pause', { ...at, reason: tasks(`pauseReasons.${of.reason}`) });
  };
  const time = (ms: number | null): string =>
    ms === null ? t('none') : formatDuration(ms, locale);
  return { kind, step, cell, time };
}

/** The days as an address has them. */
export const daysParameter = ({ fromOn, toOn }: StatisticsDays): string => `${fromOn}..${toOn}`;

/** The list of the tasks behind a figure. */
export function cellHref(days: StatisticsDays, cell: StatisticsCell): string {
  const query = new URLSearchParams({ days: daysParameter(days), cell: writeCell(cell) });
  return `/tasks/statistics/list?${query}`;
}
