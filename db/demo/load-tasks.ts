import 'server-only';
import type { Tx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import { dayStart } from '@/lib/domain/shared/calendar';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import type { CHOSEN_PAUSE_REASONS } from '@/lib/domain/tasks/states';
import { finishTask } from '@/lib/tasks/commands/finish-task';
import { pauseTask } from '@/lib/tasks/commands/pause-task';
import { startTask } from '@/lib/tasks/commands/start-task';
import { DEMO_PROGRAMME } from './programme';

type DemoTask = {
  readonly kind: TaskKind;
  readonly about: 'card' | 'member';
  readonly answers: TaskAnswers;
  /** Null: answered to the end, and done, or waiting for a second person. */
  readonly pause: {
    readonly reason: (typeof CHOSEN_PAUSE_REASONS)[number];
    readonly note: string;
  } | null;
};

/** What lies on the desk when somebody looks at the demo for the first time. */
const TASKS: readonly DemoTask[] = [
  {
    kind: 'replace',
    about: 'card',
    answers: { identity: 'document' },
    pause: { reason: 'member', note: 'Перезвонит, когда решит, в каком магазине забрать карту.' },
  },
  {
    kind: 'correctPoints',
    about: 'member',
    answers: { pointsDirection: 'give', pointsAmount: '240', pointsReason: 'missedEarning' },
    pause: { reason: 'document', note: 'Ждём фотографию чека.' },
  },
  {
    kind: 'suspend',
    about: 'member',
    answers: {},
    pause: { reason: 'department', note: 'Служба безопасности смотрит последние чеки.' },
  },
  {
    kind: 'goodwill',
    about: 'member',
    answers: { pointsAmount: '1500', giftReason: 'Заказ привезли на три дня позже.' },
    pause: null,
  },
  {
    kind: 'block',
    about: 'card',
    answers: { reason: 'lost' },
    pause: { reason: 'member', note: 'Ищет карту дома, скажет вечером.' },
  },
  {
    kind: 'goodwill',
    about: 'member',
    answers: { pointsAmount: '150', giftReason: 'На кассе не сработала акция.' },
    pause: null,
  },
  { kind: 'block', about: 'card', answers: { reason: 'damaged' }, pause: null },
  { kind: 'issue', about: 'member', answers: { kind: 'virtual' }, pause: null },
];

/** Far enough from the first members, which people open when they try things. */
const SKIPPED_MEMBERS = 100;
const FIRST_AT_MINUTES = 11 * 60;
const APART_MINUTES = 47;
const WORKED_MINUTES = 6;
const MINUTE_MS = 60_000;

type Subject = { readonly memberId: number; readonly cardId: number };

/** Active members with one active card, the same ones in a base of any size. */
async function readSubjects({ client }: Tx): Promise<readonly Subject[]> {
  const { rows } = await client.query<Subject>(
    `SELECT m.member_id::float8 AS "memberId", c.card_id::float8 AS "cardId"
     FROM members m JOIN cards c ON c.member_id = m.member_id AND c.status = 'active'
     WHERE m.status = 'active' AND m.kind = 'person' AND m.member_id > $1 ORDER BY m.member_id LIMIT $2`,
    [SKIPPED_MEMBERS, TASKS.length],
  );
  return rows;
}

/** Begins the tasks as the desk would on the last day, by the commands themselves, and lays them aside. */
export async function loadTasks(
  tx: Tx,
  { staffId, untilOn }: { readonly staffId: number; readonly untilOn: string },
): Promise<void> {
  const actor: UserActor = { kind: 'user', userId: staffId, role: 'support', requestId: 'demo' };
  const subjects = await readSubjects(tx);
  const morning = dayStart(untilOn, DEMO_PROGRAMME.timeZone).getTime();
  for (const [place, { memberId, cardId }] of subjects.entries()) {
    const task = TASKS[place];
    if (task === undefined) return;
    const { kind, answers, pause } = task;
    const minutes = FIRST_AT_MINUTES + place * APART_MINUTES;
    const at = (more: number) => new Date(morning + (minutes + more) * MINUTE_MS);
    const about = task.about === 'card' ? { cardId } : { memberId };
    const started = await startTask.run({
      tx,
      actor,
      now: at(0),
      input: { kind, about, answers, undoOf: null },
    });
    const known = { taskId: started.result.taskId, version: 1, answers };
    const context = { tx, actor, now: at(WORKED_MINUTES) };
    if (pause === null) await finishTask.run({ ...context, input: { ...known, promised: null } });
    else await pauseTask.run({ ...context, input: { ...known, step: 0, ...pause } });
  }
}
