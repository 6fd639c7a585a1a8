import 'server-only';
import type { z } from 'zod';
import { type Tx, withTx } from '@/db/write';
import { type Actor, actorLabel, can } from '@/lib/domain/access/actor';
import type { Permission } from '@/lib/domain/access/permissions';
import { AppError } from '@/lib/domain/shared/errors';
import { type AuditChange, writeAudit } from './audit';
import { type Asked, claimKey, keepAnswer } from './once';
import { noteWrite } from './own-writes';
import { parseInput } from './parse';

/** What a command works with. The clock is given, never read. */
export type CommandContext<Input> = {
  readonly tx: Tx;
  readonly input: Input;
  readonly actor: Actor;
  readonly now: Date;
  /**
   * Of a call that is made once for a key of the caller: settles when the key is this transaction's, fails when it was another's
   * before. Who `startsAtOnce` waits for it before anything is written, and needs no key of its own.
   */
  readonly keyTaken?: Promise<void>;
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
  /** Its first statements are sent together with BEGIN: one wait less. It never copies. */
  readonly startsAtOnce?: boolean;
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
  const result = await withTx(
    { label: actorLabel(actor), requestId: actor.requestId },
    (tx) => runAudited(command, { tx, input: parsed, actor, now }),
    { isRepeatable: command.isRepeatable === true, startsAtOnce: command.startsAtOnce === true },
  );
  if (actor.kind === 'user') await noteWrite(actorLabel(actor));
  return result;
}

async function runAudited<Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  context: CommandContext<z.output<Schema>>,
): Promise<Result> {
  const { tx, actor } = context;
  const { result, changes } = await command.run(context);
  writeAudit({
    tx,
    actor: actorLabel(actor),
    requestId: actor.requestId,
    command: command.id,
    changes,
  });
  return result;
}

/** The key of a call was taken before, and its text is what was answered then. */
class Replay extends Error {
  constructor(readonly text: string) {
    super('replay');
  }
}

/**
 * Runs a command once for a key of the caller, whatever it is about: right and input first, then the key in the command's own
 * transaction, with the text that was answered. Asked again, the same text is given and nothing runs; a refusal keeps no
 * key. It may be repeated after a lost connection, for the key makes it harmless. Throws `idempotency_conflict` when the key
 * came with something else, and what the command throws.
 */
export async function runCommandOnce<Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  input: z.input<Schema>,
  {
    actor,
    asked,
    toText,
    now = new Date(),
  }: {
    readonly actor: Actor;
    readonly asked: Asked;
    readonly toText: (result: Result) => string;
    readonly now?: Date;
  },
): Promise<{ readonly text: string; readonly isReplayed: boolean }> {
  if (command.permission !== 'public' && !can(actor, command.permission)) {
    throw new AppError('forbidden', { permission: command.permission });
  }
  const parsed = parseInput(command.input, input);
  const startsAtOnce = command.startsAtOnce === true;
  const work = async (tx: Tx) => {
    const keyTaken = claimKey(tx, asked, now).then((kept) => {
      if (kept !== null) throw new Replay(kept);
    });
    // Whoever fails before it is waited for says why.
    keyTaken.catch(() => undefined);
    if (!startsAtOnce) await keyTaken;
    const text = toText(await runAudited(command, { tx, input: parsed, actor, now, keyTaken }));
    await keyTaken;
    keepAnswer(tx, asked, text);
    return { text, isReplayed: false };
  };
  const named = { label: actorLabel(actor), requestId: actor.requestId };
  return withTx(named, work, { isRepeatable: true, startsAtOnce }).catch((error: unknown) => {
    if (error instanceof Replay) return { text: error.text, isReplayed: true };
    throw error;
  });
}
