/** A worker says this often that it runs. */
export const HEARTBEAT_EVERY_MS = 15_000;
/** One that has been silent this long does not run. */
export const WORKER_SILENT_MS = 60_000;
/** One that has been silent this long is forgotten. */
export const WORKER_FORGOTTEN_MS = 86_400_000;
/** More pending changes of global sums than this mean that nobody folds them. */
export const MANY_PENDING_DELTAS = 100_000;
