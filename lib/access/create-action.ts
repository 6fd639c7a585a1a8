import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { ActionResult } from '@/lib/domain/shared/action-result';
import { AppError } from '@/lib/domain/shared/errors';
import { type Command, runCommand } from '@/lib/kernel/command';
import { toRefusal } from '@/lib/kernel/refusal';
import { anonymousActor, findActor } from './session';

type Options<Result> = {
  /** What this request does once the command is committed: cookies, revalidatePath, redirect. */
  readonly after?: (result: Result) => Promise<void> | void;
};

type Action<Schema extends z.ZodType, Result> = (
  input: z.input<Schema>,
) => Promise<ActionResult<Result>>;

/**
 * Makes a server action of a command: the only way to make one (a test reads every `'use server'` file).
 * Next compares Origin and host; this reads the session, runs the command, and turns failures into codes.
 */
export function createAction<Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  options: Options<Result> = {},
): Action<Schema, Result> {
  return async (input) => {
    const nobody = await anonymousActor();
    try {
      const actor = await findActor();
      if (actor === null && command.permission !== 'public') throw new AppError('not_signed_in');
      const value = await runCommand(command, input, actor ?? nobody);
      await options.after?.(value);
      return { ok: true, value };
    } catch (error) {
      // redirect() and its kin are thrown to Next, not failures.
      unstable_rethrow(error);
      const { code, details, requestId } = toRefusal(error, nobody.requestId);
      return { ok: false, error: { code, details, requestId } };
    }
  };
}
