import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import type { TaskStatistics, Times } from '@/lib/domain/tasks/statistics';
import { runQuery } from '@/lib/kernel/query';
import { readStatistics } from './queries/read-statistics';
import { type RandomTask, seedRandomTasks } from './testing/random-tasks';
import { person, seedAgents, sql } from './testing/task-desk';

const TASKS = 400;
const WORKED = ['open', 'step', 'resume', 'takeOver'];
const days = { fromOn: '2025-03-05', toOn: '2025-05-20' };

let tasks: readonly RandomTask[] = [];
beforeAll(async () => {
  await seedAgents();
  tasks = await seedRandomTasks(TASKS, 11);
});

const dayOf = (ms: number, zone: string) => dayInZone(new Date(ms), zone);

function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** As PostgreSQL does: between the two nearest, in proportion. */
function timesOf(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)];
    const high = sorted[Math.ceil(place)];
    if (low === undefined || high === undefined) return null;
    return low + (high - low) * (place - Math.floor(place));
  };
  return { medianMs: at(0.5), p90Ms: at(0.9) };
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** The same figures told event by event, keyed by what a line is about. */
function expected(zone: string): Map<string, unknown> {
  const ended = tasks.filter(({ endedMs }) => {
    const day = dayOf(endedMs, zone);
    return day >= days.fromOn && day <= days.toOn;
  });
  const spans = ended.flatMap((task) =>
    task.events.map((event, place) => ({
      ...event,
      task,
      lasted: (task.events[place + 1]?.ms ?? event.ms) - event.ms,
    })),
  );
  const work = (some: typeof spans) =>
    sum(some.filter(({ move }) => WORKED.includes(move)).map(({ lasted }) => lasted));
  const total = (some: readonly RandomTask[]) => timesOf(some.map((t) => t.endedMs - t.openedMs));
  const of = (some: readonly RandomTask[], state: string) => some.filter((t) => t.state === state);
  const has = (some: readonly RandomTask[], move: string) =>
    some.filter((t) => t.events.some((event) => event.move === move)).length;
  const lines = new Map<string, unknown>();
  for (const [kind, some] of grouped(ended, (task) => task.kind)) {
    const done = of(some, 'done');
    lines.set(`kind ${kind}`, {
      done: done.length,
      cancelled: of(some, 'cancelled').length,
      paused: has(some, 'pause'),
      handedOver: has(some, 'takeOver'),
      total: total(done),
      work: timesOf(done.map((task) => work(spans.filter((span) => span.task === task)))),
    });
  }
  const worked = spans.filter(({ move }) => WORKED.includes(move));
  for (const [step, some] of grouped(worked, (span) => `${span.task.kind} ${span.step}`)) {
    const each = [...grouped(some, (span) => String(span.task.taskId)).values()];
    lines.set(`step ${step}`, { tasks: each.length, work: timesOf(each.map(work)) });
  }
  const paused = spans.filter(({ move }) => move === 'pause');
  for (const [key, some] of grouped(paused, (p) => `${p.task.kind} ${p.step} ${p.reason}`)) {
    lines.set(`pause ${key}`, {
      tasks: new Set(some.map((pause) => pause.task.taskId)).size,
      pauses: some.length,
      lasted: timesOf(some.map(({ lasted }) => lasted)),
    });
  }
  for (const [week, some] of grouped(ended, (t) => mondayOf(dayOf(t.endedMs, zone)))) {
    const done = of(some, 'done');
    const cancelled = of(some, 'cancelled').length;
    lines.set(`week ${week}`, { done: done.length, cancelled, total: total(done) });
  }
  return lines;
}

/** Figures of the query by the same keys; times to a thousandth of a millisecond. */
function found({ kinds, steps, pauses, weeks }: TaskStatistics): Map<string, unknown> {
  return new Map<string, unknown>([
    ...kinds.map(({ kind, ...line }) => [`kind ${kind}`, line] as const),
    ...steps.map(({ kind, step, ...line }) => [`step ${kind} ${step}`, line] as const),
    ...pauses.map(
      ({ kind, step, reason, ...line }) => [`pause ${kind} ${step} ${reason}`, line] as const,
    ),
    ...weeks.map(({ weekOn, ...line }) => [`week ${weekOn}`, line] as const),
  ]);
}

const rounded = (lines: Map<string, unknown>): unknown =>
  JSON.parse(
    JSON.stringify(Object.fromEntries([...lines].toSorted()), (_, value) =>
      typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
    ),
  );

describe(`the figures of ${TASKS} tasks are those that their events tell, one by one`, () => {
  // New York moves its clocks on a day of them.
  test.each(['UTC', 'Europe/Moscow', 'America/New_York', 'Pacific/Auckland'])(
    'in %s',
    async (zone) => {
      await sql(
        `INSERT INTO programme (name, currency, time_zone) VALUES ('Test', 'RUB', '${zone}')
       ON CONFLICT (programme_id) DO UPDATE SET time_zone = excluded.time_zone`,
      );
      const statistics = await runQuery(readStatistics, days, person(3, 'analyst'));
      const told = expected(zone);
      expect(told.size).toBeGreaterThan(80);
      expect(rounded(found(statistics))).toEqual(rounded(told));
      const most = statistics.kinds.map(({ done, cancelled }) => done + cancelled);
      expect(most).toEqual(most.toSorted((a, b) => b - a));
      const weeks = statistics.weeks.map(({ weekOn }) => weekOn);
      expect(weeks).toEqual(weeks.toSorted());
    },
  );
});
