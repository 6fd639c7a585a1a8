import { z } from 'zod';
import { type AddressParameters, parameterOf } from '../shared/address-parameters';
import { addDays, daysBetween, isDay } from '../shared/calendar';
import { TASK_KINDS, type TaskKind, taskDefinition } from './kinds';
import { PAUSE_REASONS, type PauseReason, type TaskState } from './states';

/** Days that are looked at unless others are asked for, and the most of them. */
export const STATISTICS_DAYS = 30;
export const STATISTICS_MAX_DAYS = 365;

const day = z.iso.date();

/** The tasks that ended on these days, both in, in the programme's zone. */
export const statisticsInput = z
  .object({ fromOn: day, toOn: day })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['fromOn'] })
  .refine(({ fromOn, toOn }) => daysBetween(fromOn, toOn) < STATISTICS_MAX_DAYS, {
    path: ['fromOn'],
  });
export type StatisticsDays = z.output<typeof statisticsInput>;

/** The days an address names ('days=2026-10-01..2026-10-31'); those that make no sense are the last thirty. */
export function daysFromAddress(parameters: AddressParameters, todayOn: string): StatisticsDays {
  const [fromOn = '', toOn = ''] = (parameterOf(parameters, 'days') ?? '').split('..');
  const asked = statisticsInput.safeParse({ fromOn, toOn });
  const known = isDay(fromOn) && isDay(toOn) && asked.success;
  return known ? asked.data : { fromOn: addDays(todayOn, 1 - STATISTICS_DAYS), toOn: todayOn };
}

/** What is counted of ended tasks. */
export const STATISTICS_COUNTS = ['done', 'cancelled', 'paused', 'handedOver'] as const;
export type StatisticsCount = (typeof STATISTICS_COUNTS)[number];

/** Times in milliseconds: the middle one, and the one that nine of ten stay within. Null: nothing to measure. */
export type Times = { readonly medianMs: number | null; readonly p90Ms: number | null };

export type KindLine = Readonly<Record<StatisticsCount, number>> & {
  readonly kind: TaskKind;
  /** From the opening to the end, of done tasks. */
  readonly total: Times;
  /** The same without pauses and waiting for approval. */
  readonly work: Times;
};

export type StepLine = {
  readonly kind: TaskKind;
  readonly step: string;
  /** Tasks that were worked on at the step. */
  readonly tasks: number;
  readonly work: Times;
};

export type PauseLine = {
  readonly kind: TaskKind;
  readonly step: string;
  readonly reason: PauseReason;
  readonly tasks: number;
  /** Pauses: a task can have several. */
  readonly pauses: number;
  readonly lasted: Times;
};

export type WeekLine = {
  /** Monday. */
  readonly weekOn: string;
  readonly done: number;
  readonly cancelled: number;
  readonly total: Times;
};

export type TaskStatistics = {
  readonly kinds: readonly KindLine[];
  readonly steps: readonly StepLine[];
  readonly pauses: readonly PauseLine[];
  readonly weeks: readonly WeekLine[];
};

/** Which tasks a figure counts. */
export type StatisticsCell =
  | { readonly of: 'all'; readonly count: StatisticsCount }
  | { readonly of: 'kind'; readonly kind: TaskKind; readonly count: StatisticsCount }
  | { readonly of: 'step'; readonly kind: TaskKind; readonly step: string }
  | {
      readonly of: 'pause';
      readonly kind: TaskKind;
      readonly step: string;
      readonly reason: PauseReason;
    }
  | { readonly of: 'week'; readonly weekOn: string; readonly count: 'done' | 'cancelled' };

/** A figure as an address names it: 'kind:block:done', 'pause:replace:identity:document'. */
export function writeCell(cell: StatisticsCell): string {
  if (cell.of === 'all') return `all:${cell.count}`;
  if (cell.of === 'week') return `week:${cell.weekOn}:${cell.count}`;
  if (cell.of === 'kind') return `kind:${cell.kind}:${cell.count}`;
  const step = `${cell.of}:${cell.kind}:${cell.step}`;
  return cell.of === 'pause' ? `${step}:${cell.reason}` : step;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | undefined) {
  return values.find((value) => value === text);
}

/** The figure that a text names; null when there is none such. */
export function readCell(text: string | undefined): StatisticsCell | null {
  const [of, first, second, third] = (text ?? '').split(':');
  if (of === 'week') {
    const count = oneOf(['done', 'cancelled'] as const, second);
    return count !== undefined && isDay(first ?? '') ? { of, weekOn: first ?? '', count } : null;
  }
  if (of === 'all') {
    const count = oneOf(STATISTICS_COUNTS, first);
    return count === undefined ? null : { of, count };
  }
  const kind = oneOf(TASK_KINDS, first);
  if (kind === undefined) return null;
  if (of === 'kind') {
    const count = oneOf(STATISTICS_COUNTS, second);
    return count === undefined ? null : { of, kind, count };
  }
  const step = taskDefinition(kind).steps.find(({ id }) => id === second)?.id;
  if (step === undefined) return null;
  if (of === 'step') return { of, kind, step };
  const reason = oneOf(PAUSE_REASONS, third);
  return of === 'pause' && reason !== undefined ? { of, kind, step, reason } : null;
}

export const STATISTICS_PAGE_SIZE = 50;

/** A task behind a figure: nothing of whom it is about. */
export type CountedTask = {
  readonly taskId: number;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly openedAt: Date;
  readonly endedAt: Date;
  readonly totalMs: number;
  readonly workMs: number;
  readonly pauses: number;
  readonly handOvers: number;
};

export type CountedTasks = {
  readonly tasks: readonly CountedTask[];
  /** All of them, on every page. */
  readonly count: number;
  readonly next: { readonly endedAt: string; readonly taskId: number } | null;
};

/** The tables of the page, each a file of its own. */
export const STATISTICS_TABLES = ['kinds', 'steps', 'pauses', 'weeks'] as const;
export type StatisticsTable = (typeof STATISTICS_TABLES)[number];
