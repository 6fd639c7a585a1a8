import type { SystemActor } from '@/lib/domain/access/actor';

/** What a job gets: the product's own actor, and a signal that the worker is stopping. */
export type JobContext = { readonly actor: SystemActor; readonly signal: AbortSignal };

/**
 * One piece of background work, run again `everyMs` after it ended. It calls commands, looks itself whether there
 * is anything to do, may be cut anywhere, and does no harm when two workers run it at once.
 */
export type Job = {
  readonly id: string;
  readonly everyMs: number;
  readonly run: (context: JobContext) => Promise<void>;
};
