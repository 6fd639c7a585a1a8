import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { ActionResult } from '@/lib/domain/shared/action-result';
import { AppError } from '@/lib/domain/shared/errors';
import { type Command, runCommand } from '@/lib/kernel/command';
import { toRefusal } from '@/lib/kernel/refusal';
import { anonymousActor, findActor, type SessionActor } from './session';

type Options<Result> = {
  /** What this request does once the command is committed: cookies, revalidatePath, redirect. */
  readonly after?: (result: Result) => Promise<void> | void;
};

type Action<Given, Result> = (given: Given) => Promise<ActionResult<Result>>;

/** Turns the end of the work into an answer for the browser. */
async function answer<Result>(
  work: () => Promise<Result>,
  { after }: Options<Result>,
): Promise<ActionResult<Result>> {
  try {
    const value = await work();
    await after?.(value);
    return { ok: true, value };
  } catch (error) {
    // redirect() and its kin are thrown to Next, not failures.
    unstable_rethrow(error);
    const { requestId } = await anonymousActor();
    const { code, details } = toRefusal(error, requestId);
    return { ok: false, error: { code, details, requestId } };
  }
}

/**
 * Makes a server action of a command; this and `createOwnAction` are the only ways to make one (a test reads every
 * `'use server'` file). Next compares Origin and host; this reads the session, runs the command, and turns failures
 * into codes.
 */
export function createAction<Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  options: Options<Result> = {},
): Action<z.input<Schema>, Result> {
  return (given) =>
    answer(async () => {
      const actor = await findActor();
      if (actor === null && command.permission !== 'public') throw new AppError('not_signed_in');
      return runCommand(command, given, actor ?? (await anonymousActor()));
    }, options);
}

type Complete<Given, Input> = (given: Given, actor: SessionActor) => Input;

/** Makes a server action whose input takes something from the session itself: which one stays open, which one ends. */
export function createOwnAction<Given, Schema extends z.ZodType, Result>(
  command: Command<Schema, Result>,
  complete: Complete<Given, z.input<Schema>>,
  options: Options<Result> = {},
): Action<Given, Result> {
  return (given) =>
    answer(async () => {
      const actor = await findActor();
      if (actor === null) throw new AppError('not_signed_in');
      return runCommand(command, complete(given, actor), actor);
    }, options);
}
