import 'server-only';
import { withTx } from '@/db/write';
import type { UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { AppError } from '@/lib/domain/shared/errors';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { finishTask } from '../commands/finish-task';
import { startTask } from '../commands/start-task';
import { getTask } from '../queries/get-task';

/** Somebody at the console. */
export const person = (userId: number, role: Role = 'support'): UserActor => ({
  kind: 'user',
  userId,
  role,
  requestId: 'test',
});

export const anna = person(1);
export const boris = person(2);
export const at = { now: new Date('2026-11-20T09:00:00Z') };
const later = { now: new Date('2026-11-20T09:05:00Z') };

/** Runs a statement as the test and gives its rows. */
export const sql = <Row extends object>(text: string): Promise<Row[]> =>
  withTx(
    { label: 'system:test', requestId: 'test' },
    async ({ client }) => (await client.query<Row>(text)).rows,
  );

/** The two agents of the tests. */
export async function seedAgents(): Promise<void> {
  await sql(`INSERT INTO users (user_id, email, name, role, password_hash) VALUES
    (1, 'anna@example.org', 'Анна', 'support', 'x'), (2, 'boris@example.org', 'Борис', 'support', 'x')`);
}

/** A member with an active card. */
export type Holder = { readonly memberId: number; readonly cardId: number };

let nextMember = 1;

/** A member with an active card that no other test knows. */
export async function seedHolder(): Promise<Holder> {
  const memberId = nextMember;
  nextMember += 1;
  const card = `77840010339${String(memberId).padStart(5, '0')}`;
  await seedMembers([{ memberId, firstName: 'Ильдар', lastName: 'Сафиуллин', card }]);
  const [row] = await sql<{ id: number }>(
    `SELECT card_id::float8 AS id FROM cards WHERE member_id = ${memberId}`,
  );
  return { memberId, cardId: row?.id ?? 0 };
}

export const start = (kind: TaskKind, { cardId }: Holder, actor = anna) =>
  runCommand(startTask, { kind, about: { cardId } }, actor, at);

export const seen = (taskId: number, actor = anna) => runQuery(getTask, { taskId }, actor, at);

/** Presses the last button of a task. */
export const finish = (
  task: { readonly taskId: number; readonly version: number },
  answers: TaskAnswers,
  actor = anna,
) => runCommand(finishTask, { ...task, answers }, actor, later);

/** How the work was refused, as code and details; null: it was not. */
export async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? { code: error.code, ...error.details } : error;
}

/** The member's cards in a line, the oldest first. */
export async function cardsNow({ memberId }: Holder): Promise<string> {
  const rows = await sql<{ text: string }>(
    `SELECT concat_ws(' ', status, block_reason, 'v' || version) AS text FROM cards
     WHERE member_id = ${memberId} ORDER BY card_id`,
  );
  return rows.map(({ text }) => text).join(', ');
}
