import 'server-only';
import { stringify } from 'csv-stringify/sync';
import type { StatisticsTable, TaskStatistics, Times } from '@/lib/domain/tasks/statistics';

const MS = 1_000;

/** A time as the file has it: whole seconds, half up; empty when there is none. */
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / MS));

function timesAs(name: string, { medianMs, p90Ms }: Times) {
  return { [`${name}_median_seconds`]: seconds(medianMs), [`${name}_p90_seconds`]: seconds(p90Ms) };
}

const ROWS: Readonly<
  Record<StatisticsTable, (all: TaskStatistics) => readonly Readonly<Record<string, unknown>>[]>
> = {
  kinds: ({ kinds }) =>
    kinds.map(({ kind, done, cancelled, paused, handedOver, total, work }) => ({
      kind,
      done,
      cancelled,
      paused,
      handed_over: handedOver,
      ...timesAs('total', total),
      ...timesAs('work', work),
    })),
  steps: ({ steps }) =>
    steps.map(({ kind, step, tasks, work }) => ({ kind, step, tasks, ...timesAs('work', work) })),
  pauses: ({ pauses }) =>
    pauses.map(({ kind, step, reason, tasks, pauses: count, lasted }) => ({
      kind,
      step,
      reason,
      tasks,
      pauses: count,
      ...timesAs('lasted', lasted),
    })),
  weeks: ({ weeks }) =>
    weeks.map(({ weekOn, done, cancelled, total }) => ({
      week: weekOn,
      done,
      cancelled,
      ...timesAs('total', total),
    })),
};

/** One table of the statistics as CSV: ids, counts, times in whole seconds. */
export function statisticsCsv(table: StatisticsTable, statistics: TaskStatistics): string {
  return stringify([...ROWS[table](statistics)], { header: true, escape_formulas: true });
}
