import 'server-only';
import type { z } from 'zod';
import { type Read, readPool } from '@/db/read';
import { hasReplica, isReplicasFault, replicaPool } from '@/db/replica';
import { type Actor, actorLabel, can } from '@/lib/domain/access/actor';
import type { Permission } from '@/lib/domain/access/permissions';
import { AppError } from '@/lib/domain/shared/errors';
import { logPlaces } from './own-writes';
import { parseInput } from './parse';

export type QueryContext<Input> = {
  readonly read: Read;
  readonly input: Input;
  readonly actor: Actor;
  readonly now: Date;
};

export type Query<Schema extends z.ZodType = z.ZodType, Result = unknown> = {
  readonly id: string;
  readonly permission: Permission | 'public';
  readonly input: Schema;
  /** May be answered by a replica that lags behind others' writes, never behind the asker's own. Not for what a write is decided on. */
  readonly mayBeStale?: boolean;
  /** Longest wait for the answer; 35 seconds unless told. */
  readonly deadlineMs?: number;
  readonly run: (context: QueryContext<z.output<Schema>>) => Promise<Result>;
};

const DEADLINE_MS = 35_000;

/** Declares a query: one read, its right and the shape of its input. */
export function defineQuery<Schema extends z.ZodType, Result>(
  query: Query<Schema, Result>,
): Query<Schema, Result> {
  return query;
}

/** A read can hang for ever when its backend is killed: the answer is waited for no longer than this. */
function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError('timeout')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Answered by the replica when it has what the actor wrote, else by the primary; also when the replica goes away meanwhile. */
async function byReplica<T>(actor: Actor, answered: (read: Read) => Promise<T>): Promise<T> {
  const replica = hasReplica() ? await replicaPool(await logPlaces(actorLabel(actor))) : null;
  if (replica === null) return answered(readPool());
  try {
    return await answered(replica);
  } catch (error) {
    if (!isReplicasFault(error)) throw error;
    return answered(readPool());
  }
}

/**
 * The only way to read: right, input, a read-only connection, a deadline.
 * Throws AppError `forbidden` (with the permission), `invalid_input`, `timeout`, and what the query refuses with.
 */
export async function runQuery<Schema extends z.ZodType, Result>(
  query: Query<Schema, Result>,
  input: z.input<Schema>,
  actor: Actor,
  options: { now?: Date } = {},
): Promise<Result> {
  if (query.permission !== 'public' && !can(actor, query.permission)) {
    throw new AppError('forbidden', { permission: query.permission });
  }
  const parsed = parseInput(query.input, input);
  const now = options.now ?? new Date();
  const answered = (read: Read) => query.run({ read, input: parsed, actor, now });
  const work = query.mayBeStale === true ? byReplica(actor, answered) : answered(readPool());
  return withDeadline(work, query.deadlineMs ?? DEADLINE_MS);
}
