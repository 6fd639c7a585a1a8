import 'server-only';
import { TASK_KINDS, type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import { PAUSE_REASONS } from '@/lib/domain/tasks/states';
import { sql } from './task-desk';

const FIRST_TASK = 9_000;
const FIRST_MEMBER = 5_000;
const BEGUN_AT = Date.parse('2025-03-01T00:00:00Z');
const DAYS = 90;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MOST_PAUSES = 5;

export type RandomEvent = {
  readonly move: string;
  readonly step: string;
  readonly reason: string | null;
  readonly ms: number;
};

export type RandomTask = {
  readonly taskId: number;
  readonly kind: TaskKind;
  readonly state: 'done' | 'cancelled';
  readonly openedMs: number;
  readonly endedMs: number;
  readonly events: readonly RandomEvent[];
};

/** A generator of numbers that is the same on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomTask(place: number, next: () => number): RandomTask {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const kind = place % 2 === 0 ? 'block' : pick(TASK_KINDS);
  const { steps } = taskDefinition(kind);
  const openedMs = BEGUN_AT + Math.floor(next() * DAYS * DAY_MS);
  let ms = openedMs;
  const events: RandomEvent[] = [];
  const tell = (move: string, reason: string | null) => {
    events.push({ move, step: pick(steps).id, reason, ms });
    ms += Math.floor(next() * HOUR_MS);
  };
  tell('open', null);
  for (let pauses = Math.floor(next() * MOST_PAUSES); pauses > 0; pauses -= 1) {
    tell('pause', pick(PAUSE_REASONS));
    tell(pick(['resume', 'takeOver']), null);
    tell('step', null);
  }
  const state = pick(['done', 'done', 'cancelled'] as const);
  tell(state === 'done' ? 'finish' : 'cancel', null);
  return { taskId: FIRST_TASK + place, kind, state, openedMs, endedMs: ms, events };
}

/** Ended tasks of spring 2025 that are the same on every run: every second one blocks a card. @returns what was written */
export async function seedRandomTasks(count: number, seed: number): Promise<readonly RandomTask[]> {
  const next = random(seed);
  const tasks = Array.from({ length: count }, (_, place) => randomTask(place + 1, next));
  const moment = (ms: number) => `'${new Date(ms).toISOString()}'`;
  const member = ({ taskId }: RandomTask) => FIRST_MEMBER + taskId - FIRST_TASK;
  const rows = tasks.map(
    (task) =>
      `(${member(task)}, ${task.taskId}, '${task.kind}', 1, '${task.state}', '{}', 1, ${moment(task.openedMs)},
        ${moment(task.endedMs)}, ${moment(task.endedMs)}, ${task.events.length})`,
  );
  const events = tasks.flatMap((task) =>
    task.events.map(
      ({ move, step, reason, ms }, place) =>
        `(${member(task)}, ${task.taskId}, ${place + 1}, '${move}', '${step}',
          ${reason === null ? 'NULL' : `'${reason}'`}, 'user:1', ${moment(ms)})`,
    ),
  );
  await sql(`INSERT INTO tasks (member_id, task_id, kind, definition_version, state, seen, opened_by, opened_at, touched_at, ended_at, version)
    OVERRIDING SYSTEM VALUE VALUES ${rows.join(', ')}`);
  await sql(`INSERT INTO task_events (member_id, task_id, task_version, move, step, reason, actor, happened_at)
    VALUES ${events.join(', ')}`);
  return tasks;
}
