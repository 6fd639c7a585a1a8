import type { AttemptError } from './states';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const MS_A_SECOND = 1_000;

/** Before the second attempt, the third, ...: 75 hours and a half in all. */
export const WAIT_SECONDS = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
/** Attempts before a delivery is given up. */
export const MOST_TRIES = WAIT_SECONDS.length + 1;
/** A wait is longer or shorter by up to this share, so that what failed together does not come back together. */
const JITTER_SHARE = 0.1;
/** A receiver that asks for a pause is given at most this one. */
const LONGEST_ASKED_SECONDS = 24 * HOUR;

/** Longest wait for the name, for the answer, and for the rest of an answer that has begun. */
export const NAME_MS = 5_000;
export const ANSWER_MS = 15_000;
export const BODY_MS = 2_000;
/** While a batch is on its way its worker says this often that it lives. */
export const BEAT_SECONDS = 10;
/** After this another worker takes up deliveries whose sender fell silent: some beats, and less than a minute. */
export const LEASE_SECONDS = 45;

/** Deliveries that a worker sends to one endpoint at once. */
export const AT_ONCE = 16;
/** How many it claims for that: less where attempts fail, one where they fail again and again. */
const BATCH = 64;
const BATCH_FAILED = 16;
const BATCH_FAILING = 1;
const FAILING_FROM = 10;

/** An endpoint is paused after so many failures in a row that go on for so long. */
const PAUSE_FAILURES = 20;
const PAUSE_HOURS = 24;

/**
 * When a delivery is tried again after its n-th try failed; null: never. `chance` from 0 to 1 chooses the jitter;
 * `askedSeconds` is what the receiver asked for with Retry-After.
 */
export function nextTryAt(
  tries: number,
  { now, chance, askedSeconds }: { now: Date; chance: number; askedSeconds: number | null },
): Date | null {
  const wait = WAIT_SECONDS[tries - 1];
  if (wait === undefined) return null;
  const jittered = wait * (1 + JITTER_SHARE * (2 * chance - 1));
  const seconds = Math.max(jittered, Math.min(askedSeconds ?? 0, LONGEST_ASKED_SECONDS));
  return new Date(now.getTime() + Math.round(seconds * MS_A_SECOND));
}

/** How many deliveries of an endpoint are claimed together, by how many attempts have failed in a row. */
export function batchSize(failures: number): number {
  if (failures >= FAILING_FROM) return BATCH_FAILING;
  return failures > 0 ? BATCH_FAILED : BATCH;
}

/** Whether an endpoint has failed so often for so long that nothing more is sent to it. */
export function isToBePaused({
  failures,
  failingSince,
  now,
}: {
  failures: number;
  failingSince: Date;
  now: Date;
}): boolean {
  const hours = (now.getTime() - failingSince.getTime()) / (HOUR * MS_A_SECOND);
  return failures >= PAUSE_FAILURES && hours >= PAUSE_HOURS;
}

const OK_FROM = 200;
const OK_BEFORE = 300;
const REDIRECT_BEFORE = 400;
/** The answer that says: never again. */
const GONE = 410;

/** What is wrong with an answer; null: nothing. A redirect is not followed. */
export function judgeStatus(status: number): AttemptError | null {
  if (status >= OK_FROM && status < OK_BEFORE) return null;
  return status >= OK_BEFORE && status < REDIRECT_BEFORE ? 'redirect' : 'status';
}

/** Whether the receiver says that it is gone for good. */
export function saysGone(status: number | null): boolean {
  return status === GONE;
}
