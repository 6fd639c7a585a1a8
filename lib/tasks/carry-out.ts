import 'server-only';
import type { z } from 'zod';
import type { Tx } from '@/db/write';
import type { CardResult } from '@/lib/cards/operate-card';
import { CARD_COMMANDS } from '@/lib/cards/operations';
import type { Actor } from '@/lib/domain/access/actor';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import type { AuditChange } from '@/lib/kernel/audit';
import type { Command } from '@/lib/kernel/command';
import { parseInput } from '@/lib/kernel/parse';
import type { LockedTask } from './task-row';

type Outcome = {
  readonly card: { readonly cardId: number; readonly number: string };
  readonly changes: readonly AuditChange[];
};

/** What the commands of cards answer; a replacement says the new card as well. */
type Operated = CardResult & { readonly newCard?: CardResult };

/** The card that matters after the operation: the new one of a replacement, else the card itself. */
function cardOf(result: Operated): Outcome['card'] {
  const { cardId, number } = result.newCard ?? result;
  return { cardId, number };
}

/**
 * Does what a task was about, in the task's own transaction: the card's command with the answers, on the card as it was
 * seen. Throws what the command refuses with: `card_refused`, `stale_version`, `invalid_input`.
 */
export async function carryOut(
  context: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  task: LockedTask,
  { answers, isApproved }: { readonly answers: TaskAnswers; readonly isApproved: boolean },
): Promise<Outcome> {
  const definition = taskDefinition(task.kind);
  const command: Command<z.ZodType, Operated> = CARD_COMMANDS[definition.operation];
  const about =
    task.cardId === null
      ? { memberId: task.memberId }
      : { cardId: task.cardId, version: task.cardVersion };
  const approval = isApproved ? { secondPerson: true } : {};
  const given = { ...definition.toInput(answers), ...about, ...approval };
  const input = parseInput(command.input, given);
  const { result, changes } = await command.run({ ...context, input });
  return { card: cardOf(result), changes };
}
