import 'server-only';
import type { Tx } from '@/db/write';
import type { Actor } from '@/lib/domain/access/actor';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import type { AuditChange } from '@/lib/kernel/audit';
import { parseInput } from '@/lib/kernel/parse';
import { type EffectCard, TASK_EFFECTS } from './effects';
import type { LockedTask } from './task-row';

type Outcome = {
  readonly card: EffectCard | null;
  readonly changes: readonly AuditChange[];
};

/**
 * Does what a task was about, in the task's own transaction: its command with the answers, on the card as it was seen.
 * Throws what the command refuses with: `card_refused`, `member_refused`, `stale_version`, `invalid_input`.
 */
export async function carryOut(
  context: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  task: LockedTask,
  {
    answers,
    subject,
    isApproved,
  }: {
    readonly answers: TaskAnswers;
    readonly subject: TaskSubject;
    readonly isApproved: boolean;
  },
): Promise<Outcome> {
  const { command, about, cardOf } = TASK_EFFECTS[task.kind];
  const given = {
    ...taskDefinition(task.kind).toInput(answers, subject),
    ...about(task),
    ...(isApproved ? { secondPerson: true } : {}),
  };
  const input = parseInput(command.input, given);
  const { result, changes } = await command.run({ ...context, input });
  return { card: cardOf(result), changes };
}

/**
 * Whether a second person has to agree: by the rules of the task, or because the one who asks is above what they may do
 * alone. What the latter is judged by stays locked until the transaction ends.
 */
export async function needsSecondPerson(
  context: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  task: LockedTask,
  { answers, subject }: { readonly answers: TaskAnswers; readonly subject: TaskSubject },
): Promise<boolean> {
  const definition = taskDefinition(task.kind);
  if (definition.needsApproval(answers, subject)) return true;
  const { isAboveLimit } = TASK_EFFECTS[task.kind];
  return (await isAboveLimit?.(context, definition.toInput(answers, subject))) ?? false;
}

/** What a task keeps of what came of it. */
export function resultOf({ card }: Outcome): { readonly resultCardId?: number } {
  return card === null ? {} : { resultCardId: card.cardId };
}

/** The card of it, for whoever pressed the button. */
export function cardResult({ card }: Outcome) {
  return { cardId: card?.cardId ?? null, number: card?.number ?? null };
}
