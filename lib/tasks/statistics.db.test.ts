import { beforeAll, describe, expect, it } from 'vitest';
import {
  STATISTICS_COUNTS,
  type StatisticsCell,
  type TaskStatistics,
  writeCell,
} from '@/lib/domain/tasks/statistics';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { cancelTask } from './commands/cancel-task';
import { finishTask } from './commands/finish-task';
import { pauseTask } from './commands/pause-task';
import { resumeTask } from './commands/resume-task';
import { saveTask } from './commands/save-task';
import { startTask } from './commands/start-task';
import { listCountedTasks } from './queries/list-counted-tasks';
import { readStatistics } from './queries/read-statistics';
import { seedRandomTasks } from './testing/random-tasks';
import { anna, boris, person, refusal, seedAgents, seedHolder } from './testing/task-desk';

const MINUTE_MS = 60_000;
const analyst = person(3, 'analyst');
/** Minute `minute` after nine in the morning of a day. */
const at = (day: string, minute: number) => ({
  now: new Date(Date.parse(`${day}T09:00:00Z`) + minute * MINUTE_MS),
});
const DAY = '2026-11-10';
const days = { fromOn: '2026-11-01', toOn: '2026-11-30' };

const read = (given = days): Promise<TaskStatistics> => runQuery(readStatistics, given, analyst);

async function tasksOf(cell: StatisticsCell, given = days) {
  let after: { endedAt: string; taskId: number } | null = null;
  const ids: number[] = [];
  let count = 0;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(cell, given, after);
    ids.push(...page.tasks.map(({ taskId }) => taskId));
    count = page.count === 0 ? count : page.count;
    after = page.next;
  } while (after !== null);
  return { ids, count };
}

function list(
  cell: StatisticsCell,
  given: typeof days,
  after: { endedAt: string; taskId: number } | null,
) {
  return runQuery(listCountedTasks, { days: given, cell: writeCell(cell), after }, analyst);
}

describe('the statistics of a task whose times are known', () => {
  // Anna: 5 minutes at the identity, pauses 60 for a document; Boris: takes over, 3 there, 4 at the card, 2 at the check.
  beforeAll(async () => {
    await seedAgents();
    const { cardId } = await seedHolder();
    const about = { cardId };
    const { taskId } = await runCommand(startTask, { kind: 'replace', about }, anna, at(DAY, 0));
    const answers = { identity: 'document', kind: 'virtual' };
    await runCommand(
      pauseTask,
      { taskId, version: 1, step: 0, answers, reason: 'document', note: '' },
      anna,
      at(DAY, 5),
    );
    await runCommand(resumeTask, { taskId }, boris, at(DAY, 65));
    await runCommand(saveTask, { taskId, version: 3, step: 1, answers }, boris, at(DAY, 68));
    await runCommand(saveTask, { taskId, version: 4, step: 2, answers }, boris, at(DAY, 72));
    await runCommand(finishTask, { taskId, version: 5, answers }, boris, at(DAY, 74));
    const other = await seedHolder();
    const second = await runCommand(
      startTask,
      { kind: 'block', about: { cardId: other.cardId } },
      anna,
      at(DAY, 0),
    );
    await runCommand(
      cancelTask,
      { taskId: second.taskId, version: 1, note: '' },
      anna,
      at(DAY, 30),
    );
  });

  it('74 minutes in all, 14 of them work: 8 at the identity, 4 at the card, 2 at the check', async () => {
    const { kinds, steps } = await read();
    expect(kinds.find(({ kind }) => kind === 'replace')).toEqual({
      kind: 'replace',
      done: 1,
      cancelled: 0,
      paused: 1,
      handedOver: 1,
      total: { medianMs: 74 * MINUTE_MS, p90Ms: 74 * MINUTE_MS },
      work: { medianMs: 14 * MINUTE_MS, p90Ms: 14 * MINUTE_MS },
    });
    const replaced = steps.filter(({ kind }) => kind === 'replace');
    expect(replaced.map(({ step, work }) => [step, (work.medianMs ?? 0) / MINUTE_MS])).toEqual([
      ['identity', 8],
      ['newCard', 4],
      ['review', 2],
    ]);
  });

  it('a cancelled task is counted, and in no time', async () => {
    const { kinds } = await read();
    expect(kinds.find(({ kind }) => kind === 'block')).toMatchObject({
      done: 0,
      cancelled: 1,
      total: { medianMs: null, p90Ms: null },
    });
  });

  it('people pause at the identity, for a document, an hour', async () => {
    const { pauses } = await read();
    expect(pauses).toEqual([
      {
        kind: 'replace',
        step: 'identity',
        reason: 'document',
        tasks: 1,
        pauses: 1,
        lasted: { medianMs: 60 * MINUTE_MS, p90Ms: 60 * MINUTE_MS },
      },
    ]);
  });

  it('by weeks that begin on Monday, and by no other days than those asked for', async () => {
    const { weeks } = await read();
    expect(weeks).toMatchObject([{ weekOn: '2026-11-09', done: 1, cancelled: 1 }]);
    expect((await read({ fromOn: DAY, toOn: DAY })).kinds).toHaveLength(2);
    expect((await read({ fromOn: '2026-11-11', toOn: '2026-11-30' })).kinds).toEqual([]);
    expect((await read({ fromOn: '2026-11-01', toOn: '2026-11-09' })).kinds).toEqual([]);
  });
});

describe('every figure opens exactly its tasks', () => {
  const TASKS = 160;
  const other = { fromOn: '2025-03-01', toOn: '2025-05-31' };

  beforeAll(() => seedRandomTasks(TASKS, 7));

  it('as many as it says, each once: kinds, steps, pauses, weeks', async () => {
    const { kinds, steps, pauses, weeks } = await read(other);
    const sum = (count: (typeof STATISTICS_COUNTS)[number]) =>
      kinds.reduce((all, line) => all + line[count], 0);
    const figures: (readonly [StatisticsCell, number])[] = [
      ...STATISTICS_COUNTS.map((count) => [{ of: 'all', count }, sum(count)] as const),
      ...kinds.flatMap((line) =>
        STATISTICS_COUNTS.map(
          (count) => [{ of: 'kind', kind: line.kind, count }, line[count]] as const,
        ),
      ),
      ...steps.map(({ kind, step, tasks }) => [{ of: 'step', kind, step }, tasks] as const),
      ...pauses.map(
        ({ kind, step, reason, tasks }) => [{ of: 'pause', kind, step, reason }, tasks] as const,
      ),
      ...weeks.flatMap(({ weekOn, done, cancelled }) => [
        [{ of: 'week', weekOn, count: 'done' }, done] as const,
        [{ of: 'week', weekOn, count: 'cancelled' }, cancelled] as const,
      ]),
    ];
    expect(figures.length).toBeGreaterThan(80);
    for (const [cell, figure] of figures) {
      const { ids, count } = await tasksOf(cell, other);
      expect(ids.length, writeCell(cell)).toBe(figure);
      expect(count, writeCell(cell)).toBe(figure);
      expect(new Set(ids).size).toBe(figure);
    }
    const inWeeks = weeks.reduce((all, { done, cancelled }) => all + done + cancelled, 0);
    expect(inWeeks).toBe(sum('done') + sum('cancelled'));
  });

  it('a page holds fifty, and says how many there are in all', async () => {
    const cell = { of: 'step', kind: 'block', step: 'reason' } as const;
    const first = await list(cell, other, null);
    expect(first.tasks).toHaveLength(50);
    expect(first.count).toBeGreaterThan(70);
    expect(first.next).not.toBeNull();
  });

  it('there is no list of a figure that is none, nor for days that are too many', async () => {
    const asked = (cell: string, given = other) =>
      refusal(runQuery(listCountedTasks, { days: given, cell }, analyst));
    expect(await asked('kind:fly:done')).toEqual({ code: 'not_found' });
    expect(
      await asked('kind:block:done', { fromOn: '2024-01-01', toOn: '2025-12-31' }),
    ).toMatchObject({
      code: 'invalid_input',
    });
  });

  it('tells nothing of whom the tasks are about', async () => {
    const [line] = (await read(other)).kinds;
    const page = await list(
      { of: 'kind', kind: line?.kind ?? 'block', count: 'done' },
      other,
      null,
    );
    expect(Object.keys(page.tasks[0] ?? {}).join()).not.toMatch(/member|name|note|answer/i);
  });
});
