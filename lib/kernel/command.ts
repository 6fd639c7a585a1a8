import 'server-only';
import type { z } from 'zod';
import { type Tx, withTx } from '@/db/write';
import { type Actor, actorLabel, can } from '@/lib/domain/access/actor';
import type { Permission } from '@/lib/domain/access/permissions';
import { AppError } from '@/lib/domain/shared/errors';
import { type AuditChange, writeAudit } from './audit';
import { parseInput } from './parse';

/** What a command works with. The clock is given, never read. */
export type CommandContext<Input> = {
  readonly tx: Tx;
  readonly input: Input;
  readonly actor: Actor;
  readonly now: Date;
};

/** A command returns what it changed, so that an unaudited one does not compile. */
export type CommandOutcome<Result> = {
  readonly result: Result;
  readonly changes: readonly AuditChange[];
};

export type Command<Schema extends z.ZodType = z.ZodType, Result = unknown> = {
  readonly id: string;
  /** `public`: the command checks a secret of its own (signing in, the first administrator's link). */
  readonly permission: Permission | 'public';
  readonly input: Schema;
  /** Running it twice changes nothing more, so it may be repeated after a lost connection. */
  readonly isRepeatable?: boolean;
  readonly run: (context: CommandContext<z.output<Schema>>) => Promise<CommandOutcome<Result>>;
};

/** Declares a command: one write, its right and the shape of its input. */
export function defineCommand<Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
): Command<Schema, Result> {
  return command;
}

/**
 * The only way to write: right, input, one transaction with the change and its audit rows.
 * Throws AppError `forbidden` (with the permission), `invalid_input`, and whatever the command refuses with.
 */
export async function runCommand<Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  input: z.input<Schema>,
  actor: Actor,
  options: { now?: Date } = {},
): Promise<Result> {
  if (command.permission !== 'public' && !can(actor, command.permission)) {
    throw new AppError('forbidden', { permission: command.permission });
  }
  const parsed = parseInput(command.input, input);
  const now = options.now ?? new Date();
  const label = actorLabel(actor);
  return withTx(
    { label, requestId: actor.requestId },
    async (tx) => {
      const { result, changes } = await command.run({ tx, input: parsed, actor, now });
      await writeAudit({
        tx,
        actor: label,
        requestId: actor.requestId,
        command: command.id,
        changes,
      });
      return result;
    },
    { isRepeatable: command.isRepeatable === true },
  );
}
