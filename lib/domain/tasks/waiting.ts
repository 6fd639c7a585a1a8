import { HELD_SECONDS, type PauseReason } from './states';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const LONG_HOURS = 24;
const TOO_LONG_HOURS = 72;

/** Pauses that say that somebody else is to go on: they stand in the queue at once. */
export const QUEUED_REASONS = ['department', 'left'] as const satisfies readonly PauseReason[];

/** After so many minutes a colleague's pause for any reason stands in the queue as well. */
export const QUEUED_AFTER_MINUTES = 60;

/** After so many seconds without a word an open page is taken to be left. */
export const QUEUED_AFTER_SECONDS = HELD_SECONDS;

/** How a wait is to be looked at: three days are too long, one day is long. */
export type WaitTone = 'calm' | 'long' | 'tooLong';

/** The tone of a wait of `ms`. */
export function waitTone(ms: number): WaitTone {
  const hours = ms / HOUR_MS;
  if (hours >= TOO_LONG_HOURS) return 'tooLong';
  return hours >= LONG_HOURS ? 'long' : 'calm';
}

/** The moment before which a task was last touched that is at least so many seconds old. */
export function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * SECOND_MS);
}
